/** The open cases of one client, as this node knows them: loaded once, then following the log. */
import { isEscalation, isOpen, type Case } from '#server/domain/case.ts';
import { nextDue } from '#server/domain/clocks.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Observed } from '#server/store/queues.ts';
import { DueIndex } from './due-index.ts';
import { QueueState } from './queue-state.ts';
import { Ticker, tickOf } from './ticker.ts';

/** A row that has to be read from the store: the log alone does not give it. `answer` takes what was read. */
export type Missing = 'missing' | null;

interface Awaited {
	/** The newest version that the log told of meanwhile. */
	version: number;
	/** How many reads are under way. */
	reads: number;
}

export class ClientState {
	readonly id: string;
	readonly cases = new Map<string, Case>();
	readonly due = new DueIndex();
	readonly queues = new Map<string, QueueState>();
	readonly ticker = new Ticker();
	readonly #awaited = new Map<string, Awaited>();
	#unclaimed = 0;

	constructor(id: string) {
		this.id = id;
	}

	/** How many open escalations nobody has. */
	get unclaimed(): number {
		return this.#unclaimed;
	}

	/** Takes a row as read from the store, unless a newer one is known. */
	take(row: Case): void {
		const known = this.cases.get(row.id);
		if (!known || known.version < row.version) this.#put(row.id, known ?? null, row);
	}

	/** Applies one entry of the log. What is older than the row is skipped. */
	apply(entry: LogEntry): Missing {
		const awaited = this.#awaited.get(entry.case);
		if (awaited) awaited.version = Math.max(awaited.version, entry.version);
		const known = this.cases.get(entry.case) ?? null;
		if (known && entry.version <= known.version) return null;
		if (!known && entry.version > 1)
			// a case that is not open becomes so only by being reopened
			return entry.events.some(({ type }) => type === 'reopened') ? this.#await(entry) : null;
		if (known && entry.version > known.version + 1) return this.#await(entry);
		const after = evolve(known, entry.events, this.id, entry.case);
		for (const event of entry.events) {
			const tick = tickOf(known, after, event);
			if (tick) this.ticker.add(tick);
		}
		this.#put(entry.case, known, after);
		return null;
	}

	/**
	 * Takes the row that was read because it was missing. The log may have gone on meanwhile, and a row that was
	 * resolved since leaves nothing here to compare with: one older than what the log told of is read again.
	 */
	answer(id: string, row: Case | null): Missing {
		const awaited = this.#awaited.get(id);
		const newest = awaited?.version ?? 0;
		if (awaited && --awaited.reads === 0) this.#awaited.delete(id);
		if (!row) return null;
		if (row.version >= newest) this.take(row);
		else if (awaited?.reads === 0) return this.#await({ case: id, version: newest });
		return null;
	}

	#await({ case: id, version }: Pick<LogEntry, 'case' | 'version'>): Missing {
		const awaited = this.#awaited.get(id);
		const reads = (awaited?.reads ?? 0) + 1;
		this.#awaited.set(id, { version: Math.max(version, awaited?.version ?? 0), reads });
		return 'missing';
	}

	observe(queue: string, observed: Observed): void {
		const state = this.queues.get(queue) ?? new QueueState();
		this.queues.set(queue, state);
		state.observe(observed);
	}

	#put(id: string, before: Case | null, after: Case): void {
		if (isOpen(after)) this.cases.set(id, after);
		else this.cases.delete(id);
		this.#unclaimed += waitsForOwner(after) - (before ? waitsForOwner(before) : 0);
		const next = nextDue(after);
		if (next) this.due.set(id, next.due);
		else this.due.delete(id);
	}
}

const waitsForOwner = (state: Case): number =>
	isEscalation(state) && state.owner === null ? 1 : 0;
