/**
 * Loads the page anew, but only once the server answers: a wall that reloads into a dead server shows the browser's
 * own error page, and nobody is there to touch it.
 * @param before called right before it does
 * @returns stops waiting
 */
export function reloadWhenReachable(
	random: () => number = Math.random,
	before: () => void = () => {}
): () => void {
	let stopped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	async function attempt(): Promise<void> {
		const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(
			() => null
		);
		if (stopped) return;
		if (answer && answer.status < 500) {
			before();
			location.reload();
		} else wait(1000, 4000);
	}
	// spread, so that a hundred walls do not ask in the same instant
	function wait(least: number, more: number): void {
		timer = setTimeout(() => void attempt(), least + random() * more);
	}
	wait(100, 1900);
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
