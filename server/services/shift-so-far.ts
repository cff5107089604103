/**
 * What the running shift of a floor was like until now: the same fold as of a summary, read on from where it was, so that
 * a look costs what happened since. Kept in memory; a new shift, other clients and a store that was away begin it anew.
 */
import type { ShiftNow, SoFar } from '#lib/shared/wire/rows.ts';
import type { Tier } from '#lib/shared/words.ts';
import type { Case } from '#server/domain/case.ts';
import { createFold, type Fold, type Lookup } from '#server/domain/shift/summary.ts';
import type { Store } from '#server/store/index.ts';
import { byStreamId } from '#server/store/streams.ts';

/** Which part of a floor: by a name, under which it is remembered. */
export interface ShiftPart {
	key: string;
	/** @param queue of the case as it stands; null when it has none, or was forgotten */
	covers(client: string, queue: string | null, tier: Tier): boolean;
	/** Whether `covers` looks at queues. */
	byQueue: boolean;
}

/** A case as this node knows it without asking the store; undefined when it does not. */
export type Known = (client: string, id: string) => Case | undefined;

interface Reading {
	/** What it was begun for. */
	of: string;
	fold: Fold;
	/** Of each client, up to where its log was read. */
	positions: Map<string, string>;
	/** Rows of cases that are not open any more. */
	rows: Map<string, Case>;
	at: number;
	/** What was reckoned since it was read on last, by the key of the part. */
	parts: Map<string, SoFar>;
}

const PART = 1000;

export class ShiftSoFar {
	readonly #store: Pick<Store, 'log' | 'cases'>;
	readonly #known: Known;
	/** By floor: those that are being read on, and those that were last. */
	readonly #reading = new Map<string, Reading>();
	readonly #read = new Map<string, Reading>();
	#life = 0;

	constructor(store: Pick<Store, 'log' | 'cases'>, known: Known) {
		this.#store = store;
		this.#known = known;
	}

	/** Nothing that was read holds any more. */
	forget(): void {
		this.#reading.clear();
		this.#read.clear();
		this.#life += 1;
	}

	/**
	 * Reads on; not for one floor twice at once.
	 * @param floor its id
	 * @param clients of the floor
	 * @throws StoreUnavailable it is then begun anew
	 */
	async reckon(
		floor: string,
		shift: ShiftNow & { zone: string },
		clients: readonly string[],
		now: number,
		parts: readonly ShiftPart[]
	): Promise<void> {
		const life = this.#life;
		const of = JSON.stringify([shift.from, shift.to, shift.zone, [...clients].sort()]);
		const known = this.#reading.get(floor);
		// what fails on the way would be counted twice
		this.#reading.delete(floor);
		const reading = known?.of === of ? known : newReading(of, shift);
		for (const client of clients) await this.#readOn(reading, client, shift.from, now);
		const byQueue = parts.some((part) => part.byQueue);
		await this.#readRows(reading, byQueue);
		if (life !== this.#life) return;
		this.#reading.set(floor, reading);
		const told = { ...reading, at: now, parts: new Map<string, SoFar>() };
		for (const part of parts) told.parts.set(part.key, this.#total(told, part));
		this.#read.set(floor, told);
	}

	/** What was reckoned last; null before it was, and of queues that were not asked for then. */
	read(floor: string, part: ShiftPart): SoFar | null {
		const told = this.#read.get(floor);
		if (!told) return null;
		const known = told.parts.get(part.key);
		if (known || part.byQueue || this.#reading.get(floor)?.of !== told.of) return known ?? null;
		const made = this.#total(told, part);
		told.parts.set(part.key, made);
		return made;
	}

	async #readOn({ fold, positions }: Reading, client: string, from: number, now: number) {
		let position = positions.get(client);
		if (position === undefined) {
			const { id: head } = await this.#store.log.head(client);
			// what is recorded meanwhile is read on from there
			for await (const entries of this.#store.log.during(client, from, now + 1))
				fold.take(entries.filter(({ id }) => byStreamId(id, head) <= 0));
			position = head;
		}
		for (;;) {
			const entries = await this.#store.log.after(client, position, PART);
			fold.take(entries);
			position = entries.at(-1)?.id ?? position;
			if (entries.length < PART) break;
		}
		positions.set(client, position);
	}

	/** Rows that the log does not tell enough of. */
	async #readRows({ fold, rows }: Reading, queues: boolean): Promise<void> {
		const wanted = (queues ? fold.cases() : fold.unknown()).filter(
			(one) => !this.#known(one.client, one.case) && !rows.has(keyOf(one.client, one.case))
		);
		for (const [client, cases] of Map.groupBy(wanted, (one) => one.client))
			for (let start = 0; start < cases.length; start += PART) {
				const ids = cases.slice(start, start + PART).map((one) => one.case);
				for (const row of await this.#store.cases.readMany(client, ids))
					rows.set(keyOf(client, row.id), row);
			}
	}

	#total({ fold, rows, at }: Reading, { covers }: ShiftPart): SoFar {
		const row = (client: string, id: string) =>
			this.#known(client, id) ?? rows.get(keyOf(client, id)) ?? null;
		const lookup: Lookup = row;
		const { escalations, claimed, claimedInTime, resolved, pastSla } = fold.total(
			at,
			lookup,
			(client, id, tier) => covers(client, row(client, id)?.queue ?? null, tier)
		);
		return { at, escalated: escalations, claimed, claimedInTime, resolved, pastSla };
	}
}

const keyOf = (client: string, id: string): string => `${client}/${id}`;

const newReading = (of: string, { from, to, zone }: ShiftNow & { zone: string }): Reading => ({
	of,
	fold: createFold({ from, to, zone }),
	positions: new Map(),
	rows: new Map(),
	at: from,
	parts: new Map()
});
