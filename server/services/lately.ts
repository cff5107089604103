/** Cases that ended in the last twenty-four hours: read from the log once, and then on from where that was. */
import { isOpen, type Case } from '#server/domain/case.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Store } from '#server/store/index.ts';
import { byStreamId } from '#server/store/streams.ts';

export const LATELY_MS = 24 * 60 * 60_000;
/** Of a client; the oldest are forgotten first. */
const MOST = 5000;
const PART = 1000;

interface Reading {
	position: string;
	/** As they were when they ended, the oldest first. */
	ended: Map<string, Case>;
}

type LatelyStore = Pick<Store, 'log' | 'cases' | 'clock'>;

export class Lately {
	readonly #store: LatelyStore;
	readonly #readings = new Map<string, Reading>();
	/** One reads on at a time; the others wait for it. */
	readonly #running = new Map<string, Promise<Case[]>>();

	constructor(store: LatelyStore) {
		this.#store = store;
	}

	forget(): void {
		this.#readings.clear();
	}

	/** @throws StoreUnavailable */
	of(client: string): Promise<Case[]> {
		const running = this.#running.get(client);
		if (running) return running;
		const reading = this.#readOn(client).finally(() => this.#running.delete(client));
		this.#running.set(client, reading);
		return reading;
	}

	async #readOn(client: string): Promise<Case[]> {
		const from = this.#store.clock.now() - LATELY_MS;
		const touched = new Set<string>();
		const known = this.#readings.get(client);
		let position = known?.position;
		if (position === undefined) {
			const { id: head } = await this.#store.log.head(client);
			for await (const entries of this.#store.log.during(client, from, from + LATELY_MS + 1))
				endings(
					entries.filter(({ id }) => byStreamId(id, head) <= 0),
					touched
				);
			position = head;
		}
		for (;;) {
			const entries = await this.#store.log.after(client, position, PART);
			endings(entries, touched);
			position = entries.at(-1)?.id ?? position;
			if (entries.length < PART) break;
		}
		const ended = known?.ended ?? new Map<string, Case>();
		// rows are read after the log: they are as new as what it told, or newer
		for (const row of await this.#store.cases.readMany(client, [...touched])) {
			ended.delete(row.id);
			if (!isOpen(row)) ended.set(row.id, row);
		}
		for (const [id, { resolvedAt }] of ended)
			if (ended.size > MOST || (resolvedAt ?? 0) < from) ended.delete(id);
		this.#readings.set(client, { position, ended });
		return [...ended.values()];
	}
}

const TURNS = new Set<string>(['resolved', 'closed', 'reopened', 'followed-up', 'forgotten']);

function endings(entries: readonly LogEntry[], touched: Set<string>): void {
	for (const entry of entries)
		if (entry.events.some(({ type }) => TURNS.has(type))) touched.add(entry.case);
}
