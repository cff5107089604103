import { isPast } from '#lib/shared/time/duration.ts';
import type { Row } from '#lib/shared/wire/rows.ts';

/** How a row is lit. */
export type RowState = 'past' | 'due' | 'on-time' | 'paused';

/** In words, as they stand beside the shape. */
export const STATE_WORDS: Record<RowState, string> = {
	past: 'past SLA',
	due: 'due',
	'on-time': 'on time',
	paused: 'paused'
};

/**
 * @param now the server's time, ms since 1970
 * @param dueSoonMs `head.dueSoonMs` of the board
 */
export function stateOf(row: Pick<Row, 'clock'>, now: number, dueSoonMs: number): RowState {
	if (!row.clock) return 'paused';
	if (isPast(row.clock.due, now)) return 'past';
	return row.clock.due - now <= dueSoonMs ? 'due' : 'on-time';
}
