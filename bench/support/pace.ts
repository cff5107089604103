/** Work at an even pace. */

/** Calls `work` `count` times, `perSecond` times a second: late turns are caught up, so that the number holds. */
export function paced(
	count: number,
	perSecond: number,
	work: (index: number) => void
): Promise<void> {
	const begin = performance.now();
	let done = 0;
	return new Promise((resolve) => {
		const timer = setInterval(() => {
			const due = Math.min(count, Math.floor(((performance.now() - begin) / 1000) * perSecond));
			while (done < due) work(done++);
			if (done < count) return;
			clearInterval(timer);
			resolve();
		}, 1);
	});
}

export const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, ms));
