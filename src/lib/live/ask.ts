import type { Ack } from '#lib/shared/wire/errors.ts';

const LONGEST_MS = 8000;
/** A screen may say so much in a second: what was too much is asked again in the next one. */
const BUSY_MS = 500;

/**
 * Sends until an answer comes, for a few seconds: over a reconnect the same request is sent again, which its operation
 * id makes harmless. Never rejects; without an answer it is the temporary failure `unavailable`.
 * @param send one attempt, given how many ms it may take; rejects when the connection broke or the time is up
 * @param monotonic ms since any moment
 * @param wait for so many ms, where what is answered `busy` is to be asked again: a command does that by itself
 */
export async function ask<T>(
	send: (within: number) => Promise<Ack<T>>,
	monotonic: () => number,
	wait?: (ms: number) => Promise<unknown>
): Promise<Ack<T>> {
	const until = monotonic() + LONGEST_MS;
	let busy: Ack<T> | null = null;
	for (let left = LONGEST_MS; left > 0; left = until - monotonic()) {
		const answer = await send(left).catch(() => null);
		if (!answer) continue;
		if (!wait || answer.ok || answer.error.code !== 'busy') return answer;
		busy = answer;
		await wait(BUSY_MS);
	}
	if (busy) return busy;
	return {
		ok: false,
		error: { code: 'unavailable', temporary: true, detail: 'The server does not answer; try again' }
	};
}
