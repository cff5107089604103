/** The filters that people keep under a name, each person's own. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** Which view a desk begins with; no name of a view has this mark. */
const FIRST = ':first';
const named = (name: string) => `=${name}`;

export class DeskViewStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** @returns filter by name, and the name that a desk begins with */
	async read(person: string): Promise<{ filters: Map<string, string>; first: string | null }> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.deskViews(person)));
		const { [FIRST]: first = null, ...rest } = found;
		const filters = Object.entries(rest).map(
			([field, filter]) => [field.slice(1), filter] as const
		);
		return { filters: new Map(filters), first };
	}

	/** @returns false when it would be one more than `most`, whoever else saves at the same time */
	async save(person: string, name: string, filter: string, most: number): Promise<boolean> {
		const saved = await ask(() =>
			this.#connection.saveView(
				[this.#keys.deskViews(person)],
				[named(name), filter, String(most), FIRST]
			)
		);
		return saved === 1;
	}

	/** In one step, so that no view is lost on the way. */
	async rename(
		person: string,
		name: string,
		to: string,
		filter: string,
		first: boolean
	): Promise<void> {
		const key = this.#keys.deskViews(person);
		const multi = this.#connection.multi();
		multi.hDel(key, named(name));
		multi.hSet(key, named(to), filter);
		if (first) multi.hSet(key, FIRST, to);
		await ask(() => multi.exec());
	}

	async remove(person: string, name: string): Promise<void> {
		await ask(() => this.#connection.hDel(this.#keys.deskViews(person), named(name)));
	}

	/** All of them, with the account whose they are. */
	async forget(person: string): Promise<void> {
		await ask(() => this.#connection.del(this.#keys.deskViews(person)));
	}

	/** @param name null: a desk begins with everything */
	async beginWith(person: string, name: string | null): Promise<void> {
		const key = this.#keys.deskViews(person);
		await ask(() =>
			name === null ? this.#connection.hDel(key, FIRST) : this.#connection.hSet(key, FIRST, name)
		);
	}
}
