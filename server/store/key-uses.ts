/** When each API key was used last. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export class KeyUseStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	async note(uses: ReadonlyMap<string, number>): Promise<void> {
		const fields = Object.fromEntries([...uses].map(([id, at]) => [id, String(at)]));
		await ask(() => this.#connection.hSet(this.#keys.keyUses, fields));
	}

	/** By the key's id, ms. */
	async all(): Promise<Map<string, number>> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.keyUses));
		return new Map(Object.entries(found).map(([id, at]) => [id, Number(at)]));
	}
}
