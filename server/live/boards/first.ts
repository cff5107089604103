import type { DueEntry, DueIndex } from '../state/due-index.ts';
import type { Part } from './source.ts';

export interface Entry extends DueEntry {
	part: Part;
}

/** The `limit` entries of all clients that come first. */
export const firstOf = (
	parts: readonly Part[],
	index: (part: Part) => DueIndex,
	limit: number
): Entry[] =>
	parts
		.flatMap((part) => entriesOf(part, index(part), limit))
		.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
		.slice(0, limit);

export const entriesOf = (part: Part, index: DueIndex, limit: number): Entry[] =>
	index.first(limit).map((entry) => ({ ...entry, part }));
