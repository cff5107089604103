/** Work at an even pace. */

/**
 * Calls `work` `count` times, `perSecond` times a second: late turns are caught up, so that the number holds. Sleeps from
 * turn to turn, since it also runs inside an anchor whose CPU is measured.
 */
export async function paced(
	count: number,
	perSecond: number,
	work: (index: number) => void
): Promise<void> {
	const begin = performance.now();
	for (let done = 0; done < count; done++) {
		const wait = begin + (done / perSecond) * 1000 - performance.now();
		if (wait > 0) await pause(wait);
		work(done);
	}
}

export const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, ms));

/** Ms since 1970 to a fraction of one, alike in every process and browser of a machine. */
export const epochNow = (): number => performance.timeOrigin + performance.now();
