/** How people want to be told of alerts, and the browsers that they want to be told by. */
import { createHash } from 'node:crypto';
import type { AlertPreferences, PushSubscription } from '#lib/shared/wire/alerts.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import type { Seals } from './seals.ts';
import { SecretText } from './secret-text.ts';
import type { SessionMark } from './sessions.ts';

/** The key pair by which push services know this installation; base64url. */
export interface VapidKeys {
	publicKey: string;
	privateKey: string;
}

/** A browser, and the session in which it asked to be told; none where that was not kept yet. */
export interface Subscribed {
	subscription: PushSubscription;
	session: SessionMark | undefined;
}

export class AlertPeopleStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	readonly #seals: Seals;
	/** The key pair of the installation, as JSON. */
	readonly vapidText: SecretText;

	constructor(connection: Connection, keys: Keys, seals: Seals) {
		this.#connection = connection;
		this.#keys = keys;
		this.#seals = seals;
		this.vapidText = new SecretText(connection, keys.vapid, 'vapid', seals);
	}

	/** The key pair of the installation; `made` is kept when there is none yet, so that all nodes have the same. */
	async vapid(made: () => VapidKeys | Promise<VapidKeys>): Promise<VapidKeys> {
		const text = await this.vapidText.readOrMake(async () => JSON.stringify(await made()));
		return JSON.parse(text) as VapidKeys;
	}

	async subscribe(person: string, { subscription, session }: Subscribed): Promise<void> {
		const field = hashOf(subscription.endpoint);
		const text = this.#seals.seal(placeOf(person), JSON.stringify({ ...subscription, session }));
		await ask(() => this.#connection.hSet(this.#keys.push(person), field, text));
	}

	async unsubscribe(person: string, endpoint: string): Promise<void> {
		await ask(() => this.#connection.hDel(this.#keys.push(person), hashOf(endpoint)));
	}

	/** Every one that asked, also in a session that is over. */
	async browsers(person: string): Promise<Subscribed[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.push(person)));
		return Object.values(found).map((text) => {
			const { session, ...subscription } = JSON.parse(
				this.#seals.open(placeOf(person), text)
			) as PushSubscription & Pick<Subscribed, 'session'>;
			return { session, subscription };
		});
	}

	/** Everything of a person, with the account whose it was. */
	async forget(person: string): Promise<void> {
		await ask(() => this.#connection.del(this.#keys.push(person)));
		await ask(() => this.#connection.del(this.#keys.alertMute(person)));
		await ask(() => this.#connection.hDel(this.#keys.alertPreferences, person));
	}

	/** Seals the browsers of a person as they would be sealed now. @returns how many it changed */
	async reseal(person: string): Promise<number> {
		const key = this.#keys.push(person);
		const found = await ask(() => this.#connection.hGetAll(key));
		let count = 0;
		for (const [field, text] of Object.entries(found)) {
			if (this.#seals.isCurrent(text)) continue;
			const place = placeOf(person);
			const next = this.#seals.seal(place, this.#seals.open(place, text));
			count += await ask(() => this.#connection.swap([key], [field, text, next]));
		}
		return count;
	}

	/** Which of `people` have a browser that asked. */
	async withBrowsers(people: readonly string[]): Promise<string[]> {
		const counts = await Promise.all(
			people.map((person) => ask(() => this.#connection.hLen(this.#keys.push(person))))
		);
		return people.filter((_, index) => (counts[index] ?? 0) > 0);
	}

	/** Null when the person never said. */
	async preferences(person: string): Promise<Partial<AlertPreferences> | null> {
		return (await this.preferencesOf([person])).get(person) ?? null;
	}

	/** Of these people, each who ever said. */
	async preferencesOf(people: readonly string[]): Promise<Map<string, Partial<AlertPreferences>>> {
		if (people.length === 0) return new Map();
		const found = await ask(() => this.#connection.hmGet(this.#keys.alertPreferences, [...people]));
		return new Map(
			people.flatMap((person, index) => {
				const text = found[index];
				return text ? [[person, JSON.parse(text) as Partial<AlertPreferences>]] : [];
			})
		);
	}

	/** Until when a person wants no push, ms since 1970; null when it was never said, or is over. @param now the store's time */
	async mutedUntil(person: string, now: number): Promise<number | null> {
		const until = Number(await ask(() => this.#connection.get(this.#keys.alertMute(person))));
		return until > now ? until : null;
	}

	/** @param until null when it is muted no longer. @param now the store's time */
	async mute(person: string, until: number | null, now: number): Promise<void> {
		const key = this.#keys.alertMute(person);
		const left = until === null ? 0 : Math.ceil(until - now);
		if (left <= 0) return void (await ask(() => this.#connection.del(key)));
		const expiration = { type: 'PX', value: left } as const;
		await ask(() => this.#connection.set(key, String(until), { expiration }));
	}

	async prefer(person: string, preferences: AlertPreferences): Promise<void> {
		await ask(() =>
			this.#connection.hSet(this.#keys.alertPreferences, person, JSON.stringify(preferences))
		);
	}
}

/** Who knows the address of a browser at its push service, and its keys, may write to it. */
const placeOf = (person: string): string => `push:${person}`;

const hashOf = (endpoint: string): string =>
	createHash('sha256').update(endpoint).digest('base64url').slice(0, 22);
