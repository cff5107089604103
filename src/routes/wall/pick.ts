/** What of a board a wall shows in the rows that it has: pure. Instants are ms since 1970 on the server's clock. */
import { isPast } from '#lib/shared/time/duration.ts';
import type { Figures, Row } from '#lib/shared/wire/rows.ts';
import { takeTurn, type Round } from './round.ts';

/** How long one page of what is past SLA stands. */
export const PAGE_MS = 8000;

export interface Picked {
	rows: readonly Row[];
	/** When more is past SLA than there are rows: the places (from 1) of those that are in turn just now. */
	paging: { places: readonly number[]; of: number } | null;
	/** To be handed in next time. */
	round: Round | null;
}

/**
 * The rows to show, due first. When more is past SLA than there is room for, the upper half stands and the rest comes
 * into view in the lower half, turn by turn.
 * @param rows in order of due instants
 * @param room how many rows there are, at least 1
 * @param before of the last time, if there was one
 */
export function pickRows(
	rows: readonly Row[],
	now: number,
	room: number,
	before: Round | null = null
): Picked {
	const past = rows.filter(({ clock }) => clock && isPast(clock.due, now));
	if (past.length <= room) return { rows: rows.slice(0, room), paging: null, round: null };
	const standing = Math.floor(room / 2);
	const waiting = past.slice(standing).map(({ key }) => key);
	const size = room - standing;
	const round = takeTurn(before, waiting, Math.floor(now / PAGE_MS), size);
	const inView = new Set(round.queue.slice(0, size));
	return {
		rows: past.filter(({ key }, at) => at < standing || inView.has(key)),
		paging: {
			places: past.flatMap(({ key }, at) => (inView.has(key) ? at + 1 : [])),
			of: past.length
		},
		round
	};
}

/**
 * More things than places: the first stand, the rest take turns in the lower places. `from` and `to` count from 1.
 * @param standing how many stand; fewer than places
 */
export function inTurn<T>(
	all: readonly T[],
	now: number,
	room: number,
	standing = Math.floor(room / 2)
): { shown: T[]; from: number; to: number } {
	const size = room - standing;
	const pages = Math.ceil((all.length - standing) / size);
	const turn = Math.floor(now / PAGE_MS) % pages;
	// the last page is as full as the others
	const from = Math.min(standing + turn * size, all.length - size);
	return {
		shown: [...all.slice(0, standing), ...all.slice(from, from + size)],
		from: from + 1,
		to: from + size
	};
}

export interface Rest {
	/** How many open escalations are not shown. */
	more: number;
	/** Of those, how many fall due before the end of a coming quarter of an hour, the first in which any does. */
	due: { count: number; before: number } | null;
}

/** What is not shown, from the figures of the whole board: they also count what was not sent. */
export function restOf(
	{ counts, wave }: Pick<Figures, 'counts' | 'wave'>,
	shown: readonly Row[],
	now: number
): Rest {
	const more = Math.max(0, counts.open - shown.length);
	let coming = 0;
	for (const { to, count } of more === 0 ? [] : wave) {
		if (to <= now) continue;
		coming += count;
		const seen = shown.filter(({ clock }) => clock && clock.due > now && clock.due < to).length;
		if (coming > seen) return { more, due: { count: Math.min(more, coming - seen), before: to } };
	}
	return { more, due: null };
}

/** Nothing is past SLA, nothing is due soon, and everything has an owner. */
export function isCalm({ counts }: Pick<Figures, 'counts'>): boolean {
	return counts.pastSla === 0 && counts.dueSoon === 0 && counts.unclaimed === 0;
}
