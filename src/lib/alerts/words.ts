/** The page of alerts in words. */
import { timeOfDay } from '#lib/shared/time/zone.ts';
import type { AlertBudget, RuleBudget, Severity } from '#lib/shared/wire/alerts.ts';
import type { RowState } from '#lib/components/state.ts';
import type { Words } from '#lib/messages/index.ts';
import { alertKind } from './kind.ts';
import { ruleWords } from './told.ts';
import { decimal, grouped, percent } from '#lib/shared/numbers.ts';

export type AlertsSay = Words<'alerts' | 'told' | 'common'>;

/** A piece of the first sentence; `grave` is lit. */
export interface Piece {
	text: string;
	grave: boolean;
}

/** "3 alerts ask for somebody, 1 critical." */
export function headline(active: number, critical: number, say: AlertsSay): Piece[] {
	if (active === 0) return [{ text: say('no-asks'), grave: false }];
	const asks = say('asks', { n: active });
	if (critical === 0) return [{ text: say('asks-end', { asks }), grave: false }];
	return [
		{ text: say('asks-and', { asks }), grave: false },
		{
			text: active === 1 ? say('it-is-critical') : say('n-critical', { n: critical }),
			grave: true
		},
		{ text: '.', grave: false }
	];
}

/** The shape that goes with a severity: the ones of the board. */
export const SHAPES: Record<Severity, RowState> = {
	critical: 'past',
	warning: 'due',
	info: 'on-time'
};

/** "A flood: more than anybody can answer. 133 alerts a supervisor in ten minutes…" */
export function verdictWords(
	{ verdict, rate, peak }: AlertBudget,
	zone: string,
	say: AlertsSay
): string {
	const part = (n: number) => decimal(n, n < 10 ? 1 : 0, say.locale);
	return say(peak.rate > rate ? 'verdict-peak' : 'verdict-rate', {
		verdict: say(`verdict-${verdict}`),
		n: rate,
		rate: part(rate),
		peak: part(peak.rate),
		time: timeOfDay(peak.from, zone)
	});
}

/** "Most of it is past SLA: 380 of 400." */
export const floodWords = (
	{ rule, count }: NonNullable<AlertBudget['floods']>,
	of: number,
	say: AlertsSay
): string =>
	say('comes-from', {
		rule: ruleWords(rule, say),
		count: grouped(count, say.locale),
		all: grouped(of, say.locale)
	});

/** What would make the alerts of a rule fewer; where nothing is known of it, as the server says it. */
export function suggestionWords({ rule, suggestion }: RuleBudget, say: AlertsSay): string {
	const found = alertKind(rule);
	return (found && say('suggestion-of', { kind: found.kind, rule: found.rule })) || suggestion;
}

/** "91% info, 8% warning, 1% critical." Null when there were none. */
export function spreadWords({ severities, count }: AlertBudget, say: AlertsSay): string | null {
	if (count === 0) return null;
	const share = (n: number) => percent(n / count, 0, say.locale);
	return say('spread', {
		info: share(severities.info),
		warning: share(severities.warning),
		critical: share(severities.critical)
	});
}

/** Text and names of the configuration in turn: what stands between backticks is a name. */
export const withNames = (text: string): { text: string; name: boolean }[] =>
	text
		.split('`')
		.map((part, index) => ({ text: part, name: index % 2 === 1 }))
		.filter((part) => part.text !== '');

/** "Webhook ops", "Mail night", "Browsers". */
export function channelName(channel: string, say: AlertsSay): string {
	const [kind, name = ''] = channel.split(':');
	if (kind === 'webhook') return say('channel-webhook', { name });
	return kind === 'email' ? say('channel-email', { name }) : say('channel-push');
}

/** What ended it, as a person says it. */
export function endWords(ended: string | null, say: AlertsSay): string {
	if (ended === null) return say('ended-over');
	const known = ENDS.find((one) => one === ended) ?? OWN_ENDS.get(ended);
	if (known) return say(`ended-${known}`);
	// the next alert about the same ends the one before
	return alertKind(ended) ? say('ended-now', { rule: ruleWords(ended, say) }) : ended;
}

const ENDS = [
	'claimed',
	'released',
	'retiered',
	'retier-undone',
	'stepped',
	'triggered',
	'lease-lapsed',
	'customer-updated',
	'noted',
	'ticked',
	'updated',
	'replanned',
	'resolved',
	'closed',
	'handed',
	'taken-over',
	'offered',
	'declined',
	'offer-lapsed',
	'claim-undone'
] as const;
/** Of alerts about no case, as the server writes them. */
const OWN_ENDS = new Map<string, 'again' | 'well' | 'there' | 'begun'>([
	['it goes again', 'again'],
	['it is well again', 'well'],
	['somebody is there', 'there'],
	['the shift has begun', 'begun']
]);
