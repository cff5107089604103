import type { Ack } from '#lib/shared/wire/errors.ts';

/** Something that the desk asked for, as it last heard it. What was heard stays shown while it is asked for anew. */
export class Asked<T> {
	value: T | null = $state.raw(null);
	/** Why there is none; a sentence. */
	failed: string | null = $state(null);
	#asked = 0;

	async take(question: Promise<Ack<T>>): Promise<void> {
		const mine = ++this.#asked;
		const answer = await question;
		// a later question has been asked since: its answer is the one that counts
		if (mine !== this.#asked) return;
		if (answer.ok) this.value = answer.data;
		this.failed = answer.ok ? null : answer.error.detail;
	}

	/** It is about something else from now on. */
	forget(): void {
		this.#asked += 1;
		this.value = null;
		this.failed = null;
	}
}
