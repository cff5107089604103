/** Lets so much work run at once and no more; the rest waits its turn, first come, first served. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function turns(most: number): Turns {
	let free = most;
	const waiting = new Set<() => void>();
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.add(resolve));
		try {
			return await work();
		} finally {
			const [next] = waiting;
			if (next) {
				waiting.delete(next);
				next();
			} else free += 1;
		}
	};
}
