import { ask } from './ask.ts';

/**
 * Asks a store every second whether it is there. Any answer will do (it may be loading, or short of disk), except BUSY: a
 * script that never ends.
 * @param patience misses in a row after which `hung` is called.
 * @returns stops it.
 */
export function watch(port: number, patience: number, hung: () => void): () => void {
	const everyMs = 1000;
	let missed = 0;
	const timer = setInterval(() => {
		void ask(port, 'PING', everyMs * 0.9).then((reply) => {
			missed = reply !== null && !reply.startsWith('-BUSY') ? 0 : missed + 1;
			if (missed < patience) return;
			missed = 0;
			hung();
		});
	}, everyMs);
	return () => clearInterval(timer);
}
