/**
 * At most `most` tasks at once; the others wait their turn, first come, first served.
 * @returns a function that runs a task and settles as the task does
 */
export function limit(most: number): <T>(task: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (task) => {
		// a place is handed over, never freed and fought for, so the order holds
		if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
		else running++;
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
