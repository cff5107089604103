/** Whether and how a row of the wall says by when its customer is to be told (rule WALL-19): pure. */
import { isPast } from '#lib/shared/time/duration.ts';
import type { Row } from '#lib/shared/wire/rows.ts';

export interface Promised {
	/** ms since 1970. */
	due: number;
	state: 'past' | 'due' | 'on-time';
}

export function promiseState(due: number, now: number, dueSoonMs: number): Promised['state'] {
	if (isPast(due, now)) return 'past';
	return due - now <= dueSoonMs ? 'due' : 'on-time';
}

/** @returns null when nothing was promised, or the lamp shows it */
export function promised(
	{ promise, clock }: Pick<Row, 'promise' | 'clock'>,
	now: number,
	dueSoonMs: number
): Promised | null {
	if (promise === null || clock?.name === 'update') return null;
	return { due: promise, state: promiseState(promise, now, dueSoonMs) };
}
