/** Configurations of clients: every version that ever held, and which one holds now. */
import type { KeptConfiguration } from '#server/domain/configuration/schema.ts';
import type { Connection } from './connection.ts';
import { DIRECTORY_LOG_LENGTH } from './directory.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import type { Seals } from './seals.ts';
import { isEntryCurrent, openEntry, sealEntry } from './secret-fields.ts';

/** Who made a version, when and why. */
export type VersionHead = Omit<KeptConfiguration, 'client' | 'written'>;

export class ConfigurationStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	readonly #seals: Seals;

	constructor(connection: Connection, keys: Keys, seals: Seals) {
		this.#connection = connection;
		this.#keys = keys;
		this.#seals = seals;
	}

	/**
	 * Keeps a version after the one that it was decided against, makes it the one that holds, and tells every node: all or
	 * nothing. @returns false when another version holds by now
	 */
	async keep(kept: KeptConfiguration): Promise<boolean> {
		const { client, written: _, ...head } = kept;
		const { directory, directoryLog, configuration } = this.#keys;
		const taken = await ask(() =>
			this.#connection.configure(
				[directory, directoryLog, configuration(client)],
				[
					nameOf(client),
					String(kept.version - 1),
					String(kept.version),
					JSON.stringify(sealEntry(this.#seals, nameOf(client), kept)),
					JSON.stringify(head),
					String(DIRECTORY_LOG_LENGTH)
				]
			)
		);
		return taken === 1;
	}

	/** The version that holds; 0 when there is none. */
	async version(client: string): Promise<number> {
		const key = this.#keys.configuration(client);
		return Number((await ask(() => this.#connection.hGet(key, 'version'))) ?? 0);
	}

	/** One version, or null. */
	async read(client: string, version: number): Promise<KeptConfiguration | null> {
		const key = this.#keys.configuration(client);
		const found = await ask(() => this.#connection.hGet(key, `v${version}`));
		if (!found) return null;
		return openEntry(this.#seals, nameOf(client), JSON.parse(found) as KeptConfiguration);
	}

	/** Seals the secrets of every version as they would be sealed now. @returns how many versions it changed */
	async reseal(client: string): Promise<number> {
		const key = this.#keys.configuration(client);
		const found = await ask(() => this.#connection.hGetAll(key));
		const name = nameOf(client);
		let count = 0;
		for (const [field, text] of Object.entries(found)) {
			if (!/^v\d+$/.test(field)) continue;
			const kept = JSON.parse(text) as KeptConfiguration;
			if (isEntryCurrent(this.#seals, name, kept)) continue;
			const next = sealEntry(this.#seals, name, openEntry(this.#seals, name, kept));
			count += await ask(() => this.#connection.swap([key], [field, text, JSON.stringify(next)]));
		}
		return count;
	}

	/** Versions below `before`, newest first, without what is in them. */
	async heads(client: string, before: number, limit: number): Promise<VersionHead[]> {
		const newest = Math.min(before - 1, await this.version(client));
		const count = Math.min(limit, newest);
		if (count < 1) return [];
		const fields = Array.from({ length: count }, (_, index) => `h${newest - index}`);
		const key = this.#keys.configuration(client);
		const found = await ask(() => this.#connection.hmGet(key, fields));
		return found.flatMap((text) => (text ? [JSON.parse(text) as VersionHead] : []));
	}
}

/** As the directory has it. */
const nameOf = (client: string): string => `configuration:${client}`;
