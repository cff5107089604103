/** What is to come, earliest first; ties in the order in which they were put. A binary heap. */
export interface Agenda<T> {
	put(at: number, what: T): void;
	/** Takes out the earliest that is due at `now`, or null. */
	take(now: number): { at: number; what: T } | null;
	readonly size: number;
}

export function createAgenda<T>(): Agenda<T> {
	const heap: { at: number; order: number; what: T }[] = [];
	let order = 0;
	const before = (one: number, other: number) => {
		const [a, b] = [heap[one], heap[other]];
		return a && b ? a.at < b.at || (a.at === b.at && a.order < b.order) : a !== undefined;
	};
	const swap = (one: number, other: number) => {
		const [a, b] = [heap[one], heap[other]];
		if (a && b) [heap[one], heap[other]] = [b, a];
	};
	const rise = (from: number) => {
		for (let at = from; at > 0;) {
			const parent = (at - 1) >>> 1;
			if (!before(at, parent)) return;
			swap(at, parent);
			at = parent;
		}
	};
	const sink = () => {
		for (let at = 0; ;) {
			const least = [2 * at + 1, 2 * at + 2].reduce(
				(best, child) => (child < heap.length && before(child, best) ? child : best),
				at
			);
			if (least === at) return;
			swap(at, least);
			at = least;
		}
	};
	return {
		get size() {
			return heap.length;
		},
		put(at, what) {
			heap.push({ at, order: order++, what });
			rise(heap.length - 1);
		},
		take(now) {
			const first = heap[0];
			if (!first || first.at > now) return null;
			const last = heap.pop();
			if (last && heap.length > 0) {
				heap[0] = last;
				sink();
			}
			return { at: first.at, what: first.what };
		}
	};
}
