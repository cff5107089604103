/** What of a board calls for somebody, as far as sounds go. Instants are ms since 1970 on the server's clock. */
import { isPast } from '#lib/shared/time/duration.ts';
import type { BoardHead, Figures, Row } from '#lib/shared/wire/rows.ts';

/** `past` outranks `due`. */
export const TONES = ['due', 'past'] as const;
export type Tone = (typeof TONES)[number];

export interface Look {
	at: number;
	/** How many are due soon and past SLA, over everything that the board covers. */
	many: Record<Tone, number>;
	/** Since when each row that is sent is what it is. */
	since: Record<Tone, readonly number[]>;
	/** The most urgent of what nobody has. */
	unclaimed: Tone | null;
}

/** @param rows those that are sent: the most urgent ones, not all that are counted */
export function lookAt(
	rows: readonly Row[],
	{ counts }: Pick<Figures, 'counts'>,
	{ dueSoonMs }: Pick<BoardHead, 'dueSoonMs'>,
	at: number
): Look {
	const since: Record<Tone, number[]> = { due: [], past: [] };
	const nobodys: Record<Tone, number> = { due: 0, past: 0 };
	for (const { clock, owner } of rows) {
		if (!clock || clock.due - dueSoonMs > at) continue;
		const is: Tone = isPast(clock.due, at) ? 'past' : 'due';
		since[is].push(is === 'past' ? clock.due : Math.max(clock.from, clock.due - dueSoonMs));
		if (!owner) nobodys[is]++;
	}
	// a row says so at once, the count over everything a moment later
	const many = {
		due: Math.max(counts.dueSoon, since.due.length),
		past: Math.max(counts.pastSla, since.past.length)
	};
	const unsent = counts.unclaimed - rows.filter(({ owner }) => !owner).length;
	const hidden = (tone: Tone) => unsent > 0 && many[tone] > since[tone].length;
	const unclaimed =
		nobodys.past || hidden('past') ? 'past' : nobodys.due || hidden('due') ? 'due' : null;
	return { at, many, since, unclaimed };
}
