/** How people want to be told of alerts, and the browsers that they want to be told by. */
import { createHash } from 'node:crypto';
import type { AlertPreferences, PushSubscription } from '#lib/shared/wire/alerts.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

/** The key pair by which push services know this installation; base64url. */
export interface VapidKeys {
	publicKey: string;
	privateKey: string;
}

export class AlertPeopleStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** The key pair of the installation; `made` is kept when there is none yet, so that all nodes have the same. */
	async vapid(made: () => VapidKeys): Promise<VapidKeys> {
		const key = this.#keys.vapid;
		const known = await ask(() => this.#connection.get(key));
		if (known) return JSON.parse(known) as VapidKeys;
		const fresh = JSON.stringify(made());
		await ask(() => this.#connection.set(key, fresh, { condition: 'NX' }));
		return JSON.parse((await ask(() => this.#connection.get(key))) ?? fresh) as VapidKeys;
	}

	/** @returns false when the person has `most` others already */
	async subscribe(person: string, subscription: PushSubscription, most: number): Promise<boolean> {
		const others = (await this.subscriptions(person)).filter(
			({ endpoint }) => endpoint !== subscription.endpoint
		);
		if (others.length >= most) return false;
		const field = hashOf(subscription.endpoint);
		await ask(() =>
			this.#connection.hSet(this.#keys.push(person), field, JSON.stringify(subscription))
		);
		return true;
	}

	async unsubscribe(person: string, endpoint: string): Promise<void> {
		await ask(() => this.#connection.hDel(this.#keys.push(person), hashOf(endpoint)));
	}

	async subscriptions(person: string): Promise<PushSubscription[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.push(person)));
		return Object.values(found).map((text) => JSON.parse(text) as PushSubscription);
	}

	/** Which of `people` have a browser to be told by. */
	async reachable(people: readonly string[]): Promise<Set<string>> {
		const counts = await Promise.all(
			people.map((person) => ask(() => this.#connection.hLen(this.#keys.push(person))))
		);
		return new Set(people.filter((_, index) => (counts[index] ?? 0) > 0));
	}

	/** Null when the person never said. */
	async preferences(person: string): Promise<AlertPreferences | null> {
		const found = await ask(() => this.#connection.hGet(this.#keys.alertPreferences, person));
		return found ? (JSON.parse(found) as AlertPreferences) : null;
	}

	async prefer(person: string, preferences: AlertPreferences): Promise<void> {
		await ask(() =>
			this.#connection.hSet(this.#keys.alertPreferences, person, JSON.stringify(preferences))
		);
	}
}

const hashOf = (endpoint: string): string =>
	createHash('sha256').update(endpoint).digest('base64url').slice(0, 22);
