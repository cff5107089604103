/** Sessions, the set-up token and failed sign-ins. Only hashes of tokens are kept. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export interface KeptSession {
	person: string;
	startedAt: number;
}

export class SessionStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	async start(hash: string, session: KeptSession, idleMs: number): Promise<void> {
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

	/** Whether it is still there; does not count as use. */
	async exists(hash: string): Promise<boolean> {
		return (await ask(() => this.#connection.exists(this.#keys.session(hash)))) === 1;
	}

	async end(hash: string): Promise<void> {
		await ask(() => this.#connection.del(this.#keys.session(hash)));
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
