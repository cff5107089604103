/** What is set up rather than happening: clients, floors, people, keys. Small, read whole, changes told by a stream. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { newest } from './streams.ts';

/** How many changes are kept for the nodes that follow. */
export const DIRECTORY_LOG_LENGTH = 1000;
const TRIM = {
	strategy: 'MAXLEN',
	strategyModifier: '~',
	threshold: DIRECTORY_LOG_LENGTH
} as const;

export class DirectoryStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** Every entry, as `[name, value]`, and the position of the newest change. */
	async readAll(): Promise<{ entries: [string, unknown][]; position: string }> {
		const last = await newest(this.#connection, this.#keys.directoryLog, 1);
		const found = await ask(() => this.#connection.hGetAll(this.#keys.directory));
		const entries = Object.entries(found).map(([name, text]): [string, unknown] => [
			name,
			JSON.parse(text)
		]);
		return { entries, position: last[0]?.id ?? '0-0' };
	}

	async read(name: string): Promise<unknown> {
		const found = await ask(() => this.#connection.hGet(this.#keys.directory, name));
		return found ? (JSON.parse(found) as unknown) : null;
	}

	async put(name: string, value: unknown): Promise<void> {
		await this.#change(name, JSON.stringify(value));
	}

	/** @returns false when there was one already, which then stays as it is */
	async add(name: string, value: unknown): Promise<boolean> {
		const added = await ask(() =>
			this.#connection.hSetNX(this.#keys.directory, name, JSON.stringify(value))
		);
		if (added) await this.#change(name);
		return Boolean(added);
	}

	/**
	 * Changes an entry, whoever else changes it at the same time.
	 * @param step gives the next one; may be asked again; the same object, or null, leaves it as it is
	 * @returns the entry as it is then; null when there is none, or `step` gave null
	 */
	async change<T>(name: string, step: (entry: T) => T | null): Promise<T | null> {
		for (;;) {
			const text = await ask(() => this.#connection.hGet(this.#keys.directory, name));
			if (!text) return null;
			const before = JSON.parse(text) as T;
			const next = step(before);
			if (next === null || next === before) return next;
			const changed = await ask(() =>
				this.#connection.exchangeEntry(
					[this.#keys.directory, this.#keys.directoryLog],
					[name, text, JSON.stringify(next), String(DIRECTORY_LOG_LENGTH)]
				)
			);
			if (changed === 1) return next;
		}
	}

	async remove(name: string): Promise<void> {
		await this.#change(name, null);
	}

	/** Tells every node; along with it the entry is set to `text`, or taken away when that is null. */
	async #change(name: string, text?: string | null): Promise<void> {
		const multi = this.#connection.multi();
		if (text === null) multi.hDel(this.#keys.directory, name);
		else if (text !== undefined) multi.hSet(this.#keys.directory, name, text);
		multi.xAdd(this.#keys.directoryLog, '*', { name }, { TRIM });
		await ask(() => multi.exec());
	}
}
