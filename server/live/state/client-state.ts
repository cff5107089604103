/** The open cases of one client, as this node knows them: loaded once, then following the log. */
import { isEscalation, isOpen, type Case } from '#server/domain/case.ts';
import { nextDue } from '#server/domain/clocks.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Observed } from '#server/store/queues.ts';
import { DueIndex } from './due-index.ts';
import { QueueState } from './queue-state.ts';
import { Ticker, tickOf } from './ticker.ts';

/** A row that has to be read from the store: the log alone does not give it. */
export type Missing = 'missing' | null;

export class ClientState {
	readonly id: string;
	readonly cases = new Map<string, Case>();
	readonly due = new DueIndex();
	readonly queues = new Map<string, QueueState>();
	readonly ticker = new Ticker();
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
		const known = this.cases.get(entry.case) ?? null;
		if (known && entry.version <= known.version) return null;
		if (!known && entry.version > 1)
			// a case that is not open becomes so only by being reopened
			return entry.events.some(({ type }) => type === 'reopened') ? 'missing' : null;
		if (known && entry.version > known.version + 1) return 'missing';
		const after = evolve(known, entry.events, this.id, entry.case);
		for (const event of entry.events) {
			const tick = tickOf(known, after, event);
			if (tick) this.ticker.add(tick);
		}
		this.#put(entry.case, known, after);
		return null;
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
