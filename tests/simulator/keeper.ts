/** Keeps the books of all cases beside the store, and holds them against it whenever nothing is under way. */
import type { Case } from '#server/domain/case.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { LogEntry } from '#server/store/log.ts';
import {
	nobodyForgotten,
	nothingDue,
	nothingLost,
	nothingUntold,
	rowAsReckoned
} from './invariants.ts';
import { CLIENT } from './node.ts';
import { must } from './reckoning/broken.ts';
import { CaseBook } from './reckoning/case-book.ts';
import { Reading } from './reckoning/terms.ts';
import { followsNow } from './reckoning/timers.ts';
import type { Window } from './reckoning/work-hours.ts';
import type { Settings } from './settings/settings.ts';
import type { MemoryStore } from './store/memory-store.ts';
import { told } from './told.ts';

/** A commit, and the settings that it was decided by. */
export interface Entered {
	entry: LogEntry;
	reading: Reading;
}

export class Keeper {
	readonly books = new Map<string, CaseBook>();
	/** Ms that a node's clock may be ahead of the store's and be believed; 0 once it was measured. */
	ahead = 0;
	entered: (entered: Entered) => void = () => undefined;
	readonly #store: MemoryStore;
	readonly #window: Window;
	readonly #tell: (line: () => string) => void;
	readonly #readings: Reading[] = [];
	readonly #deadlines = new Map<string, number | null>();
	readonly #operations = new Set<string>();
	/** Not looked at since, whether somebody has them or something comes next. */
	readonly #moved = new Set<CaseBook>();
	#entered = 0;

	constructor(store: MemoryStore, window: Window, tell: (line: () => string) => void) {
		this.#store = store;
		this.#window = window;
		this.#tell = tell;
	}

	/** The next version of the configuration. @returns which one it is, from 0 */
	configure(settings: Settings): number {
		return this.#readings.push(new Reading(this.#readings.length, settings, this.#window)) - 1;
	}

	/** Of the configuration that holds. */
	get version(): number {
		return this.#readings.length - 1;
	}

	/** Enters what is new in the log, and checks what it touched. @throws Broken */
	look(now: number): void {
		const log = this.#store.log(CLIENT);
		const touched = new Set<string>();
		for (; this.#entered < log.length; this.#entered++) {
			this.#enter(log[this.#entered] as LogEntry, this.#entered);
			touched.add((log[this.#entered] as LogEntry).case);
		}
		for (const [id, book] of this.books) {
			const deadline = this.#store.deadline(CLIENT, id);
			if (!touched.has(id) && this.#deadlines.get(id) === deadline) continue;
			this.#deadlines.set(id, deadline);
			this.#check(book, deadline, now);
		}
	}

	/**
	 * A sweep is over that saw what was due at an instant; a case that was changed meanwhile may be due again.
	 * @throws Broken
	 */
	swept(seen: number): void {
		for (const book of this.books.values()) if (book.recordedAt < seen) nothingUntold(book, seen);
	}

	/** Every case was asked to follow the configuration that holds; what is due will move some. @throws Broken */
	replanned(now: number): void {
		for (const book of this.#moved) {
			const next = book.next(now);
			if (next && next.at < now) continue;
			nobodyForgotten(book);
			this.#moved.delete(book);
		}
	}

	/**
	 * At the very end: nothing is due, every open case goes by the configuration that holds, and the log replayed is what
	 * is kept.
	 * @throws Broken
	 */
	end(now: number): void {
		const reading = this.#readings.at(-1);
		for (const book of this.books.values()) {
			nothingDue(book, now);
			nobodyForgotten(book);
			const differs = reading && followsNow(book.ledgers, book.facts, book.at, reading);
			must(!differs, 'SIM-9', () => `${book.id}: ${differs} does not follow ${reading?.version}`);
		}
		this.#replay();
	}

	#replay(): void {
		const rows = new Map<string, Case>();
		for (const { case: id, events } of this.#store.log(CLIENT))
			rows.set(id, evolve(rows.get(id) ?? null, events, CLIENT, id));
		for (const [id, row] of rows) {
			const same = JSON.stringify(row) === JSON.stringify(this.#store.read(CLIENT, id));
			must(same, 'SIM-7', () => `${id}: the log replayed is another row`);
		}
	}

	#enter(entry: LogEntry, index: number): void {
		const { case: id, operation, version } = entry;
		const plan = this.#store.planOf(CLIENT, index);
		this.#tell(() => told(entry, plan));
		const book = this.books.get(id) ?? new CaseBook(id);
		this.books.set(id, book);
		const reading = this.#readings[plan] as Reading;
		this.entered({ entry, reading });
		book.enter(entry, reading);
		const early = entry.events.find(({ at }) => at > entry.recordedAt + this.ahead);
		must(!early, 'SIM-2', () => `${id} v${version}: ${early?.type} comes before its time`);
		const once = `${id} ${operation}`;
		must(!this.#operations.has(once), 'SIM-7', () => `${once} v${version} is done twice`);
		this.#operations.add(once);
	}

	#check(book: CaseBook, deadline: number | null, now: number): void {
		const row = this.#store.read(CLIENT, book.id);
		must(row !== null, 'SIM-7', () => `${book.id} is gone`);
		rowAsReckoned(row, book);
		nothingLost(book, deadline, now);
		this.#moved.add(book);
	}
}
