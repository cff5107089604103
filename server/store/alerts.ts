/** The list of a client's alerts, kept for thirty days, and every raise of the last days, for the budget. */
import type { Raise, KeptAlert, KeyState } from '#server/domain/alerts/book.ts';
import { CHATTER_MS } from '#server/domain/alerts/book.ts';
import type { Severity } from '#lib/shared/wire/alerts.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { ClientKeys, Keys } from './keys.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEEP_MS = 30 * DAY_MS;
const KEEP_RAISES_MS = 8 * DAY_MS;
/** How many of each kind go with one change. */
const GO_AT_ONCE = 500;
const CHUNK = 500;

/** A part of the list as it was read; `version` says whether it is still so. */
export interface ListPart {
	version: string;
	alerts: KeptAlert[];
	keys: [string, KeyState][];
}

export class AlertStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** The alerts of these ids, what is known of these keys, and their alerts. */
	async part(client: string, ids: readonly string[], keys: readonly string[]): Promise<ListPart> {
		const own = this.#keys.client(client);
		// first: what changes while the rest is read makes the write fail
		const version = (await ask(() => this.#connection.get(own.alertVersion))) ?? '0';
		const states = await this.#states(own, keys);
		const wanted = new Set([...ids, ...states.map(([, { id }]) => id)]);
		return { version, keys: states, alerts: await this.byId(client, [...wanted]) };
	}

	/**
	 * Writes changes to what was read.
	 * @param now the store's time
	 * @returns false when the list has changed since; nothing is written then
	 */
	async write(
		client: string,
		version: string,
		changes: { alerts: KeptAlert[]; keys: [string, KeyState][]; raises: Raise[] },
		now: number
	): Promise<boolean> {
		const own = this.#keys.client(client);
		const { alerts, keys, raises } = changes;
		const written = await ask(() =>
			this.#connection.writeAlerts(
				[
					own.alerts,
					own.alertTimes,
					own.alertKeys,
					own.alertEnded,
					own.alertRaises,
					own.alertVersion
				],
				[
					version,
					JSON.stringify(
						alerts.flatMap((one) => [one.id, String(one.raisedAt), JSON.stringify(one)])
					),
					JSON.stringify(
						keys.flatMap(([key, state]) => [
							key,
							JSON.stringify(state),
							String(state.endedAt ?? '')
						])
					),
					JSON.stringify(raises.flatMap((one) => [memberOf(one), String(one.at)])),
					String(now - KEEP_MS),
					String(now - KEEP_RAISES_MS),
					String(now - CHATTER_MS),
					String(GO_AT_ONCE)
				]
			)
		);
		return written === 1;
	}

	/** Those of `ids` that are there, in no order. */
	async byId(client: string, ids: readonly string[]): Promise<KeptAlert[]> {
		const { alerts } = this.#keys.client(client);
		const found: KeptAlert[] = [];
		for (let start = 0; start < ids.length; start += CHUNK) {
			const some = ids.slice(start, start + CHUNK);
			const texts = await ask(() => this.#connection.hmGet(alerts, some));
			for (const text of texts) if (text) found.push(JSON.parse(text) as KeptAlert);
		}
		return found;
	}

	/** Ids of those of which `is` holds. */
	async idsWhere(client: string, is: (alert: KeptAlert) => boolean): Promise<string[]> {
		const { alerts } = this.#keys.client(client);
		const ids = new Set<string>();
		let cursor = '0';
		do {
			const from = cursor;
			const found = await ask(() => this.#connection.hScan(alerts, from, { COUNT: CHUNK }));
			for (const { field, value } of found.entries)
				if (is(JSON.parse(value) as KeptAlert)) ids.add(field);
			cursor = found.cursor;
		} while (cursor !== '0');
		return [...ids];
	}

	/** Ids of alerts raised at `upTo` or before, the newest first; those of one millisecond by id. */
	async index(client: string, upTo: number, limit: number) {
		const { alertTimes } = this.#keys.client(client);
		const found = await ask(() =>
			this.#connection.zRangeWithScores(alertTimes, upTo, '-inf', {
				BY: 'SCORE',
				REV: true,
				LIMIT: { offset: 0, count: limit }
			})
		);
		return found.map(({ value, score }) => ({ client, id: value, since: score }));
	}

	/** What asks for somebody now. */
	async active(client: string): Promise<KeyState[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).alertKeys));
		return Object.values(found)
			.map((text) => JSON.parse(text) as KeyState)
			.filter(({ endedAt }) => endedAt === null);
	}

	/** Keys of the alerts of a rule that ask for somebody now. */
	async activeKeys(client: string, rule: string): Promise<string[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).alertKeys));
		return Object.entries(found).flatMap(([key, text]) => {
			const state = JSON.parse(text) as KeyState;
			return state.rule === rule && state.endedAt === null ? [key] : [];
		});
	}

	/** Raises of [from, to], oldest first. */
	async raises(client: string, from: number, to: number): Promise<Raise[]> {
		const { alertRaises } = this.#keys.client(client);
		const found = await ask(() =>
			this.#connection.zRangeWithScores(alertRaises, from, to, { BY: 'SCORE' })
		);
		return found.map(({ value, score }) => raiseOf(value, score));
	}

	async #states(own: ClientKeys, keys: readonly string[]): Promise<[string, KeyState][]> {
		const found: [string, KeyState][] = [];
		for (let start = 0; start < keys.length; start += CHUNK) {
			const some = keys.slice(start, start + CHUNK);
			const texts = await ask(() => this.#connection.hmGet(own.alertKeys, some));
			for (const [index, text] of texts.entries()) {
				const key = some[index];
				if (text && key !== undefined) found.push([key, JSON.parse(text) as KeyState]);
			}
		}
		return found;
	}
}

/** Short: a day may have thousands. */
const memberOf = ({ id, rule, severity, people, chattering }: Raise): string =>
	[id, rule, severity, people, chattering ? 1 : 0].join(' ');

function raiseOf(member: string, at: number): Raise {
	const parts = member.split(' ');
	const [id = ''] = parts;
	const [severity, people, chattering] = parts.slice(-3);
	return {
		id,
		at,
		// a rule's name may have spaces
		rule: parts.slice(1, -3).join(' '),
		severity: severity as Severity,
		people: Number(people),
		chattering: chattering === '1'
	};
}
