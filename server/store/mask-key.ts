/** The secret by which a masked address or number of a customer is still told from another one. */
import { newSecret } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export class MaskKeyStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** The same for every node; made when there is none. @throws StoreUnavailable */
	async current(): Promise<string> {
		const held = await ask(() => this.#connection.get(this.#keys.maskKey));
		if (held !== null) return held;
		await ask(() => this.#connection.set(this.#keys.maskKey, newSecret(), { condition: 'NX' }));
		// another node may have been first
		return this.current();
	}
}
