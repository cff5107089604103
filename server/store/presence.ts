/** Who is at a desk, and who has which case open, on whichever node. What a node does not say again is forgotten. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { newest, range } from './streams.ts';

/** A node that was not heard of for so long has ended. */
export const PRESENT_MS = 12_000;
const TRIM = { strategy: 'MAXLEN', strategyModifier: '~', threshold: 1000 } as const;

export interface Place {
	client: string;
	case: string;
}

export class PresenceStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** These people are at desks of a node. */
	async atDesks(node: string, people: readonly string[], now: number): Promise<void> {
		const members = people.map((person) => ({ score: now, value: memberOf(node, person) }));
		const multi = this.#connection.multi();
		if (members.length > 0) multi.zAdd(this.#keys.atDesks, members);
		multi.zRemRangeByScore(this.#keys.atDesks, '-inf', now - PRESENT_MS);
		await ask(() => multi.exec());
	}

	async leftDesk(node: string, person: string): Promise<void> {
		await ask(() => this.#connection.zRem(this.#keys.atDesks, memberOf(node, person)));
	}

	/** Ids of everybody who is at a desk. */
	async people(now: number): Promise<Set<string>> {
		return this.#present(this.#keys.atDesks, now);
	}

	/** A person has a case open; said again while that is so. */
	async looks({ client, case: id }: Place, node: string, person: string, now: number) {
		const key = this.#keys.client(client).lookers(id);
		const multi = this.#connection.multi();
		multi.zAdd(key, { score: now, value: memberOf(node, person) });
		multi.zRemRangeByScore(key, '-inf', now - PRESENT_MS);
		multi.pExpire(key, PRESENT_MS);
		await ask(() => multi.exec());
	}

	async looksAway({ client, case: id }: Place, node: string, person: string): Promise<void> {
		const key = this.#keys.client(client).lookers(id);
		await ask(() => this.#connection.zRem(key, memberOf(node, person)));
	}

	/** Ids of those who have it open. */
	async lookers({ client, case: id }: Place, now: number): Promise<Set<string>> {
		return this.#present(this.#keys.client(client).lookers(id), now);
	}

	/** Tells every node that somebody has opened or left a case. */
	async changed({ client, case: id }: Place): Promise<void> {
		await ask(() =>
			this.#connection.xAdd(this.#keys.lookersLog, '*', { c: client, i: id }, { TRIM })
		);
	}

	/** Where that ends now. */
	async end(): Promise<string> {
		const [last] = await newest(this.#connection, this.#keys.lookersLog, 1);
		return last?.id ?? '0-0';
	}

	/** What was told after `after`, oldest first. */
	async changesAfter(after: string): Promise<(Place & { id: string })[]> {
		const found = await range(this.#connection, this.#keys.lookersLog, `(${after}`, '+', 500);
		return found.map(({ id, message }) => ({
			id,
			client: message['c'] ?? '',
			case: message['i'] ?? ''
		}));
	}

	async #present(key: string, now: number): Promise<Set<string>> {
		const found = await ask(() =>
			this.#connection.zRangeByScore(key, `(${now - PRESENT_MS}`, '+inf')
		);
		return new Set(found.map(personOf));
	}
}

const memberOf = (node: string, person: string): string => `${node}|${person}`;
const personOf = (member: string): string => member.slice(member.indexOf('|') + 1);
