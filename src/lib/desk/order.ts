/** How the list keeps still under a finger, and what of it is drawn (rules DESK-11 to DESK-13). */

/** A list that was frozen, or not: the keys in the order to show them, and how many wait behind it. */
export interface Arrangement {
	keys: readonly string[];
	/** Keys that are in `wanted` but not shown yet. */
	waiting: readonly string[];
}

/**
 * @param wanted the keys in the order they ought to have
 * @param shown the keys as they are shown now
 * @param held true while a finger is down or was a moment ago: nothing moves, nothing leaves, nothing comes
 */
export function arrange(wanted: string[], shown: readonly string[], held: boolean): Arrangement {
	if (!held) return { keys: wanted, waiting: [] };
	if (unlessSame(shown, wanted) === shown) return { keys: shown, waiting: [] };
	const there = new Set(shown);
	return { keys: shown, waiting: wanted.filter((key) => !there.has(key)) };
}

/** Rows of a list, counted from its beginning: `from` up to `to` are drawn, `first` is the first in sight. */
export interface Sight {
	from: number;
	first: number;
	to: number;
}

/**
 * Which rows of a list of equal heights to draw: those in sight, and a few around them. All sizes in px.
 */
export function inSight(
	count: number,
	pitch: number,
	scrollTop: number,
	height: number,
	around = 4
): Sight {
	if (pitch <= 0 || count === 0) return { from: 0, first: 0, to: Math.min(count, 20) };
	const first = Math.max(0, Math.floor(scrollTop / pitch));
	const to = Math.min(count, Math.ceil((scrollTop + height) / pitch) + around);
	return { from: Math.max(0, first - around), first, to };
}

/** A row as it is drawn. */
export interface Place {
	/** Which of the elements draws it: one whose row has left draws another, which is cheaper than a new one. */
	slot: number;
	key: string;
	/** How many rows stand above it. */
	at: number;
	/** It draws another row than before: it does not move there, it is there. */
	fresh: boolean;
}

/**
 * The next step from what is drawn to what ought to be: a few rows at a time, in sight before around it. What is not
 * reached yet stays as it is, unless something else stands there.
 * @param keys the whole list
 * @param mayTake whether the element of a row that has left may draw another one
 * @param most so many rows are drawn that were not
 */
export function nextPlaces(
	before: readonly Place[],
	keys: readonly string[],
	{ from, first, to }: Sight,
	mayTake: (place: Place) => boolean,
	most: number
): { places: readonly Place[]; done: boolean } {
	const wanted = new Map(keys.slice(from, to).map((key, index) => [key, from + index]));
	const places: Place[] = [];
	const spare = new Map<number, Place>();
	let slots = 0;
	for (const place of before) {
		slots = Math.max(slots, place.slot + 1);
		const at = wanted.get(place.key);
		if (at === undefined) spare.set(place.at, place);
		else places.push({ ...place, at, fresh: false });
		wanted.delete(place.key);
	}
	const missing = [...wanted].sort(
		([, a], [, b]) => Number(a < first) - Number(b < first) || a - b
	);
	for (const [key, at] of missing.slice(0, most)) {
		const own = spare.get(at);
		const found = own && mayTake(own) ? own : [...spare.values()].find(mayTake);
		if (found) spare.delete(found.at);
		places.push({ slot: found?.slot ?? slots++, key, at, fresh: true });
	}
	const taken = new Set(places.map(({ at }) => at));
	const done = missing.length <= most;
	const stays = done
		? []
		: [...spare.values()].filter(({ at }) => at < keys.length && !taken.has(at));
	return { places: [...places, ...stays].sort((a, b) => a.at - b.at), done };
}

/** @returns the list before while it holds the same, so that whoever shows it has nothing to do */
export const unlessSame = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
	before.length === now.length && now.every((one, at) => one === before[at]) ? before : now;

/** Everything between two keys of a list, with both of them; the last alone when the first is not in it. */
export function spanOf(order: readonly string[], from: string, to: string): string[] {
	const [a, b] = [order.indexOf(from), order.indexOf(to)];
	if (b < 0) return [];
	return a < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
