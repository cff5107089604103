/**
 * The cases of one client that somebody has still to do something about, as this node knows them: loaded once, then
 * following the log.
 */
import type { Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { isToFollowUp, needsSomebody } from '#server/domain/follow-up.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { Observed } from '#server/store/queues.ts';
import { Awaited } from './awaited.ts';
import { Cut, EVERYTHING, filterKey, type Filter } from './cut.ts';
import { DueIndex } from './due-index.ts';
import { QueueState } from './queue-state.ts';
import { Ticker, tickOf } from './ticker.ts';

/** A case that is not open becomes so only by being reopened; of one that was forgotten the entries before are hidden. */
const TOLD_OF_MORE = new Set<CaseEvent['type']>(['reopened', 'forgotten']);

/** A row that has to be read from the store: the log alone does not give it. `answer` takes what was read. */
export type Missing = 'missing' | null;

export class ClientState {
	readonly id: string;
	readonly cases = new Map<string, Case>();
	/** Every escalation. */
	readonly whole: Cut;
	readonly queues = new Map<string, QueueState>();
	readonly ticker = new Ticker();
	/** What was resolved and has to be followed up, by when it is closed without. */
	readonly toFollowUp = new DueIndex();
	readonly #awaited = new Awaited();
	/** By the key of their filter. */
	readonly #cuts: Map<string, Cut>;
	#soonest = Infinity;

	constructor(id: string) {
		this.id = id;
		this.whole = new Cut(EVERYTHING, this.cases);
		this.#cuts = new Map([[filterKey(EVERYTHING), this.whole]]);
	}

	/** The part that a filter lets pass; made when it is first asked for, which costs a look at every case. */
	cut(filter: Filter): Cut {
		const key = filterKey(filter);
		const cut = this.#cuts.get(key) ?? new Cut(filter, this.cases);
		this.#cuts.set(key, cut);
		return cut;
	}

	/** Forgets the parts that nobody asks for any more. @param keys of the filters that somebody does */
	keepCuts(keys: ReadonlySet<string>): void {
		for (const [key, cut] of this.#cuts)
			if (cut !== this.whole && !keys.has(key)) this.#cuts.delete(key);
	}

	/**
	 * @returns no later than the earliest deadline of the cases that were taken or changed since it was asked last;
	 * Infinity when they have none
	 */
	takeSoonest(): number {
		const soonest = this.#soonest;
		this.#soonest = Infinity;
		return soonest;
	}

	/** Takes a row as read from the store, unless a newer one is known. */
	take(row: Case): void {
		const known = this.cases.get(row.id);
		if (!known || known.version < row.version) this.#put(row.id, known ?? null, row);
	}

	/** Applies one entry of the log, and tells what happened. What is older than the row changes nothing. */
	apply(entry: LogEntry): Missing {
		const known = this.cases.get(entry.case) ?? null;
		if (known && entry.version <= known.version) {
			this.#tell(known, entry.events);
			return null;
		}
		if (known ? entry.version > known.version + 1 : entry.version > 1) {
			const missing = known !== null || entry.events.some(({ type }) => TOLD_OF_MORE.has(type));
			if (missing) this.#awaited.begin(entry);
			else this.#awaited.hear(entry);
			return missing ? 'missing' : null;
		}
		const after = evolve(known, entry.events, this.id, entry.case);
		this.#tell(after, entry.events);
		this.#put(entry.case, known, after);
		return null;
	}

	/**
	 * Takes the row that was read because it was missing. The log may have gone on meanwhile, and a case that was
	 * resolved since leaves nothing here to compare with: a row older than what the log told of is read again.
	 */
	answer(id: string, row: Case | null): Missing {
		const events = this.#awaited.end(id, row?.version ?? null);
		if (events === 'old') return 'missing';
		if (!row || !events) return null;
		this.take(row);
		this.#tell(row, events);
		return null;
	}

	/** Tells again what happened before this node knew: `rows` are the cases of `entries` as they stand now. */
	recall(entries: LogEntry[], rows: ReadonlyMap<string, Case>): void {
		for (const { case: id, events } of entries) {
			const row = rows.get(id);
			if (row) this.#tell(row, events);
		}
	}

	#tell(after: Case, events: CaseEvent[]): void {
		for (const event of events) {
			const tick = tickOf(after, event);
			if (!tick) continue;
			this.ticker.add(tick, after.queue);
			for (const cut of this.#cuts.values())
				if (cut.covers({ tier: tick.tier, queue: after.queue })) cut.happened();
		}
	}

	observe(queue: string, observed: Observed): void {
		const state = this.queues.get(queue) ?? new QueueState();
		this.queues.set(queue, state);
		state.observe(observed);
	}

	#put(id: string, before: Case | null, after: Case): void {
		this.#soonest = Math.min(this.#soonest, deadlineOf(after, after.updatedAt) ?? Infinity);
		if (needsSomebody(after)) this.cases.set(id, after);
		else this.cases.delete(id);
		if (isToFollowUp(after)) this.toFollowUp.set(id, after.clocks.closing.dueAt);
		else this.toFollowUp.delete(id);
		for (const cut of this.#cuts.values()) cut.put(id, before, after);
	}
}
