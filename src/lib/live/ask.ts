import type { Ack } from '#lib/shared/wire/errors.ts';

const LONGEST_MS = 8000;

/**
 * Sends until an answer comes, for a few seconds: over a reconnect the same request is sent again, which its operation
 * id makes harmless. Never rejects; without an answer it is the temporary failure `unavailable`.
 * @param send one attempt, given how many ms it may take; rejects when the connection broke or the time is up
 * @param monotonic ms since any moment
 */
export async function ask<T>(
	send: (within: number) => Promise<Ack<T>>,
	monotonic: () => number
): Promise<Ack<T>> {
	const until = monotonic() + LONGEST_MS;
	for (let left = LONGEST_MS; left > 0; left = until - monotonic()) {
		const answer = await send(left).catch(() => null);
		if (answer) return answer;
	}
	return {
		ok: false,
		error: { code: 'unavailable', temporary: true, detail: 'The server does not answer; try again' }
	};
}
