/** Which row comes first, and how the list keeps still under a finger (rules DESK-10 to DESK-13). */
import type { Row } from '#lib/shared/wire/rows.ts';

/** Most urgent first: what runs out first; rows without a running clock last; then priority, tier, key. */
function byUrgency(a: Row, b: Row): number {
	return (
		// Infinity - Infinity is not a number, which || takes for equal
		(a.clock?.due ?? Infinity) - (b.clock?.due ?? Infinity) ||
		a.priority - b.priority ||
		b.tier - a.tier ||
		(a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
	);
}

/** A list that was frozen, or not: the keys in the order to show them, and how many wait behind it. */
export interface Arrangement {
	keys: string[];
	/** Keys that are in `wanted` but not shown yet. */
	waiting: string[];
}

/**
 * @param wanted the keys in the order they ought to have
 * @param shown the keys as they are shown now
 * @param held true while a finger is down or was a moment ago: nothing moves, nothing leaves, nothing comes
 */
export function arrange(wanted: string[], shown: readonly string[], held: boolean): Arrangement {
	if (!held) return { keys: wanted, waiting: [] };
	const there = new Set(shown);
	return { keys: [...shown], waiting: wanted.filter((key) => !there.has(key)) };
}

export function sortByUrgency(rows: Iterable<Row>): Row[] {
	return [...rows].sort(byUrgency);
}

/** Which rows of a list of equal heights to draw: those in sight, and a few around them. All sizes in px. */
export function inSight(
	count: number,
	pitch: number,
	scrollTop: number,
	height: number,
	around = 4
): { from: number; to: number } {
	if (pitch <= 0 || count === 0) return { from: 0, to: Math.min(count, 20) };
	const from = Math.max(0, Math.floor(scrollTop / pitch) - around);
	return { from, to: Math.min(count, Math.ceil((scrollTop + height) / pitch) + around) };
}
