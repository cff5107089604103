/** A text that all nodes share and one of them made, kept sealed under a key of its own. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Seals } from './seals.ts';

export class SecretText {
	readonly #connection: Connection;
	readonly #key: string;
	readonly #place: string;
	readonly #seals: Seals;

	/** @param key where it lies; @param place what it is, to which it is bound */
	constructor(connection: Connection, key: string, place: string, seals: Seals) {
		this.#connection = connection;
		this.#key = key;
		this.#place = place;
		this.#seals = seals;
	}

	/** @throws StoreUnavailable | SealBroken */
	async read(): Promise<string | null> {
		const held = await ask(() => this.#connection.get(this.#key));
		return held === null ? null : this.#seals.open(this.#place, held);
	}

	/** The same for every node; made when there is none. */
	async readOrMake(make: () => string | Promise<string>): Promise<string> {
		const held = await this.read();
		if (held !== null) return held;
		const made = this.#seals.seal(this.#place, await make());
		await ask(() => this.#connection.set(this.#key, made, { condition: 'NX' }));
		// another node may have been first
		return this.readOrMake(make);
	}

	async write(text: string): Promise<void> {
		await ask(() => this.#connection.set(this.#key, this.#seals.seal(this.#place, text)));
	}

	/** Seals it as it would be sealed now. @returns whether there was anything to do */
	async reseal(): Promise<boolean> {
		for (;;) {
			const held = await ask(() => this.#connection.get(this.#key));
			if (held === null || this.#seals.isCurrent(held)) return false;
			const next = this.#seals.seal(this.#place, this.#seals.open(this.#place, held));
			const done = await ask(() => this.#connection.exchange([this.#key], [held, next]));
			if (done === 1) return true;
		}
	}
}
