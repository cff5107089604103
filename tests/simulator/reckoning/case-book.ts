/**
 * The book of one case, kept from its log alone: its facts, a ledger for each timer, and what was told of them. Each
 * event is held against the book before it is entered.
 */
import { CLOCKS, TIMERS, type ClockName, type TimerName } from '#lib/shared/words.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import type { LogEntry } from '#server/store/log.ts';
import { must } from './broken.ts';
import type { Book, Breach } from './book.ts';
import { checkAct, checkBreach, checkLapse } from './checks.ts';
import { factsAfter, UNOPENED } from './facts.ts';
import { checkOffer, UNDONE } from './offers.ts';
import { copyOf, follow, type Ledgers } from './timers.ts';
import { escalated, type Facts, type Reading } from './terms.ts';

/** What is told so late is recorded history: of what was due by then, nothing is fired. */
const HISTORY_MS = 24 * 60 * 60_000;

interface Undoable {
	facts: Facts;
	ledgers: Ledgers;
}

const UNDOABLE = new Set<CaseEvent['type']>(['claimed', 'retiered', 'handed', 'taken-over']);
/** What may come while what it comes before is still to be told. */
const IN_TURN = new Set<CaseEvent['type']>(['clock-past', 'pause-ended', 'offer-lapsed']);

export class CaseBook implements Book {
	readonly id: string;
	facts = UNOPENED;
	ledgers: Ledgers = {};
	version = 0;
	/** Since when something is due that no sweep has told; null when nothing is. */
	missedSince: number | null = null;
	/** When its last commit was recorded, by the store. */
	recordedAt = 0;
	/** Of the last event. */
	at = 0;
	/** Clocks that ran out and were told, oldest first. */
	readonly breaches: Breach[] = [];
	/** Rules that have fired since it was opened, or reopened. */
	readonly rules = new Set<string>();
	customerAt: number | null = null;
	/** A clock has run out that makes it one of management's business: what the next event must be. */
	owed: ClockName | null = null;
	/** A share of a clock has run at which the path goes on. */
	raised: ClockName | null = null;
	/** Management was given it, and has still to be paged. */
	paging = false;
	/** Steps that were passed over on the way to the next event. */
	skipped: number[] = [];
	reading: Reading | null = null;
	#undo: Undoable | null = null;
	/** When, in this commit, a timer came to be due at another instant. */
	#setAt: Partial<Record<TimerName, number>> = {};
	/** When, in this commit, it was offered, or an offer came to be again. */
	#offerAt: number | null = null;
	/** What was offered has lapsed so long before it was told of that it is recorded history. */
	#offerIsHistory = false;

	constructor(id: string) {
		this.id = id;
	}

	/** Enters one commit. @throws Broken when it cannot be */
	enter({ version, events, recordedAt }: LogEntry, reading: Reading): void {
		must(
			version === this.version + 1,
			'SIM-7',
			() => `${this.id} goes from ${this.version} to ${version}`
		);
		must(events.length > 0, 'SIM-7', () => `version ${version} of ${this.id} has no events`);
		this.version = version;
		this.reading = reading;
		this.recordedAt = recordedAt;
		this.missedSince = null;
		this.#setAt = {};
		this.#offerAt = null;
		for (const event of events) this.#enter(event, reading);
		must(
			this.owed === null,
			'SIM-4',
			() => `${this.id}: ${this.owed} ran out, and K6 did not follow`
		);
		must(!this.paging, 'SIM-3', () => `${this.id}: management was not paged`);
		must(this.raised === null, 'SIM-3', () => `${this.id}: the path did not go on`);
		const history = recordedAt - HISTORY_MS + 1000;
		const { offer } = this.facts;
		this.#offerIsHistory = offer !== null && this.at < history && offer.until < history;
		for (const name of TIMERS) {
			const ledger = this.ledgers[name];
			if (ledger) ledger.history = this.at < history && this.#instantOf(name, recordedAt) < history;
		}
	}

	#enter(event: CaseEvent, reading: Reading): void {
		const say = () =>
			`${this.id} v${this.version} ${event.type} at ${new Date(event.at).toISOString()}`;
		must(event.at >= this.at, 'SIM-7', () => `${say()} goes back in time`);
		checkOffer(this, event, reading, say);
		if (event.type === 'clock-past' || event.type === 'pause-ended') checkBreach(this, event, say);
		else if (!IN_TURN.has(event.type)) {
			// another configuration reckons anew what had run out by the former one and was not told yet
			if (event.type !== 'replanned') this.#nothingUntold(event, say);
			checkAct(this, event, reading, say);
		}
		checkLapse(this, event, reading, say);
		const before = this.facts;
		this.facts = factsAfter(before, event, this.#undo?.facts ?? null);
		if (UNDOABLE.has(event.type)) this.#undo = { facts: before, ledgers: copyOf(this.ledgers) };
		if (UNDONE.has(event.type)) this.#layBack();
		if (this.facts.offer?.until !== before.offer?.until) this.#offerAt = event.at;
		const were = TIMERS.map((name) => this.#waits(name));
		follow(this.ledgers, event, before, this.facts, reading);
		for (const [index, name] of TIMERS.entries())
			if (this.#waits(name) !== were[index]) this.#setAt[name] = event.at;
		this.at = event.at;
	}

	/**
	 * What had run out before an instant must have been told: the log never shows it after what came later. What only
	 * runs out by what came at that instant is told in its turn.
	 */
	#nothingUntold({ at, by }: CaseEvent, say: () => string): void {
		const { offer } = this.facts;
		const until = offer?.until ?? Infinity;
		// what a clock sets off is told before an offer that lapses at this very instant, all else after it
		const stands = by.kind === 'clock' ? until >= at : until > at;
		if (escalated(this.facts) && this.#offerAt !== at)
			must(stands, 'SIM-4', () => `${say()}: the offer had lapsed untold`);
		for (const name of TIMERS) {
			const ledger = this.ledgers[name];
			const ends = ledger?.until ?? null;
			must(ends === null || ends > at, 'SIM-4', () => `${say()}: the pause of ${name} had ended`);
			if (!ledger || ledger.past || !ledger.runs || !isClock(name) || !escalated(this.facts))
				continue;
			if (this.#setAt[name] === at) continue;
			must(ledger.due >= at, 'SIM-4', () => `${say()}: ${name} had run out untold`);
		}
	}

	/** Until when it runs; Infinity where it does not. */
	#waits(name: TimerName): number {
		const ledger = this.ledgers[name];
		return ledger?.runs ? ledger.due : Infinity;
	}

	#layBack(): void {
		if (!this.#undo) return;
		const now = this.ledgers;
		const back = copyOf(this.#undo.ledgers);
		this.ledgers = back;
		this.#undo = null;
		for (const name of TIMERS) {
			const [was, is] = [back[name], now[name]];
			if (!was || !is || was.stoppedAt !== null || was.due !== is.due) continue;
			was.told = Math.max(was.told, is.told);
			was.past ||= is.past;
		}
	}

	/**
	 * The next instant at which something has to be told or done, and what; null when nothing waits for time to pass.
	 * Recorded history waits for nothing.
	 */
	next(now: number): { at: number; name: TimerName | 'offer' } | null {
		const { offer } = this.facts;
		let next: { at: number; name: TimerName | 'offer' } | null =
			offer && !this.#offerIsHistory ? { at: offer.until, name: 'offer' } : null;
		for (const name of TIMERS) {
			const ledger = this.ledgers[name];
			if (!ledger || ledger.stoppedAt !== null || ledger.history) continue;
			const at = this.#instantOf(name, now);
			if (at < (next?.at ?? Infinity)) next = { at, name };
		}
		return next;
	}

	#instantOf(name: TimerName, now: number): number {
		const ledger = this.ledgers[name];
		if (!ledger || ledger.stoppedAt !== null) return Infinity;
		if (!ledger.runs) return ledger.until ?? Infinity;
		if (isClock(name) && (ledger.past || !escalated(this.facts))) return Infinity;
		const share = ledger.nextShare;
		if (share === null || now > ledger.due - 1000) return ledger.due;
		return Math.min(ledger.instantOf(share), ledger.due);
	}
}

export const isClock = (name: TimerName): name is ClockName =>
	(CLOCKS as readonly TimerName[]).includes(name);
