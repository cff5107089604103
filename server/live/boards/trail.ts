/**
 * When the positions of a feed came to be, to the second: frames are kept by number, and of a busy board the last fifty
 * are those of a few seconds. Instants are ms since 1970.
 */
import { STALE_MS } from '#server/domain/walls/state.ts';

/** A position that comes so soon after a mark has none of its own. */
const APART_MS = 1000;
/** Of whoever is behind for longer it is enough to know that. */
const KEPT_MS = 2 * STALE_MS;
/** Also when the clock is set back. */
const MOST = 2 * (KEPT_MS / APART_MS);

export class Trail {
	/** By `seq`. */
	#marks: { seq: number; at: number }[] = [];

	came(seq: number, at: number): void {
		const marks = this.#marks;
		const last = marks.at(-1);
		if (last && Math.abs(at - last.at) < APART_MS) return;
		marks.push({ seq, at });
		while (marks.length > MOST || (marks[1]?.at ?? Infinity) <= at - KEPT_MS) marks.shift();
	}

	/** When a position came, or up to a second before it; of one that came before all that is known, when that began. */
	cameAt(seq: number): number | null {
		const before = this.#marks.findLast((mark) => mark.seq <= seq) ?? this.#marks[0];
		return before?.at ?? null;
	}

	forget(): void {
		this.#marks = [];
	}
}
