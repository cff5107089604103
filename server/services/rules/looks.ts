/** The looks at queues that are still kept, to be asked how a queue stood at an instant. */
import { LOOK_HOLDS_MS, type QueueLook } from '#server/domain/rules/facts.ts';
import type { Observed } from '#server/store/queues.ts';

export class Looks {
	readonly #queues = new Map<string, QueueLook[]>();
	/** Of the first look that is kept; null of none. */
	readonly since: number | null;

	/** @param kept in the order in which they were told */
	constructor(kept: readonly { queue: string; observed: Observed }[]) {
		for (const { queue, observed } of kept) {
			const looks = this.#queues.get(queue) ?? [];
			// one that was told late and is older than the one before was news to nobody
			if ((looks.at(-1)?.at ?? 0) <= observed.at) looks.push({ queue, ...observed });
			this.#queues.set(queue, looks);
		}
		const first = [...this.#queues.values()].map(([look]) => look?.at ?? Infinity);
		this.since = first.length === 0 ? null : Math.min(...first);
	}

	/** Every look at a queue, oldest first. */
	of(queue: string): readonly QueueLook[] {
		return this.#queues.get(queue) ?? [];
	}

	/** Instants within [from, to) from which something of a queue is counted. */
	beginnings(queue: string, from: number, to: number): number[] {
		const found: number[] = [];
		for (const look of this.of(queue)) {
			if (look.at >= to) break;
			if (look.at + LOOK_HOLDS_MS >= from) found.push(...begins(look));
		}
		return found;
	}

	/** The latest look at `at`; null before the first. */
	at(queue: string, at: number): QueueLook | null {
		const looks = this.of(queue);
		let [low, high] = [0, looks.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((looks[middle]?.at ?? Infinity) <= at) low = middle + 1;
			else high = middle;
		}
		return looks[low - 1] ?? null;
	}
}

/** When it was told of, when it holds no more, and since when the first customer waits. */
export const begins = ({ at, oldestWaitSeconds }: QueueLook): number[] => [
	at,
	at + LOOK_HOLDS_MS,
	...(oldestWaitSeconds === null ? [] : [at - Math.round(oldestWaitSeconds * 1000)])
];
