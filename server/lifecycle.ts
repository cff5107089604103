/** What was started is stopped, in reverse. */
export class Lifecycle {
	readonly #stops: (() => Promise<unknown> | void)[] = [];
	#stopping: Promise<void> | null = null;

	/** Remembers how to stop what was just started. */
	add(stop: () => Promise<unknown> | void): void {
		this.#stops.push(stop);
	}

	/** Stops everything, the last first; one that fails does not keep the others. A second call waits for the first. */
	stop(onFailure: (error: unknown) => void): Promise<void> {
		this.#stopping ??= this.#run(onFailure);
		return this.#stopping;
	}

	async #run(onFailure: (error: unknown) => void): Promise<void> {
		for (const stop of this.#stops.reverse()) {
			try {
				await stop();
			} catch (error) {
				onFailure(error);
			}
		}
	}
}
