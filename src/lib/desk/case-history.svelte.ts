import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { History } from '#lib/shared/wire/history.ts';

/** The history of one case as the desk last heard it. What was heard stays shown while it is asked for anew. */
export class CaseHistory {
	value: History | null = $state.raw(null);
	/** Why there is none; a sentence. */
	failed: string | null = $state(null);
	#asked = 0;

	async ask(board: LiveBoard, of: { client: string; case: string }): Promise<void> {
		const mine = ++this.#asked;
		const answer = await board.history(of);
		// a later question has been asked since: its answer is the one that counts
		if (mine !== this.#asked) return;
		if (answer.ok) this.value = answer.data;
		this.failed = answer.ok ? null : answer.error.detail;
	}
}
