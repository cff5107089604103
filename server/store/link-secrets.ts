/**
 * The secrets that sign links for customers. Two are live, the newer of which signs, so that it can be replaced while links
 * that it signed are still on their way.
 */
import { newSecret } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export class LinkSecretStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** Newest first; none before the first link was made. */
	async live(): Promise<string[]> {
		const held = await ask(() => this.#connection.get(this.#keys.linkSecrets));
		return held === null ? [] : (JSON.parse(held) as string[]);
	}

	/** The one that signs; the same for every node, made when there is none. */
	async current(): Promise<string> {
		const [held] = await this.live();
		if (held !== undefined) return held;
		const made = JSON.stringify([newSecret()]);
		await ask(() => this.#connection.set(this.#keys.linkSecrets, made, { condition: 'NX' }));
		// another node may have been first
		return this.current();
	}

	/** Signs with a fresh one from now on. What the one before signed goes on; what was signed earlier does not. */
	async renew(): Promise<void> {
		const [before] = await this.live();
		const live = [newSecret(), ...(before === undefined ? [] : [before])];
		await ask(() => this.#connection.set(this.#keys.linkSecrets, JSON.stringify(live)));
	}
}
