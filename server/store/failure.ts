/** The one error that the store's callers have to expect: what it was asked may or may not have been done. */
import { ErrorReply } from 'redis';

export class StoreUnavailable extends Error {
	constructor(cause: unknown) {
		const detail = cause instanceof Error ? cause.message : String(cause);
		super(`the store does not answer: ${detail}`, { cause });
		this.name = 'StoreUnavailable';
	}
}

/** Replies that say "not now": loading its data, disk full, out of memory, not the primary. */
const NOT_NOW =
	/^(LOADING|BUSY|MISCONF|OOM|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS|UNKILLABLE)\b/;

/**
 * Runs one request to the store.
 * @throws StoreUnavailable when it was not answered. An error reply that tells of a mistake of ours is thrown as it is.
 */
export async function ask<T>(request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (error) {
		if (error instanceof ErrorReply && !NOT_NOW.test(error.message)) throw error;
		throw new StoreUnavailable(error);
	}
}
