/** Figures of one group: counted up mark by mark, then read once. */
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';
import type { Mark } from './memory.ts';

export interface Tally {
	escalations: number;
	claimed: number;
	claimedInTime: number;
	claimsDecided: number;
	resolved: number;
	pastSla: number;
	reopened: number;
	toClaim: number[];
	toResolve: number[];
}

export const newTally = (): Tally => ({
	escalations: 0,
	claimed: 0,
	claimedInTime: 0,
	claimsDecided: 0,
	resolved: 0,
	pastSla: 0,
	reopened: 0,
	toClaim: [],
	toResolve: []
});

/** Counts a mark, but for what is counted once a case (`pastSla`) or once a clock (`claimsDecided`). */
export function count(tally: Tally, { what, span, met }: Mark): void {
	switch (what) {
		case 'escalated':
			tally.escalations++;
			break;
		case 'claimed':
			tally.claimed++;
			if (met) tally.claimedInTime++;
			tally.toClaim.push(span);
			break;
		case 'resolved':
			tally.resolved++;
			tally.toResolve.push(span);
			break;
		case 'reopened':
			tally.reopened++;
	}
}

export function figures({ toClaim, toResolve, ...counts }: Tally): ShiftFigures {
	const [claim, resolve] = [Float64Array.from(toClaim).sort(), Float64Array.from(toResolve).sort()];
	return {
		...counts,
		medianToClaim: nearestRank(claim, 50),
		p90ToClaim: nearestRank(claim, 90),
		medianToResolve: nearestRank(resolve, 50),
		p90ToResolve: nearestRank(resolve, 90)
	};
}

/**
 * The smallest value that at least so many per cent of the values do not exceed; always one of them. Null of none.
 * @param sorted ascending
 * @param percent a whole number from 1 to 100, since shares such as 0.55 have no exact binary form
 */
export function nearestRank(sorted: ArrayLike<number>, percent: number): number | null {
	return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null;
}
