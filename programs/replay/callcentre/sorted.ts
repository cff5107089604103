/** Counting in sorted lists of instants. */

/** @returns how many of the ascending `list` are at or before `at` */
export function countUntil(list: readonly number[], at: number): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((list[middle] ?? Infinity) <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Spans by their beginning, with the latest end of all that began so far. */
export interface Presence {
	from: number[];
	latestTo: number[];
}

export function presenceOf(spans: { from: number; to: number }[]): Presence {
	const sorted = spans.toSorted((a, b) => a.from - b.from);
	let latest = -Infinity;
	return {
		from: sorted.map(({ from }) => from),
		latestTo: sorted.map(({ to }) => (latest = Math.max(latest, to)))
	};
}

/** @returns the end of what began by `at` and ends last (after `at`: it still lasts), or null when nothing began */
export function lastEnd({ from, latestTo }: Presence, at: number): number | null {
	return latestTo[countUntil(from, at) - 1] ?? null;
}
