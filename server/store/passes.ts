/** What holds for minutes and once: somebody who is half signed in, or on the way to a provider and back; used codes. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export class PassStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** @param hash of the token that its owner holds */
	async keep(hash: string, what: unknown, forMs: number): Promise<void> {
		const expiration = { type: 'PX', value: forMs } as const;
		await ask(() =>
			this.#connection.set(this.#keys.pass(hash), JSON.stringify(what), { expiration })
		);
	}

	/** @returns null when there is none any more */
	async read(hash: string): Promise<unknown> {
		const found = await ask(() => this.#connection.get(this.#keys.pass(hash)));
		return found === null ? null : (JSON.parse(found) as unknown);
	}

	/** As `read`, and it is gone: of two at once one gets it. */
	async take(hash: string): Promise<unknown> {
		const found = await ask(() => this.#connection.getDel(this.#keys.pass(hash)));
		return found === null ? null : (JSON.parse(found) as unknown);
	}

	/** @returns true once; false when it was used within the time */
	async use(code: string, forMs: number): Promise<boolean> {
		const expiration = { type: 'PX', value: forMs } as const;
		const set = await ask(() =>
			this.#connection.set(this.#keys.used(code), '1', { condition: 'NX', expiration })
		);
		return set !== null;
	}
}
