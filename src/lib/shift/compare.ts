/** A shift beside the same window a week before, in words (rule SUM-30). Durations in ms. */
import type { Words } from '#lib/messages/index.ts';
import { decimal, percent } from '#lib/shared/numbers.ts';
import { age, wait } from '#lib/shared/time/duration.ts';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';

export type ShiftSay = Words<'shift' | 'common'>;

export interface Difference {
	text: string;
	/** Whether that is good for those who wait; null when it is neither. */
	good: boolean | null;
}

const same = (say: ShiftSay): Difference => ({ text: say('same'), good: null });
const unknown = (say: ShiftSay): Difference => ({ text: say('no-compare'), good: null });

function share({ claimedInTime, claimsDecided }: ShiftFigures): number | null {
	return claimsDecided === 0 ? null : claimedInTime / claimsDecided;
}

function fewer(now: number, before: number, say: ShiftSay): Difference {
	if (now === before) return same(say);
	const text = say(now > before ? 'more' : 'fewer', { n: Math.abs(now - before) });
	return { text, good: now < before };
}

function faster(now: number | null, before: number | null, say: ShiftSay): Difference {
	if (now === null || before === null) return unknown(say);
	const gap = Math.round(Math.abs(now - before) / 1000) * 1000;
	if (gap === 0) return same(say);
	const inMinutes = gap >= 60_000 && gap < 600_000;
	const time = inMinutes ? say('minutes', { time: wait(gap) }) : age(gap, say.locale);
	return { text: say(now < before ? 'faster' : 'slower', { time }), good: now < before };
}

function points(now: number | null, before: number | null, say: ShiftSay): Difference {
	if (now === null || before === null) return unknown(say);
	const gap = Math.round((now - before) * 1000) / 10;
	if (gap === 0) return same(say);
	const n = Math.abs(gap);
	return {
		text: say(gap > 0 ? 'up' : 'down', { n, size: decimal(n, 1, say.locale, 1) }),
		good: gap > 0
	};
}

export function compare(now: ShiftFigures, before: ShiftFigures, say: ShiftSay) {
	return {
		// more escalations is more work, but nobody's fault
		escalations: { ...fewer(now.escalations, before.escalations, say), good: null },
		claimedInTime: points(share(now), share(before), say),
		medianToClaim: faster(now.medianToClaim, before.medianToClaim, say),
		medianToResolve: faster(now.medianToResolve, before.medianToResolve, say),
		reopened: fewer(now.reopened, before.reopened, say)
	};
}

/** "93.0%", never rounded to all or to none; a dash when no claim clock was decided. */
export function shareWords(figures: ShiftFigures, say: ShiftSay): string {
	const part = share(figures);
	if (part === null) return '–';
	if (part === 0 || part === 1) return percent(part, 0, say.locale);
	return percent(Math.min(0.999, Math.max(0.001, part)), 1, say.locale);
}

/** A median as it stands in a table; a dash when nothing was counted. */
export function medianWords(ms: number | null, say: ShiftSay): string {
	return ms === null ? '–' : wait(ms, say.locale);
}
