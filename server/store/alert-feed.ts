/** What every node tells its own desks and walls: one short stream that all of them read. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { newest, range } from './streams.ts';

const TRIM = { strategy: 'MAXLEN', strategyModifier: '~', threshold: 5000 } as const;
const AT_ONCE = 500;

export class AlertFeedStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** Where the feed ends now. */
	async end(): Promise<string> {
		const [last] = await newest(this.#connection, this.#keys.alertFeed, 1);
		return last?.id ?? '0-0';
	}

	async add(messages: readonly string[]): Promise<void> {
		if (messages.length === 0) return;
		const multi = this.#connection.multi();
		for (const message of messages) multi.xAdd(this.#keys.alertFeed, '*', { m: message }, { TRIM });
		await ask(() => multi.exec());
	}

	/** All that is kept of it, oldest first. */
	async all(): Promise<{ id: string; message: string }[]> {
		const found = await range(this.#connection, this.#keys.alertFeed);
		return found.map(({ id, message }) => ({ id, message: message['m'] ?? '' }));
	}

	async forget(ids: string[]): Promise<void> {
		if (ids.length > 0) await ask(() => this.#connection.xDel(this.#keys.alertFeed, ids));
	}

	/** What came after `after`, oldest first. */
	async after(after: string): Promise<{ id: string; message: string }[]> {
		const found = await range(this.#connection, this.#keys.alertFeed, `(${after}`, '+', AT_ONCE);
		return found.map(({ id, message }) => ({ id, message: message['m'] ?? '' }));
	}
}
