/**
 * What a client's cases that ended long ago said leaves the store (KEEP-1 onwards): the log is walked once, in its order, up
 * to the day of which nothing is to be known, and a case goes when its last entry is passed. A case that is open is passed
 * by, and found again when it has ended: that is a later entry.
 */
import type { Case } from '#server/domain/case.ts';
import { hiddenEvent, hiddenRow } from '#server/domain/erasure.ts';
import { needsSomebody } from '#server/domain/follow-up.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Store } from '#server/store/index.ts';

/** How many entries of the log are looked at in one step. */
export const LOT = 200;

export type EndedStore = Pick<Store, 'cases' | 'log' | 'erasure'>;

export interface Purged {
	cases: number;
	entries: number;
}

interface Asked {
	client: string;
	/** Of what was recorded before this instant nothing is to be known. */
	before: number;
	/** Causes of the client's list: these are nobody's own words. */
	causes: readonly string[];
	/** Whether to go on: a node that stops leaves the rest for another. */
	goesOn: () => boolean;
}

/**
 * Goes on from where it was left, by whichever node; what breaks off is done again from the same place.
 * @returns what went, of this run; null when it is another node's turn
 * @throws StoreUnavailable
 */
export async function purgeEnded(store: EndedStore, asked: Asked): Promise<Purged | null> {
	const { client, before, goesOn } = asked;
	const purged = { cases: 0, entries: 0 };
	let more = true;
	while (more && goesOn()) {
		if (!(await store.erasure.turns.take(client))) return purged.cases > 0 ? purged : null;
		const entries = await store.log.after(client, await store.erasure.position(client), LOT);
		const young = entries.findIndex(({ recordedAt }) => recordedAt >= before);
		const old = young < 0 ? entries : entries.slice(0, young);
		for (const row of await endedIn(store, client, old)) {
			const count = await hideWhole(store, row, asked.causes);
			if (count === null) continue;
			purged.cases += count > 0 ? 1 : 0;
			purged.entries += count;
		}
		const last = old.at(-1);
		if (last) await store.erasure.setPosition(client, last.id);
		more = old.length === LOT;
	}
	await store.erasure.turns.leave(client);
	return purged;
}

/** Cases that have ended, and to which nothing has happened after these entries. */
async function endedIn(
	{ cases }: EndedStore,
	client: string,
	entries: readonly LogEntry[]
): Promise<Case[]> {
	const last = new Map(entries.map((entry) => [entry.case, entry.version]));
	const rows = await cases.readMany(client, [...last.keys()]);
	return rows.filter((row) => !needsSomebody(row) && row.version === last.get(row.id));
}

/** @returns null when somebody was faster: it is another story then, and comes up again with its end */
async function hideWhole(
	store: EndedStore,
	row: Case,
	causes: readonly string[]
): Promise<number | null> {
	const seen = await store.log.seenOfCase(row.client, row.id);
	return store.erasure.hide(row.client, row.id, {
		row: hiddenRow(row, causes),
		entries: seen.map((entry) => hiddenEntry(entry, causes))
	});
}

/** An entry as it stays. */
export const hiddenEntry = (entry: LogEntry, causes: readonly string[]): LogEntry => ({
	...entry,
	events: entry.events.map((event) => hiddenEvent(event, causes))
});
