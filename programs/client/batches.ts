/** Batches in which some items failed for the moment: what is sent again, and in what order. */
import type { Ack } from '#lib/shared/wire/errors.ts';

/**
 * Which items must be sent again: each that failed for the moment, and all later ones of the same case, because they
 * were decided without it. One that was carried out already is answered as before, by its operation id.
 * @param results as answered, in the order of `items`
 * @returns indices into `items`, ascending
 */
export function toRepeat<T extends { case: string }>(
	items: T[],
	results: Ack<unknown>[]
): number[] {
	const broken = new Set<string>();
	const again: number[] = [];
	items.forEach((item, index) => {
		const result = results[index];
		if (result && !result.ok && result.error.temporary) broken.add(item.case);
		if (broken.has(item.case)) again.push(index);
	});
	return again;
}

/** @returns `list` in runs of at most `most` */
export function chunks<T>(list: T[], most: number): T[][] {
	const found: T[][] = [];
	for (let from = 0; from < list.length; from += most) found.push(list.slice(from, from + most));
	return found;
}
