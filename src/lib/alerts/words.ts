/** The page of alerts in words. */
import { ruleWords } from '#lib/shared/alert-words.ts';
import { timeOfDay } from '#lib/shared/time/zone.ts';
import type { AlertBudget, ChannelView, Severity, SpanName } from '#lib/shared/wire/alerts.ts';
import type { RowState } from '#lib/components/state.ts';
import { counted } from '#lib/words.ts';

/** A piece of the first sentence; `grave` is lit. */
export interface Piece {
	text: string;
	grave: boolean;
}

/** "3 alerts ask for somebody, 1 critical." */
export function headline(active: number, critical: number): Piece[] {
	if (active === 0) return [{ text: 'Nothing asks for anybody.', grave: false }];
	const asks = `${counted(active, 'alert')} ${active === 1 ? 'asks' : 'ask'} for somebody`;
	if (critical === 0) return [{ text: `${asks}.`, grave: false }];
	return [
		{ text: `${asks}, `, grave: false },
		{
			text: active === 1 ? 'and it is critical' : counted(critical, 'critical', 'critical'),
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

export const SPAN_WORDS: Record<SpanName, string> = {
	'10-minutes': 'Last 10 minutes',
	hour: 'Last hour',
	day: 'Last day'
};

const VERDICTS: Record<AlertBudget['verdict'], string> = {
	fine: 'Fine: people can answer what they are told.',
	busy: 'Busy: about as much as people can answer.',
	over: 'More than people can answer.',
	flood: 'A flood: more than anybody can answer.'
};

/** "A flood: more than anybody can answer. 133 alerts a supervisor in ten minutes…" */
export function verdictWords({ verdict, rate, peak }: AlertBudget, zone: string): string {
	const many = `${decimal(rate)} ${rate === 1 ? 'alert' : 'alerts'} a supervisor in ten minutes`;
	const worst =
		peak.rate > rate
			? `, ${decimal(peak.rate)} in the worst ten, from ${timeOfDay(peak.from, zone)}`
			: '';
	return `${VERDICTS[verdict]} ${many}${worst}.`;
}

/** "Most of it is past SLA: 380 of 400." */
export const floodWords = (
	{ rule, count }: NonNullable<AlertBudget['floods']>,
	of: number
): string => `It comes from “${ruleWords(rule)}”: ${grouped(count)} of ${grouped(of)}.`;

/** "91% info, 8% warning, 1% critical." Null when there were none. */
export function spreadWords({ severities, count }: AlertBudget): string | null {
	if (count === 0) return null;
	const share = (n: number) => `${Math.round((100 * n) / count)}%`;
	const { info, warning, critical } = severities;
	return `${share(info)} info, ${share(warning)} warning, ${share(critical)} critical; 80, 15 and 5 are a good mix.`;
}

/** Text and names of the configuration in turn: what stands between backticks is a name. */
export const withNames = (text: string): { text: string; name: boolean }[] =>
	text
		.split('`')
		.map((part, index) => ({ text: part, name: index % 2 === 1 }))
		.filter((part) => part.text !== '');

/** "Webhook ops", "Mail night", "Browsers". */
export function channelName(channel: string): string {
	const [kind, name = ''] = channel.split(':');
	if (kind === 'webhook') return `Webhook ${name}`;
	return kind === 'email' ? `Mail ${name}` : 'Browsers';
}

export const CHANNEL_STATES: Record<ChannelView['state'], string> = {
	unused: 'not used yet',
	well: 'well',
	failing: 'failing'
};

/** What ended it, as a person says it. */
export function endWords(ended: string | null): string {
	if (ended === null) return 'over';
	return ENDS[ended] ?? (ended.includes(':') ? `now ${ruleWords(ended)}` : ended);
}

const ENDS: Record<string, string> = {
	claimed: 'claimed',
	released: 'released',
	retiered: 'moved',
	'retier-undone': 'move undone',
	stepped: 'went on along its path',
	triggered: 'moved up',
	'lease-lapsed': 'claim lapsed',
	'customer-updated': 'customer told',
	noted: 'somebody is at it',
	ticked: 'somebody is at it',
	updated: 'waits, or has time again',
	replanned: 'has time again',
	resolved: 'resolved',
	closed: 'closed'
};

const grouped = (n: number): string => n.toLocaleString('en-GB');
const decimal = (n: number): string =>
	n.toLocaleString('en-GB', { maximumFractionDigits: n < 10 ? 1 : 0 });
