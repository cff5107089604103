/** How the list keeps still under a finger, and what of it is drawn (rules DESK-11 to DESK-13). */
import type { Row } from '#lib/shared/wire/rows.ts';

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

export function byKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
	return new Map(rows.map((row) => [row.key, row]));
}
