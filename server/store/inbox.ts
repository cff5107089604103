/** Deliveries of webhooks: kept before they are acknowledged, gone when applied, dead letters when they cannot be. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { range } from './streams.ts';

/** A delivery as it is kept; the body as base64 of its raw bytes. */
export interface KeptDelivery {
	connector: string;
	delivery: string;
	method: string;
	headers: Record<string, string>;
	body: string;
	receivedAt: number;
}

export interface DeadLetter {
	id: string;
	why: string;
	delivery: KeptDelivery;
}

/** The node that took a delivery in has so long before another may try. */
const GRACE_MS = 10_000;
/** A repetition is told apart for a week. */
const REMEMBER_MS = 7 * 24 * 60 * 60_000;

export class InboxStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** @returns the inbox id, or null when the same delivery was kept before */
	async keep(client: string, kept: KeptDelivery): Promise<string | null> {
		const keys = this.#keys.client(client);
		const id = `${kept.connector}:${kept.delivery}`;
		const taken = await ask(() =>
			this.#connection.keepDelivery(
				[keys.inbox, keys.inboxDue, keys.delivery(kept.connector, kept.delivery)],
				[id, JSON.stringify(kept), String(GRACE_MS), String(REMEMBER_MS)]
			)
		);
		return taken === 1 ? id : null;
	}

	/** Deliveries that nobody finished; each is then this node's for a while. */
	async take(client: string, limit: number): Promise<{ id: string; kept: KeptDelivery }[]> {
		const keys = this.#keys.client(client);
		const found = await ask(() =>
			this.#connection.takeDeliveries(
				[keys.inbox, keys.inboxDue],
				[String(limit), String(GRACE_MS)]
			)
		);
		const taken: { id: string; kept: KeptDelivery }[] = [];
		for (let index = 0; index + 1 < found.length; index += 2)
			taken.push({
				id: found[index] ?? '',
				kept: JSON.parse(found[index + 1] ?? '{}') as KeptDelivery
			});
		return taken;
	}

	/** Applied: it need not be kept any longer. */
	async finish(client: string, id: string): Promise<void> {
		const keys = this.#keys.client(client);
		await ask(() => this.#connection.multi().hDel(keys.inbox, id).zRem(keys.inboxDue, id).exec());
	}

	async bury(client: string, id: string, why: string): Promise<void> {
		const keys = this.#keys.client(client);
		await ask(() =>
			this.#connection.buryDelivery([keys.inbox, keys.inboxDue, keys.dead], [id, why])
		);
	}

	async deadLetters(client: string): Promise<DeadLetter[]> {
		const found = await range(this.#connection, this.#keys.client(client).dead);
		return found.map(({ id, message }) => ({
			id,
			why: message['why'] ?? '',
			delivery: JSON.parse(message['d'] ?? '{}') as KeptDelivery
		}));
	}

	/** Deliveries that are not applied yet. */
	async unapplied(client: string): Promise<{ id: string; kept: KeptDelivery }[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).inbox));
		return Object.entries(found).map(([id, text]) => ({
			id,
			kept: JSON.parse(text) as KeptDelivery
		}));
	}

	/** Takes away dead letters. */
	async forget(client: string, ids: string[]): Promise<void> {
		if (ids.length > 0) await ask(() => this.#connection.xDel(this.#keys.client(client).dead, ids));
	}

	/** Takes away the dead letters of before an instant. @returns how many */
	async forgetDead(client: string, before: number): Promise<number> {
		return ask(() => this.#connection.xTrim(this.#keys.client(client).dead, 'MINID', before));
	}

	/** Puts a dead letter back into the inbox, to be applied by whichever node sweeps next. */
	async revive(client: string, letter: DeadLetter): Promise<void> {
		const keys = this.#keys.client(client);
		const id = `${letter.delivery.connector}:${letter.delivery.delivery}`;
		await ask(() =>
			this.#connection
				.multi()
				.hSet(keys.inbox, id, JSON.stringify(letter.delivery))
				.zAdd(keys.inboxDue, { score: 0, value: id })
				.xDel(keys.dead, letter.id)
				.exec()
		);
	}

	async waiting(client: string): Promise<number> {
		return ask(() => this.#connection.hLen(this.#keys.client(client).inbox));
	}
}
