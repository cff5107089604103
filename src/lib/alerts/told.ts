/** What alerts tell of and ask for, in the reader's language. What has no words there stays as the server says it. */
import { actName } from '#lib/shared/alert-acts.ts';
import { partsOf } from '#lib/shared/alert-words.ts';
import { grouped } from '#lib/shared/numbers.ts';
import { timeOfDay } from '#lib/shared/time/zone.ts';
import type { AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';
import type { Words } from '#lib/messages/index.ts';
import { alertKind, type AlertKind } from './kind.ts';

export type ToldSay = Words<'told' | 'common'>;

/** The line of an alert: "4711: not claimed in time". */
export function titleWords(alert: AlertView, say: ToldSay): string {
	const found = alertKind(alert.rule);
	const told = found && matter(found, alert, say);
	if (!told) return alert.title;
	return alert.ref === null ? told : `${alert.ref}: ${told}`;
}

/** What these say of an alert besides its kind; without all of it the server's own line is said. */
const NEEDED: Record<string, readonly (keyof Told)[]> = {
	customer: ['place'],
	manager: ['place'],
	handed: ['place'],
	fresh: ['place'],
	moved: ['place'],
	stepped: ['place'],
	skipped: ['step'],
	offered: ['by', 'to'],
	declined: ['by'],
	unanswered: ['by'],
	taken: ['by', 'to'],
	mention: ['by', 'to'],
	roster: ['tier', 'shift'],
	wall: ['wall', 'trouble'],
	channel: ['way', 'channel', 'why']
};

/** What there are words for: a newer node may know of others. */
const TROUBLES = new Set(['dark', 'stale', 'muted']);
const WAYS = new Set(['webhook', 'email', 'push']);

type Told = ReturnType<typeof toldOf>;

function toldOf({ tier = null, team = null, names = {} }: AlertView, say: ToldSay) {
	const { by = '', to = '', shift = '', wall = '', trouble = '', channel = '', why = '' } = names;
	const tierWords = (of: number | null) =>
		of === null ? '' : say('alert-place', { tier: of, named: 'no', team: '' });
	const place =
		tier !== null && team !== null
			? say('alert-place', { tier, named: 'yes', team })
			: tierWords(tier);
	const [way = '', name = ''] = channel.split(':');
	return {
		tier: tier === null ? '' : `${tier}`,
		place,
		placed: place ? 'yes' : 'no',
		at: team ?? place,
		// one that was passed over is another than the one where the case is now
		step: names.step ? (names.step.team ?? tierWords(names.step.tier)) : '',
		by,
		to,
		shift,
		wall,
		trouble: TROUBLES.has(trouble) ? trouble : '',
		way: WAYS.has(way) ? way : '',
		channel: name || way,
		why
	};
}

function matter(found: AlertKind, alert: AlertView, say: ToldSay): string {
	const told = toldOf(alert, say);
	if (NEEDED[found.kind]?.some((name) => told[name] === '')) return '';
	const { kind, share, rule } = found;
	const { place, placed, at } = told;
	return (
		say('alert-of', { kind, rule, place, placed, at }) ||
		say('alert-else', { kind, share, ...told })
	);
}

/** What is to be done: "Claim it". */
export function actWords(act: string, say: ToldSay): string {
	const name = actName(act);
	return name ? say(`act-${name}`) : act;
}

/** What a rule tells of, after a count: "380 past SLA". A rule that is not known is told by its name. */
export function ruleWords(rule: string, say: ToldSay): string {
	const found = alertKind(rule) ?? { kind: 'other', share: '', rule };
	return say('rule-of', { ...found });
}

/**
 * Such as "and 391 more since 14:02: 380 past SLA, 11 not claimed in time".
 * @param zone IANA name, of the time of day
 */
export function lineWords(line: FloodLine, zone: string, say: ToldSay): string {
	const { named, rest } = partsOf(line);
	const parts = named.map(([rule, n]) =>
		say('rule-count', { count: grouped(n, say.locale), what: ruleWords(rule, say) })
	);
	return say('flood-line', {
		count: grouped(line.count, say.locale),
		time: timeOfDay(line.since, zone),
		n: line.critical,
		parts: [...parts, ...(rest > 0 ? [say('rule-others', { n: rest })] : [])].join(', ')
	});
}
