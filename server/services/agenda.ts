/** When each client has to be looked at next; in memory, so that what waits costs nothing. Instants are the store's time. */

/** A client is looked at after so long, whatever is known of it. */
const SURE_MS = 5000;
/** After a look that failed. */
const RETRY_MS = 250;
/** However long nothing comes: what time it is may have jumped. */
const LONGEST_SLEEP_MS = 100;
/** What comes shortly after one another is looked at together. */
const GATHER_MS = 30;

export class Agenda {
	/** By client; one that is not in it has to be looked at now. */
	readonly #next = new Map<string, number>();
	#lookedAt = -Infinity;

	/** Something of the client comes at `at`. */
	sooner(client: string, at: number): void {
		const known = this.#next.get(client);
		if (known !== undefined && at < known) this.#next.set(client, at);
	}

	/** Whatever was known may be wrong. */
	clear(): void {
		this.#next.clear();
	}

	/** A look begins: it sees all that was told of before, and may not see what is told of from now on. */
	begin(client: string, now: number): void {
		this.#next.set(client, now + SURE_MS);
		this.#lookedAt = now;
	}

	/** A look failed. */
	failed(client: string, now: number): void {
		this.sooner(client, now + RETRY_MS);
	}

	/** Whether the client has to be looked at: what comes at an instant has come when it is over. */
	isDue(client: string, now: number): boolean {
		return (this.#next.get(client) ?? -Infinity) < now;
	}

	/** @returns ms until somebody should ask again which clients are due */
	sleep(clients: readonly string[], now: number): number {
		let next = Infinity;
		for (const client of clients) next = Math.min(next, this.#next.get(client) ?? -Infinity);
		const wake = Math.max(next + 1, this.#lookedAt + GATHER_MS);
		return Math.min(Math.max(wake - now, 0), LONGEST_SLEEP_MS);
	}
}
