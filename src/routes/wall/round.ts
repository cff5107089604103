/** In which order things come into view of which not all fit at once: pure. */
export interface Round {
	/** The number of its turn. */
	turn: number;
	/** How many are in view. */
	size: number;
	/** The first ones are in view; behind them stands what was in view longest ago. */
	queue: readonly string[];
	/** What was in view when the turn began. */
	begun: readonly string[];
}

/** Of what is past SLA, on pages with and without what is due next. */
export type Rounds = Record<'main' | 'strip', Round | null>;

/**
 * The next turn, or the same one anew. Who had a whole turn goes to the end; who came stands there, too, so that nobody
 * is overtaken, whatever comes and goes meanwhile. What takes a place that became free stays for the turn after it.
 * Where nothing is known of turns before, it begins where it would be by now if nothing had ever changed: screens that
 * are switched on one after the other show the same.
 * @param before null at the beginning; another size begins anew
 * @param waiting those that take turns, in their own order, more than `size`
 */
export function takeTurn(
	before: Round | null,
	waiting: readonly string[],
	turn: number,
	size: number
): Round {
	let queue: string[];
	if (before?.size === size) {
		const [there, known] = [new Set(waiting), new Set(before.queue)];
		const kept = before.queue.filter((one) => there.has(one));
		queue = [...kept, ...waiting.filter((one) => !known.has(one))];
		if (before.turn === turn) return { ...before, queue };
		const had = new Set(before.begun);
		queue = [...queue.filter((one) => !had.has(one)), ...queue.filter((one) => had.has(one))];
	} else {
		const first = (turn * size) % waiting.length;
		queue = [...waiting.slice(first), ...waiting.slice(0, first)];
	}
	return { turn, size, queue, begun: queue.slice(0, size) };
}
