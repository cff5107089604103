/**
 * Alerts in English, for what leaves Andon: rules by what they tell of, and the one line that stands for many. Pages say
 * the same in their reader's language (`src/lib/alerts/told.ts`).
 */
import { timeOfDay } from './time/zone.ts';
import type { FloodLine } from './wire/alerts.ts';

const WORDS: Record<string, string> = {
	'clock:claim:past': 'not claimed in time',
	'clock:resolve:past': 'past SLA',
	'promise:past': 'customer not told in time',
	offered: 'offered to a colleague',
	'offer:declined': 'declined by a colleague',
	'offer:lapsed': 'not answered by a colleague',
	'taken-over': 'taken over',
	mention: 'named in a note',
	'lease:warned': 'claim about to lapse',
	'lease:lapsed': 'claim lapsed',
	'path:notified': 'waiting in a step',
	'path:management-paged': 'with management',
	'path:skipped': 'step nobody can take',
	'escalated:immediate': 'escalated at once',
	'escalated:hierarchical': 'asked for a manager',
	'escalated:priority': 'escalated as urgent',
	'escalated:handed': 'escalated to their team',
	'escalated:new': 'new in your tiers',
	'tier:moved': 'moved into your tiers',
	'path:stepped': 'next step of the path',
	customer: 'escalated by the customer',
	'pause:ended': 'pause over',
	'roster:gap': 'tier without people',
	'wall:trouble': 'wall that is not well',
	'channel:failed': 'channel that fails'
};

/** What a rule tells of, after a count: "380 past SLA". A rule that is not known is told by its name. */
export function ruleWords(rule: string): string {
	const known = WORDS[rule];
	if (known) return known;
	const [kind, what, share] = rule.split(':');
	if (kind === 'clock' && what === 'claim') return `at ${share}% of the time to claim`;
	if (kind === 'clock' && what === 'resolve') return `at ${share}% of the time to resolve`;
	if (kind === 'promise') return `at ${what}% of the time to tell the customer`;
	if (kind === 'rule') return `by the rule ${rule.slice('rule:'.length)}`;
	return rule;
}

const NAMED = 3;

/** The rules that a line names, the most frequent first, and how many alerts are of others. */
export function partsOf({ rules }: FloodLine): {
	named: [rule: string, n: number][];
	rest: number;
} {
	const most = Object.entries(rules).sort(
		([one, n], [other, m]) => m - n || (one < other ? -1 : 1)
	);
	const rest = most.slice(NAMED).reduce((sum, [, n]) => sum + n, 0);
	return { named: most.slice(0, NAMED), rest };
}

/**
 * Such as "and 391 more since 14:02: 380 past SLA, 11 not claimed in time".
 * @param zone IANA name, of the time of day
 */
export function lineWords(line: FloodLine, zone: string): string {
	const { since, count, critical } = line;
	const { named, rest } = partsOf(line);
	const parts = [
		...named.map(([rule, n]) => `${grouped(n)} ${ruleWords(rule)}`),
		...(rest > 0 ? [`${grouped(rest)} ${rest === 1 ? 'other' : 'others'}`] : [])
	];
	const grave = critical > 0 ? `, ${grouped(critical)} of them critical` : '';
	return `and ${grouped(count)} more since ${timeOfDay(since, zone)}${grave}: ${parts.join(', ')}`;
}

const grouped = (n: number): string => n.toLocaleString('en-GB');
