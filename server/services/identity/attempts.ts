/** How often somebody may try. Failures count, within five minutes; what succeeds does not. */
import type { Store } from '#server/store/index.ts';
import { sha256 } from '#server/domain/secret.ts';

const WITHIN_MS = 5 * 60_000;
/**
 * Failed tries of one name from one address; of one name from anywhere, and of one address, more, since a floor is behind
 * one address and nobody may lock out somebody else by a few wrong guesses.
 */
const MOST = { both: 10, name: 100, address: 100 };

export class Attempts {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/** Counts a try before it is made, so that any number at once is bounded, too. */
	async may(of: string, most: number): Promise<boolean> {
		return (await this.#store.sessions.countAttempt(of, WITHIN_MS)) <= most;
	}

	/** As `may`, for what somebody says of a name. @returns how to take it back; null when there were too many */
	async mayOf(name: string, address: string): Promise<null | (() => Promise<void>)> {
		// many type their address for a name, and keys hold nobody's
		const who = sha256(name);
		const of = {
			both: `${who}@${address}`,
			name: `name:${who}`,
			address: `address:${address}`
		};
		const within = await Promise.all([
			this.may(of.both, MOST.both),
			this.may(of.name, MOST.name),
			this.may(of.address, MOST.address)
		]);
		if (within.includes(false)) return null;
		return async () => {
			await this.#store.sessions.forgiveAttempts(of.both);
			await this.#store.sessions.forgiveAttempt(of.name, WITHIN_MS);
			await this.#store.sessions.forgiveAttempt(of.address, WITHIN_MS);
		};
	}
}
