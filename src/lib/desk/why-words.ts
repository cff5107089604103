/** The parts of an explanation of a clock, as names and values (rule DESK-53). */
import { age } from '#lib/shared/time/duration.ts';
import { when } from '#lib/shared/time/zone.ts';
import type { ClockExplanation } from '#lib/shared/wire/help.ts';
import type { DeskSay } from './say.ts';

export interface Part {
	name: string;
	/** A line each. */
	values: string[];
}

/** Spans that are shown; the newest ones. */
const SPANS = 5;

/**
 * @param now the server's time, ms since 1970
 * @param here the zone in which whoever reads it is shown all other times
 */
export function whyParts(why: ClockExplanation, now: number, here: string, say: DeskSay): Part[] {
	const { locale } = say;
	const at = (instant: number) => when(instant, now, why.zone, locale);
	const elsewhere = here !== why.zone;
	const { left, pausedAt, stoppedAt, dueAt } = why;
	const due = elsewhere
		? say('why-here', { time: at(dueAt), here: when(dueAt, now, here, locale) })
		: at(dueAt);
	const parts: [string, string[]][] = [
		[say('why-given'), [age(why.allowance, locale)]],
		[say('why-policy'), [policyWords(why, say)]],
		[say('why-hours'), [why.calendar === 'always' ? say('always') : why.calendar]],
		[say('why-began'), [at(why.startedAt)]],
		[say('why-run'), [age(why.worked, locale), ...spansOf(why, at, say)]],
		[say('why-still'), why.pauses.map((pause) => pauseWords(pause, at, say))],
		[say(left < 0 ? 'why-over' : 'why-left'), [age(Math.abs(left), locale)]],
		...(stoppedAt === null ? [] : [[say('why-stopped'), [at(stoppedAt)]] as [string, string[]]]),
		[say(pausedAt !== null && left > 0 ? 'why-due-if' : 'why-due'), [due]],
		[say('why-times'), elsewhere ? [why.zone] : []]
	];
	return parts.flatMap(([name, values]) => (values.length > 0 ? [{ name, values }] : []));
}

function policyWords({ policy, version, instead }: ClockExplanation, say: DeskSay): string {
	if (version === 0) return say('built-in');
	if (instead === null) return say('policy-version', { policy, n: version });
	return say('policy-instead', { policy, n: version, instead });
}

function spansOf(
	{ ran, more, calendar }: ClockExplanation,
	at: (instant: number) => string,
	say: DeskSay
): string[] {
	// one span that nothing interrupted says nothing that is not said already
	if (ran.length < 2 && calendar === 'always') return [];
	const shown = ran
		.slice(-SPANS)
		.map(({ from, to }) => say('span', { from: at(from), to: at(to) }));
	const earlier = ran.length - shown.length;
	if (more) return [say('many-before'), ...shown];
	return earlier > 0 ? [say('n-before', { n: earlier }), ...shown] : shown;
}

function pauseWords(
	{ from, to, for: reason }: ClockExplanation['pauses'][number],
	at: (instant: number) => string,
	say: DeskSay
): string {
	const why = reason === 'resolved' ? say('while-resolved') : say(`waiting-${reason}`);
	if (to === null) return say('since-for', { time: at(from), why });
	return say('span-for', { from: at(from), to: at(to), why });
}
