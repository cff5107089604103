/** What was started is stopped, in reverse. */
export class Lifecycle {
	readonly #stops: (() => Promise<unknown> | void)[] = [];
	readonly #farewells: (() => Promise<unknown>)[] = [];
	#stopping: Promise<void> | null = null;

	/** Remembers how to stop what was just started. */
	add(stop: () => Promise<unknown> | void): void {
		this.#stops.push(stop);
	}

	/** Remembers what is to be done before anything is stopped, when there is time for it. */
	addFarewell(farewell: () => Promise<unknown>): void {
		this.#farewells.push(farewell);
	}

	/**
	 * Stops everything, the last first; one that fails does not keep the others. A second call waits for the first.
	 * @param calmly whether there is time for farewells, which come first and in their order
	 */
	stop(onFailure: (error: unknown) => void, calmly = false): Promise<void> {
		this.#stopping ??= this.#run(onFailure, calmly);
		return this.#stopping;
	}

	async #run(onFailure: (error: unknown) => void, calmly: boolean): Promise<void> {
		for (const stop of [...(calmly ? this.#farewells : []), ...this.#stops.reverse()]) {
			try {
				await stop();
			} catch (error) {
				onFailure(error);
			}
		}
	}
}
