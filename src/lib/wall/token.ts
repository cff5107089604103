/** A wall's token is changed now and then: the page asks for it, the answer brings it as a cookie that it never sees. */

const AGAIN_MS = 30_000;

/**
 * @param lost the token holds no more
 * @param send the way to the server
 * @returns stops it
 */
export function keepToken(
	lost: () => void,
	send = () => fetch('/display/token', { method: 'POST', cache: 'no-store' })
): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;
	async function rotate(): Promise<void> {
		const answer = await send().catch(() => null);
		if (stopped) return;
		if (answer?.status === 401) return lost();
		const told = answer?.ok ? ((await answer.json()) as { rotateIn: number }) : null;
		if (!stopped) wait(told ? told.rotateIn * 1000 : AGAIN_MS);
	}
	// a timer of more than 24.8 days fires at once
	const wait = (ms: number) =>
		void (timer = setTimeout(() => void rotate(), Math.min(Math.max(ms, 1000), 2 ** 31 - 1)));
	void rotate();
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
