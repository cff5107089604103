/** One thing after the other for each key, and different keys beside each other. */
export class Turns {
	readonly #last = new Map<string, Promise<unknown>>();

	/** Runs `work` once everything that was asked for this key before has ended. `work` must not reject. */
	async take<T>(key: string, work: () => Promise<T>): Promise<T> {
		const turn = (this.#last.get(key) ?? Promise.resolve()).then(work);
		this.#last.set(key, turn);
		const result = await turn;
		if (this.#last.get(key) === turn) this.#last.delete(key);
		return result;
	}
}
