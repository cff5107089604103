/** Sessions, the set-up token and failed sign-ins. Only hashes of tokens are kept. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export interface KeptSession {
	person: string;
	startedAt: number;
	/** Of the account when it began; when that has another one, this session holds no more. */
	era?: string | undefined;
	/** Network address from which it began, and what the browser calls itself. */
	address: string;
	browser: string;
	/** Whether a second factor was shown. */
	second?: boolean | undefined;
	/** ID token of the provider, sealed, with which one signs out there as well. */
	provider?: string | undefined;
}

/** What is kept of a session by something that is to end with it. */
export interface SessionMark extends Pick<KeptSession, 'person' | 'startedAt' | 'era' | 'second'> {
	hash: string;
}

/** A session in a list. */
export interface ListedSession extends KeptSession {
	hash: string;
	/** Ms until it ends for want of use. */
	endsIn: number;
}

export class SessionStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** @param longestMs after which it is listed no more */
	async start(
		hash: string,
		session: KeptSession,
		idleMs: number,
		longestMs: number
	): Promise<void> {
		const of = this.#keys.sessionsOf(session.person);
		// listed first: one that was listed and did not begin harms nobody, the other way round it could not be found
		await ask(() =>
			this.#connection
				.multi()
				.zRemRangeByScore(of, '-inf', session.startedAt - longestMs)
				.zAdd(of, { score: session.startedAt, value: hash })
				.pExpire(of, longestMs)
				.exec()
		);
		await ask(() =>
			this.#connection.set(this.#keys.session(hash), JSON.stringify(session), {
				expiration: { type: 'PX', value: idleMs }
			})
		);
	}

	/** The session, its idle time begun anew; null when there is none. */
	async touch(hash: string, idleMs: number): Promise<KeptSession | null> {
		const found = await ask(() =>
			this.#connection.getEx(this.#keys.session(hash), { type: 'PX', value: idleMs })
		);
		return found ? (JSON.parse(found) as KeptSession) : null;
	}

	/** As `touch`, but does not count as use. */
	async peek(hash: string): Promise<KeptSession | null> {
		const found = await ask(() => this.#connection.get(this.#keys.session(hash)));
		return found ? (JSON.parse(found) as KeptSession) : null;
	}

	/** Hashes of those of a person that nobody ended, the newest first; also of some that ended for want of use. */
	unended(person: string): Promise<string[]> {
		const of = this.#keys.sessionsOf(person);
		return ask(() => this.#connection.zRange(of, 0, -1, { REV: true }));
	}

	/** Those of a person that have not ended, the newest first. */
	async of(person: string): Promise<ListedSession[]> {
		const hashes = await this.unended(person);
		const found = await Promise.all(
			hashes.map(async (hash) => {
				// one that is just beginning may not be there yet: what is listed goes with its time
				const session = await this.peek(hash);
				if (!session) return [];
				const endsIn = await ask(() => this.#connection.pTTL(this.#keys.session(hash)));
				return [{ ...session, hash, endsIn }];
			})
		);
		return found.flat();
	}

	async end(hash: string, person: string): Promise<void> {
		await ask(() => this.#connection.del(this.#keys.session(hash)));
		await ask(() => this.#connection.zRem(this.#keys.sessionsOf(person), hash));
	}

	/** @returns true when it is now this one; false when there was one already */
	async offerSetUp(hash: string): Promise<boolean> {
		const set = await ask(() => this.#connection.set(this.#keys.setUp, hash, { condition: 'NX' }));
		return set !== null;
	}

	/** Makes this the only one that holds. */
	async replaceSetUp(hash: string): Promise<void> {
		await ask(() => this.#connection.set(this.#keys.setUp, hash));
	}

	/** @returns true once, for the right token */
	async useSetUp(hash: string): Promise<boolean> {
		const held = await ask(() => this.#connection.get(this.#keys.setUp));
		if (held === null || held !== hash) return false;
		return (await ask(() => this.#connection.del(this.#keys.setUp))) === 1;
	}

	/** Counts an attempt. @returns how many there were within the time */
	async countAttempt(of: string, withinMs: number): Promise<number> {
		const key = this.#keys.attempts(of);
		const expiration = { type: 'PX', value: withinMs } as const;
		// in one step: a count that never expires would lock somebody out for good
		const [, count] = await ask(() =>
			this.#connection.multi().set(key, 0, { condition: 'NX', expiration }).incr(key).execTyped()
		);
		return count;
	}

	/** Takes one attempt back. */
	async forgiveAttempt(of: string, withinMs: number): Promise<void> {
		const key = this.#keys.attempts(of);
		const expiration = { type: 'PX', value: withinMs } as const;
		// the count may have expired since: what is taken back from then begins at one, and expires again
		await ask(() =>
			this.#connection.multi().set(key, 1, { condition: 'NX', expiration }).decr(key).exec()
		);
	}

	async forgiveAttempts(of: string): Promise<void> {
		await ask(() => this.#connection.del(this.#keys.attempts(of)));
	}
}
