/** The secret from which all nodes derive what walls show visitors in place of names. */
import { newSecret } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export class VisitorSecretStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** The same for every node; made when there is none. @throws StoreUnavailable */
	async read(): Promise<string> {
		const { visitorSecret } = this.#keys;
		const held = await ask(() => this.#connection.get(visitorSecret));
		if (held !== null) return held;
		await ask(() => this.#connection.set(visitorSecret, newSecret(), { condition: 'NX' }));
		// another node may have been first
		return this.read();
	}
}
