/** The parts of an explanation of a clock, as names and values (rule DESK-53). */
import { age } from '#lib/shared/time/duration.ts';
import { when } from '#lib/shared/time/zone.ts';
import type { ClockExplanation } from '#lib/shared/wire/help.ts';
import { WAITING_WORDS } from '#lib/words.ts';

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
export function whyParts(why: ClockExplanation, now: number, here: string): Part[] {
	const at = (instant: number) => when(instant, now, why.zone);
	const elsewhere = here !== why.zone;
	const { left, pausedAt, stoppedAt, dueAt } = why;
	const parts: [string, string[]][] = [
		['Given', [age(why.allowance)]],
		['Policy', [policyWords(why)]],
		['Hours', [why.calendar === 'always' ? 'around the clock' : why.calendar]],
		['Began', [at(why.startedAt)]],
		['Has run', [age(why.worked), ...spansOf(why, at)]],
		['Stood still', why.pauses.map((pause) => pauseWords(pause, at))],
		[left < 0 ? 'Over by' : 'Left', [age(Math.abs(left))]],
		...(stoppedAt === null ? [] : [['Stopped', [at(stoppedAt)]] as [string, string[]]]),
		[
			pausedAt !== null && left > 0 ? 'Due, if it went on now' : 'Due',
			[elsewhere ? `${at(dueAt)}, here ${when(dueAt, now, here)}` : at(dueAt)]
		],
		['Times of', elsewhere ? [why.zone] : []]
	];
	return parts.flatMap(([name, values]) => (values.length > 0 ? [{ name, values }] : []));
}

function policyWords({ policy, version, instead }: ClockExplanation): string {
	if (version === 0) return 'built in';
	const kept = instead === null ? '' : `, which is not kept; told by version ${instead}`;
	return `${policy}, version ${version}${kept}`;
}

function spansOf({ ran, more, calendar }: ClockExplanation, at: (instant: number) => string) {
	// one span that nothing interrupted says nothing that is not said already
	if (ran.length < 2 && calendar === 'always') return [];
	const shown = ran.slice(-SPANS).map(({ from, to }) => `${at(from)} to ${at(to)}`);
	const earlier = ran.length - shown.length;
	if (more) return ['and many before', ...shown];
	return earlier > 0 ? [`and ${earlier} before`, ...shown] : shown;
}

function pauseWords(
	{ from, to, for: reason }: ClockExplanation['pauses'][number],
	at: (instant: number) => string
): string {
	const why = reason === 'resolved' ? 'while it was resolved' : WAITING_WORDS[reason];
	return `${to === null ? `since ${at(from)}` : `${at(from)} to ${at(to)}`}, ${why}`;
}
