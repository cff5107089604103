/** Configurations of clients: every version that ever held, and which one holds now. */
import type { KeptConfiguration } from '#server/domain/configuration/schema.ts';
import type { Connection } from './connection.ts';
import { DIRECTORY_LOG_LENGTH } from './directory.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** Who made a version, when and why. */
export type VersionHead = Omit<KeptConfiguration, 'client' | 'written'>;

export class ConfigurationStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
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
					`configuration:${client}`,
					String(kept.version - 1),
					String(kept.version),
					JSON.stringify(kept),
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
		return found ? (JSON.parse(found) as KeptConfiguration) : null;
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
