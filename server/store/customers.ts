/** What customers went through lately: when their cases were opened and escalated. Follows the log; see `services/rules`. */
import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** How far back it is known: thirty days, seen from ninety days ago. */
export const HISTORY_MS = 120 * 86_400_000;

/** Something that happened to a case of a customer. */
export interface CustomerNews {
	customer: string;
	what: 'opened' | 'escalated';
	/** One case is opened once; it may be escalated several times. */
	member: string;
	at: number;
	/** It turned out to be somebody else's. */
	gone?: boolean;
}

export interface CustomerInstants {
	/** Ms, ascending. */
	opened: number[];
	escalated: number[];
}

export class CustomerStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** The log id up to which it is known; null at first. */
	async position(client: string): Promise<string | null> {
		return ask(() => this.#connection.get(this.#keys.client(client).customersAt));
	}

	/** Keeps news, as often as they are told, and then how far they reach. */
	async keep(client: string, news: readonly CustomerNews[], position: string, now: number) {
		const keys = this.#keys.client(client);
		const multi = this.#connection.multi();
		for (const { customer, what, member, at, gone } of news) {
			const key = keys.customer(what, nameOf(customer));
			if (gone) multi.zRem(key, member);
			else multi.zAdd(key, { score: at, value: member });
			multi.zRemRangeByScore(key, '-inf', now - HISTORY_MS);
			multi.pExpire(key, HISTORY_MS);
		}
		multi.set(keys.customersAt, position);
		await ask(() => multi.exec());
	}

	/** How many cases of each customer were opened and escalated in (from, to]. */
	async count(
		client: string,
		customers: readonly string[],
		from: number,
		to: number
	): Promise<Map<string, { opened: number; escalated: number }>> {
		const keys = this.#keys.client(client);
		const counts = await Promise.all(
			customers.map(async (customer) => {
				const [opened, escalated] = await Promise.all(
					(['opened', 'escalated'] as const).map((what) =>
						ask(() =>
							this.#connection.zCount(keys.customer(what, nameOf(customer)), `(${from}`, to)
						)
					)
				);
				return [customer, { opened: opened ?? 0, escalated: escalated ?? 0 }] as const;
			})
		);
		return new Map(counts);
	}

	/** Nothing is known of one customer any more. */
	async forget(client: string, customer: string): Promise<void> {
		const keys = this.#keys.client(client);
		const name = nameOf(customer);
		for (const what of ['opened', 'escalated'])
			await ask(() => this.#connection.del(keys.customer(what, name)));
	}

	/** Every instant that is kept of one customer. */
	async instants(client: string, customer: string): Promise<CustomerInstants> {
		const keys = this.#keys.client(client);
		const [opened = [], escalated = []] = await Promise.all(
			(['opened', 'escalated'] as const).map(async (what) => {
				const key = keys.customer(what, nameOf(customer));
				const found = await ask(() => this.#connection.zRangeWithScores(key, 0, -1));
				return found.map(({ score }) => score);
			})
		);
		return { opened, escalated };
	}
}

/** What a customer is called in a key: names are anything, and personal. */
const nameOf = (customer: string): string =>
	createHash('sha256').update(customer).digest('base64url').slice(0, 22);
