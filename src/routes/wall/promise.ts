/** Whether and how a row of the wall says by when its customer is to be told (rule WALL-19): pure. */
import { isPast } from '#lib/shared/time/duration.ts';
import type { Row } from '#lib/shared/wire/rows.ts';

export interface Promised {
	/** ms since 1970. */
	due: number;
	state: 'past' | 'due' | 'on-time';
}

/** @returns null when nothing was promised, or the lamp shows it */
export function promised(
	{ promise, clock }: Pick<Row, 'promise' | 'clock'>,
	now: number,
	dueSoonMs: number
): Promised | null {
	if (promise === null || clock?.name === 'update') return null;
	const soon = promise - now <= dueSoonMs;
	return { due: promise, state: isPast(promise, now) ? 'past' : soon ? 'due' : 'on-time' };
}

/** Letters that the line of a title holds. */
const LINE = 42;

/**
 * Beside the title stands a promise that is pressing, or one that the title leaves room for. Where the row is high
 * enough for a line of its own it stands there.
 * @param line everything that stands on the line of the title, in words
 */
export const besideTitle = ({ state }: Promised, line: readonly string[]): boolean =>
	state !== 'on-time' || line.filter(Boolean).join(' · ').length <= LINE;
