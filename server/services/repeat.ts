/** Work that is done again and again, never twice at once. */

/**
 * Runs `work`, waits `everyMs`, and so on; a failure is told and does not end it.
 * @returns the stop function, which resolves when the work under way is over
 */
export function repeat(
	everyMs: number,
	work: () => Promise<unknown>,
	onTrouble: (error: unknown) => void
): () => Promise<void> {
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<unknown> = Promise.resolve();
	const next = () => {
		if (!stopped) timer = setTimeout(run, everyMs);
	};
	const run = () => {
		running = work().catch(onTrouble).finally(next);
	};
	run();
	return async () => {
		stopped = true;
		clearTimeout(timer);
		await running;
	};
}
