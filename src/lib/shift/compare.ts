/** A shift beside the same window a week before, in words (rule SUM-30). Durations in ms. */
import { age, wait } from '#lib/shared/time/duration.ts';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';

export interface Difference {
	text: string;
	/** Whether that is good for those who wait; null when it is neither. */
	good: boolean | null;
}

const SAME: Difference = { text: 'same', good: null };
const UNKNOWN: Difference = { text: 'nothing to compare', good: null };

function share({ claimedInTime, claimsDecided }: ShiftFigures): number | null {
	return claimsDecided === 0 ? null : claimedInTime / claimsDecided;
}

function fewer(now: number, before: number): Difference {
	if (now === before) return SAME;
	const text = `${Math.abs(now - before).toLocaleString('en-GB')} ${now > before ? 'more' : 'fewer'}`;
	return { text, good: now < before };
}

function faster(now: number | null, before: number | null): Difference {
	if (now === null || before === null) return UNKNOWN;
	const gap = Math.round(Math.abs(now - before) / 1000) * 1000;
	if (gap === 0) return SAME;
	const words = gap < 60_000 ? age(gap) : gap < 600_000 ? `${wait(gap)} min` : age(gap);
	return { text: `${words} ${now < before ? 'faster' : 'slower'}`, good: now < before };
}

function points(now: number | null, before: number | null): Difference {
	if (now === null || before === null) return UNKNOWN;
	const gap = Math.round((now - before) * 1000) / 10;
	if (gap === 0) return SAME;
	const size = Math.abs(gap);
	return {
		text: `${gap > 0 ? 'up' : 'down'} ${size.toFixed(1)} ${size === 1 ? 'point' : 'points'}`,
		good: gap > 0
	};
}

export function compare(now: ShiftFigures, before: ShiftFigures) {
	return {
		// more escalations is more work, but nobody's fault
		escalations: { ...fewer(now.escalations, before.escalations), good: null },
		claimedInTime: points(share(now), share(before)),
		medianToClaim: faster(now.medianToClaim, before.medianToClaim),
		medianToResolve: faster(now.medianToResolve, before.medianToResolve),
		reopened: fewer(now.reopened, before.reopened)
	};
}

/** "93.0%", never rounded to all or to none; a dash when no claim clock was decided. */
export function shareWords(figures: ShiftFigures): string {
	const part = share(figures);
	if (part === null) return '–';
	if (part === 0 || part === 1) return `${part * 100}%`;
	return `${Math.min(99.9, Math.max(0.1, part * 100)).toFixed(1)}%`;
}

/** A median as it stands in a table; a dash when nothing was counted. */
export function medianWords(ms: number | null): string {
	return ms === null ? '–' : wait(ms);
}
