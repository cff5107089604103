/** What is set up rather than happening: clients, floors, people, keys. Small, read whole, changes told by a stream. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import type { Seals } from './seals.ts';
import { isEntryCurrent, openEntry, resealServices, sealEntry } from './secret-fields.ts';
import { newest } from './streams.ts';

/** How many changes are kept for the nodes that follow. */
export const DIRECTORY_LOG_LENGTH = 1000;
const TRIM = {
	strategy: 'MAXLEN',
	strategyModifier: '~',
	threshold: DIRECTORY_LOG_LENGTH
} as const;

export interface Together {
	/** By name; null takes the entry away. */
	become: Readonly<Record<string, unknown>>;
	/** Names of entries because of which it may be done: one that changes meanwhile makes it to be decided anew. */
	stay: readonly string[];
}

export class DirectoryStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	readonly #seals: Seals;

	constructor(connection: Connection, keys: Keys, seals: Seals) {
		this.#connection = connection;
		this.#keys = keys;
		this.#seals = seals;
	}

	/** Every entry, as `[name, value]`, and the position of the newest change. */
	async readAll(): Promise<{ entries: [string, unknown][]; position: string }> {
		const last = await newest(this.#connection, this.#keys.directoryLog, 1);
		const found = await ask(() => this.#connection.hGetAll(this.#keys.directory));
		const entries = Object.entries(found).map(([name, text]): [string, unknown] => [
			name,
			this.#read(name, text)
		]);
		return { entries, position: last[0]?.id ?? '0-0' };
	}

	async read(name: string): Promise<unknown> {
		const found = await ask(() => this.#connection.hGet(this.#keys.directory, name));
		return found ? this.#read(name, found) : null;
	}

	async put(name: string, value: unknown): Promise<void> {
		await this.#change(name, this.#write(name, value));
	}

	/** @returns false when there was one already, which then stays as it is */
	async add(name: string, value: unknown): Promise<boolean> {
		const added = await ask(() =>
			this.#connection.hSetNX(this.#keys.directory, name, this.#write(name, value))
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
			const before = this.#read(name, text) as T;
			const next = step(before);
			if (next === null || next === before) return next;
			const changed = await ask(() =>
				this.#connection.exchangeEntry(
					[this.#keys.directory, this.#keys.directoryLog],
					[name, text, this.#write(name, next), String(DIRECTORY_LOG_LENGTH)]
				)
			);
			if (changed === 1) return next;
		}
	}

	/**
	 * Changes several entries, all or none, whoever else changes them at the same time.
	 * @param step is given every entry and says what becomes of some; may be asked again; null changes nothing
	 * @returns false when `step` gave null
	 */
	async together(
		step: (entries: ReadonlyMap<string, unknown>) => Together | null
	): Promise<boolean> {
		for (;;) {
			const texts = await ask(() => this.#connection.hGetAll(this.#keys.directory));
			const wanted = step(
				new Map(Object.entries(texts).map(([name, text]) => [name, this.#read(name, text)]))
			);
			if (wanted === null) return false;
			const stay = wanted.stay.flatMap((name) => [name, texts[name] ?? '', texts[name] ?? '']);
			const become = Object.entries(wanted.become).flatMap(([name, value]) => [
				...[name, texts[name] ?? '', value === null ? '' : this.#write(name, value)]
			]);
			const changed = await ask(() =>
				this.#connection.exchangeEntries(
					[this.#keys.directory, this.#keys.directoryLog],
					[String(DIRECTORY_LOG_LENGTH), ...stay, ...become]
				)
			);
			if (changed === 1) return true;
		}
	}

	async remove(name: string): Promise<void> {
		await this.#change(name, null);
	}

	/** Seals every secret as it would be sealed now. @returns how many entries it changed */
	async reseal(): Promise<number> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.directory));
		let count = 0;
		for (const [name, text] of Object.entries(found)) {
			if (isEntryCurrent(this.#seals, name, JSON.parse(text))) continue;
			// a fresh object, so that it is written
			await this.change(name, (entry) =>
				resealServices(this.#seals, name, { ...(entry as object) })
			);
			count += 1;
		}
		return count;
	}

	#read(name: string, text: string): unknown {
		return openEntry(this.#seals, name, JSON.parse(text) as unknown);
	}

	#write(name: string, value: unknown): string {
		return JSON.stringify(sealEntry(this.#seals, name, value));
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
