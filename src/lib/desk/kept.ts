/**
 * The last picture of the list, kept on the device of whoever saw it: a desk that is opened without a connection shows it,
 * marked as old. Kept for one person with one role and scope, for twelve hours, and no more than the list shows.
 */
import type { Person } from '#lib/shared/wire/session.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';

export const KEPT_FOR_MS = 12 * 60 * 60_000;

export interface KeptDesk {
	who: string;
	snapshot: Snapshot;
	/** The server's clock minus the device's, ms. */
	ahead: number;
}

/** Whose it is: another role or scope is as another person. */
export const whoIs = ({ id, role, clients, tiers }: Person): string =>
	JSON.stringify([id, role, clients, tiers ?? null]);

/** Without what the list does not show: customers, queues, what others undid, the ticker. */
export function lean(snapshot: Snapshot): Snapshot {
	const { figures } = snapshot;
	return {
		...snapshot,
		rows: snapshot.rows.map(({ customer: _c, queue: _q, undo: _u, ...row }): Row => row),
		figures: {
			...figures,
			...{ ticker: [], queues: [], unclaimed: [], teams: [], soFar: null },
			alerts: { newest: [], count: 0 },
			promises: { ...figures.promises, next: [] }
		}
	};
}

/**
 * @param date the device's own clock, ms since 1970
 * @returns the picture and a guess of the server's time, never before the picture; null when it is another's, of another
 * version, or too old
 */
export function fresh(
	kept: KeptDesk | null,
	who: string,
	date: number
): { snapshot: Snapshot; at: number } | null {
	if (kept?.who !== who || kept.snapshot.protocol !== PROTOCOL) return null;
	const at = Math.max(kept.snapshot.at, date + kept.ahead);
	return at - kept.snapshot.freshAt > KEPT_FOR_MS ? null : { snapshot: kept.snapshot, at };
}

const NAME = 'andon-desk';
const STORE = 'pictures';
const LAST = 'last';

/** Never throws: a device without room keeps nothing. */
export async function keepPicture(who: string, snapshot: Snapshot, date: number): Promise<void> {
	const kept: KeptDesk = { who, snapshot: lean(snapshot), ahead: snapshot.at - date };
	await within('readwrite', (store) => store.put(kept, LAST)).catch(() => forgetPicture());
}

/** What is kept here, whoever's it is. */
export async function keptPicture(): Promise<KeptDesk | null> {
	const found = await within<KeptDesk | undefined>('readonly', (store) => store.get(LAST)).catch(
		() => undefined
	);
	return found ?? null;
}

export async function forgetPicture(): Promise<void> {
	await within('readwrite', (store) => store.clear()).catch(() => undefined);
}

async function within<T = unknown>(
	mode: IDBTransactionMode,
	act: (store: IDBObjectStore) => IDBRequest
): Promise<T> {
	const opening = indexedDB.open(NAME, 1);
	opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
	const database = await answerOf<IDBDatabase>(opening);
	try {
		return await answerOf<T>(act(database.transaction(STORE, mode).objectStore(STORE)));
	} finally {
		database.close();
	}
}

const answerOf = <T>(request: IDBRequest): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result as T);
		request.onerror = () => reject(new Error('the device keeps nothing', { cause: request.error }));
	});
