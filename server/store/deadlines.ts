/** When each case wants to be looked at next by the clock: one sorted set a client, one entry a case, written by the commit. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export interface DueDeadline {
	case: string;
	at: number;
}

export class DeadlineStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** Deadlines before `now`, the oldest first. They stay until the commit that tells them takes them away. */
	async due(client: string, now: number, limit: number): Promise<DueDeadline[]> {
		const key = this.#keys.client(client).deadlines;
		const found = await ask(() =>
			this.#connection.zRangeWithScores(key, '-inf', `(${now}`, {
				BY: 'SCORE',
				LIMIT: { offset: 0, count: limit }
			})
		);
		return found.map(({ value, score }) => ({ case: value, at: score }));
	}

	/**
	 * Puts deadlines that turned out to be no news where they belong, or away; one that a commit has set anew since it
	 * was seen stays.
	 */
	async rearm(client: string, seen: (DueDeadline & { next: number | null })[]): Promise<void> {
		if (seen.length === 0) return;
		const told = seen.flatMap(({ case: id, at, next }) => [id, String(at), String(next ?? '')]);
		await ask(() => this.#connection.rearmDeadlines([this.#keys.client(client).deadlines], told));
	}

	async count(client: string): Promise<number> {
		return ask(() => this.#connection.zCard(this.#keys.client(client).deadlines));
	}
}
