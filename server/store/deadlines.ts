/** When each case wants to be looked at next by the clock: one sorted set a client, one entry a case, written by the commit. */
import type { StoreClock } from './clock.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export interface DueDeadline {
	case: string;
	at: number;
}

/** Deadlines that have come, put off so that this node alone tells them. */
export interface TakenDeadlines {
	/** The store's time at which they had come. */
	now: number;
	due: DueDeadline[];
	/** When they come again, unless a commit or `rearm` has set them anew. */
	again: number;
	/** The next one that had not come then; null when there is none. */
	next: number | null;
}

/** How long a node has to tell what it took; another one takes it then. */
const PUT_OFF_MS = 1000;

export class DeadlineStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	readonly #clock: StoreClock;

	constructor(connection: Connection, keys: Keys, clock: StoreClock) {
		this.#connection = connection;
		this.#keys = keys;
		this.#clock = clock;
	}

	/**
	 * Takes deadlines that have come by the store's own clock, the oldest first.
	 * @param limit how many at the most; when there are so many, there may be more
	 */
	async take(client: string, limit: number): Promise<TakenDeadlines> {
		const keys = [this.#keys.client(client).deadlines];
		const args = [String(limit), String(PUT_OFF_MS), String(this.#clock.shift)];
		const [now = '', next = '', again = '', ...taken] = await ask(() =>
			this.#connection.takeDue(keys, args)
		);
		this.#clock.heard(Number(now));
		const due: DueDeadline[] = [];
		for (let index = 0; index < taken.length; index += 2)
			due.push({ case: taken[index] ?? '', at: Number(taken[index + 1]) });
		return {
			now: Number(now),
			due,
			again: Number(again),
			next: next === '' ? null : Number(next)
		};
	}

	/** Deadlines before `now`, the oldest first, as they stand; nothing is taken. */
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
