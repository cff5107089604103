/**
 * A node that ends sends its screens away one after the other: all at once, they would come to the next node all at once.
 */

/** So many screens are no crowd. */
const FEW = 20;
/** A fifth of them in any second is what another node is asked to bear; this leaves room for chance. */
export const OVER_MS = 6500;

/** A connection of Engine.IO. */
export interface Leaver {
	/** Asks the other side to close as well. */
	close(): void;
	transport?: { socket?: { terminate?(): void } };
}

export interface Chances {
	/** 0 to 1. */
	random: () => number;
	wait: (ms: number) => Promise<void>;
	/** Ms since any moment. */
	monotonic: () => number;
}

/** Closes every connection, in no order, each at a moment of its own within `overMs`. */
export async function sendAway(
	leavers: readonly Leaver[],
	{ random, wait, monotonic }: Chances,
	overMs = OVER_MS
): Promise<void> {
	const over = leavers.length > FEW ? overMs : 0;
	const order = shuffled(leavers, random);
	const begin = monotonic();
	for (const [index, leaver] of order.entries()) {
		const due = ((index + random()) / order.length) * over - (monotonic() - begin);
		if (due > 0) await wait(due);
		leaver.close();
	}
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
	const order = [...all];
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[order[last], order[other]] = [order[other] as T, order[last] as T];
	}
	return order;
}

/** Ends connections whose other side does not answer: WebSockets would wait thirty seconds for it. */
export function cutOff(leavers: readonly Leaver[]): void {
	for (const { transport } of leavers) transport?.socket?.terminate?.();
}
