/** The directory as a node holds it: read whole, kept in memory, read anew when any node changed it. */
import type { BoardSettings } from '#lib/shared/boards.ts';
import type { Account, ApiKey, Client, Connected, Floor, Queue } from '#server/domain/directory.ts';
import type { KeptSignIn } from '#server/domain/sign-in.ts';
import { upgradeKey } from '#server/domain/upgrade.ts';
import type { Wall } from '#server/domain/walls/wall.ts';
import type { KeptConfiguration } from '#server/domain/configuration/schema.ts';
import type { Store } from '#server/store/index.ts';

/** What there is, by its kind. */
export interface Kinds {
	client: Client;
	queue: Queue;
	floor: Floor;
	board: BoardSettings;
	person: Account;
	key: ApiKey;
	connector: Connected;
	/** The one that holds, by client. */
	configuration: KeptConfiguration;
	wall: Wall;
	/** One: `settings`. */
	'sign-in': KeptSignIn;
}
export type Kind = keyof Kinds;

/** What the directory needs of the store. */
export interface EntriesStore {
	directory: Pick<Store['directory'], 'readAll' | 'read' | 'put' | 'remove' | 'add' | 'change'>;
}

export class Directory {
	readonly #store: EntriesStore;
	#entries = new Map<string, unknown>();
	#listeners = new Set<() => void>();

	constructor(store: EntriesStore) {
		this.#store = store;
	}

	/** Reads everything anew. @returns the position of the newest change that is in it */
	async load(): Promise<string> {
		const { entries, position } = await this.#store.directory.readAll();
		this.#entries = new Map(entries.map(asToday));
		for (const listener of this.#listeners) listener();
		return position;
	}

	/** Calls `listener` after each load. @returns its stop function */
	onLoad(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	find<K extends Kind>(kind: K, id: string): Kinds[K] | null {
		return (this.#entries.get(`${kind}:${id}`) as Kinds[K] | undefined) ?? null;
	}

	/** As `find`, also for an entry that another node made a moment ago. @throws StoreUnavailable */
	async has(kind: Kind, id: string): Promise<boolean> {
		if (this.#entries.has(`${kind}:${id}`)) return true;
		if ((await this.#store.directory.read(`${kind}:${id}`)) === null) return false;
		await this.load();
		return true;
	}

	all<K extends Kind>(kind: K): Kinds[K][] {
		const prefix = `${kind}:`;
		const found: Kinds[K][] = [];
		for (const [name, value] of this.#entries)
			if (name.startsWith(prefix)) found.push(value as Kinds[K]);
		return found;
	}

	/** Queues of one client, by name. */
	queuesOf(client: string): Queue[] {
		return this.all('queue')
			.filter((queue) => queue.client === client)
			.sort((one, other) => one.name.localeCompare(other.name));
	}

	/** Sets an entry, here and on every other node. */
	async put<K extends Kind>(kind: K, id: string, value: Kinds[K]): Promise<void> {
		await this.#store.directory.put(`${kind}:${id}`, value);
		await this.load();
	}

	/**
	 * Sets an entry unless something speaks against it, whoever else changes it at the same time.
	 * @param value made of the entry that it takes the place of
	 * @param against is given the entry as the store has it, null when there is none; may be asked again
	 * @returns what speaks against it; null when it was set
	 */
	async putUnless<K extends Kind, Against>(
		kind: K,
		id: string,
		value: (entry: Kinds[K] | null) => Kinds[K],
		against: (entry: Kinds[K] | null) => Against | null
	): Promise<Against | null> {
		for (;;) {
			const entry = await this.read(kind, id);
			const found = against(entry);
			if (found !== null) return found;
			if (entry === null) {
				if (await this.add(kind, id, value(null))) return null;
				continue;
			}
			let late = null as Against | null;
			const is = await this.change(kind, id, (now) => {
				late = against(now);
				return late === null ? value(now) : null;
			});
			if (is !== null || late !== null) return late;
		}
	}

	async remove(kind: Kind, id: string): Promise<void> {
		await this.#store.directory.remove(`${kind}:${id}`);
		await this.load();
	}

	/** An entry as the store has it now, for what must not be decided by what another node changed a moment ago. */
	async read<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | null> {
		const name = `${kind}:${id}`;
		const found = await this.#store.directory.read(name);
		return found === null ? null : (asToday([name, found])[1] as Kinds[K]);
	}

	/**
	 * Changes an entry, whoever else changes it at the same time.
	 * @param step gives the next one; may be asked again; the same object or null leaves it as it is
	 * @returns the entry as it is then; null when there is none, or `step` gave null
	 */
	async change<K extends Kind>(
		kind: K,
		id: string,
		step: (entry: Kinds[K]) => Kinds[K] | null
	): Promise<Kinds[K] | null> {
		const changed = await this.#store.directory.change(`${kind}:${id}`, step);
		await this.load();
		return changed;
	}

	/** As `put`, unless there is one already. @returns false when there was */
	async add<K extends Kind>(kind: K, id: string, value: Kinds[K]): Promise<boolean> {
		const added = await this.#store.directory.add(`${kind}:${id}`, value);
		await this.load();
		return added;
	}

	/** As `add`, of several entries of a kind at once. */
	async addAll<K extends Kind>(
		kind: K,
		values: readonly (Kinds[K] & { id: string })[]
	): Promise<void> {
		await Promise.all(
			values.map((value) => this.#store.directory.add(`${kind}:${value.id}`, value))
		);
		await this.load();
	}
}

const asToday = ([name, value]: [string, unknown]): [string, unknown] => [
	name,
	name.startsWith('key:') ? upgradeKey(value as ApiKey) : value
];
