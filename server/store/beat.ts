/** Notices a store that accepts what is sent and answers nothing. */

const EVERY_MS = 500;
/** Unanswered for so many beats, it counts as frozen; four are two seconds. */
const MISSED = 4;

/**
 * Asks every half second, one question at a time. Node's own socket time-out cannot do this: it begins anew with each
 * write. Beats are counted, not time, so that a pause of this process itself is not taken for one of the store.
 * @param ask asks the store for something small; that it fails is seen elsewhere
 * @param frozen called when an answer is overdue
 * @returns the stop function
 */
export function beat(ask: () => Promise<unknown>, frozen: () => void): () => void {
	let question = 0;
	let missed: number | null = null;
	const timer = setInterval(() => {
		if (missed !== null && ++missed < MISSED) return;
		if (missed !== null) frozen();
		missed = 0;
		const asked = ++question;
		const answered = () => {
			if (asked === question) missed = null;
		};
		ask().then(answered, answered);
	}, EVERY_MS);
	return () => clearInterval(timer);
}
