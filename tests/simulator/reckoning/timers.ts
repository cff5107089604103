/** How the ledgers of a case follow one event: what starts, stops, stands, or is reckoned anew. */
import { TIMERS, type TimerName } from '#lib/shared/words.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { Ledger, type Terms } from './ledger.ts';
import type { Facts, Reading } from './terms.ts';

export type Ledgers = Partial<Record<TimerName, Ledger | undefined>>;

const KEPT: readonly TimerName[] = ['claim', 'update', 'resolve'];

export const copyOf = (ledgers: Ledgers): Ledgers =>
	Object.fromEntries(Object.entries(ledgers).map(([name, ledger]) => [name, ledger?.copy()]));

/**
 * @param before the facts before the event
 * @param facts those after it
 */
export function follow(
	ledgers: Ledgers,
	event: CaseEvent,
	before: Facts,
	facts: Facts,
	reading: Reading
): void {
	const anew = begun(event, before, facts, reading);
	for (const name of TIMERS) {
		const terms = reading.terms(name, facts);
		const ledger = ledgers[name];
		if (!terms) {
			if (KEPT.includes(name)) ledger?.stop(event.at);
			else ledgers[name] = undefined;
			continue;
		}
		const fresh = !ledger || anew.has(name) || (name === 'claim' && ledger.stoppedAt !== null);
		// how old a case is, it is since it was opened, or reopened
		const from = name === 'age' ? facts.since : event.at;
		const next = fresh ? new Ledger(from, terms) : goneOn(ledger, terms, event.at);
		ledgers[name] = next;
		stand(name, next, facts, reading, event.at);
	}
}

function goOn(ledger: Ledger): void {
	if (ledger.until === null) return;
	ledger.turn(ledger.until, null);
	ledger.until = null;
}

function goneOn(ledger: Ledger, terms: Terms, at: number): Ledger {
	ledger.follow(terms);
	ledger.goOn(at);
	return ledger;
}

/** Stands, or runs, as what the case waits for wants it; never longer than the limit that holds now. */
function stand(name: TimerName, ledger: Ledger, facts: Facts, reading: Reading, at: number): void {
	const { waitingFor } = facts;
	const limit = reading.limit(name, facts);
	const left = () => (waitingFor === null ? 0 : (limit ?? 0) - ledger.stood(waitingFor, at));
	if (ledger.until !== null && ledger.until <= at) goOn(ledger);
	if (ledger.standsFor !== null) {
		if (ledger.standsFor === waitingFor && left() > 0) return void (ledger.until = at + left());
		ledger.until = at;
		goOn(ledger);
	}
	if (waitingFor === null || left() <= 0) return;
	ledger.turn(at, waitingFor);
	ledger.until = at + left();
}

/** The timers that an event starts from the beginning. */
function begun(event: CaseEvent, before: Facts, facts: Facts, reading: Reading): Set<TimerName> {
	const { onRetier, onReopen } = reading.policy(facts);
	const owners = before.owner !== null && facts.owner?.id === before.owner.id;
	const held: TimerName[] = owners && event.by.id === before.owner?.id ? ['lease'] : [];
	switch (event.type) {
		case 'escalated':
			return new Set([...held, 'claim', 'update', 'resolve', 'dwell']);
		case 'retiered':
		case 'stepped':
		case 'triggered':
			return new Set(moved(before, facts) ? [...held, ...onRetier, 'dwell'] : held);
		case 'released':
		case 'lease-lapsed':
			return new Set([...held, 'claim']);
		case 'claimed':
		case 'handed':
		case 'taken-over':
			return new Set([...held, 'lease']);
		case 'customer-updated':
			return new Set([...held, 'update']);
		case 'path-notified':
		case 'management-paged':
			return new Set([...held, 'dwell']);
		case 'reopened':
			return new Set([...held, ...onReopen, 'claim', 'dwell']);
		case 'resolved':
			return new Set([...held, 'closing']);
		default:
			return new Set(held);
	}
}

/** To other people: in another tier, another team, or another step. */
const moved = (before: Facts, facts: Facts): boolean =>
	before.tier !== facts.tier ||
	before.team !== facts.team ||
	before.place?.path !== facts.place?.path ||
	before.place?.step !== facts.place?.step ||
	before.place?.round !== facts.place?.round;

/** @returns the timer of an open case that would be due at another instant if it were reckoned by `reading`; null when none */
export function followsNow(
	ledgers: Ledgers,
	facts: Facts,
	at: number,
	reading: Reading
): TimerName | null {
	for (const name of TIMERS) {
		const ledger = ledgers[name];
		const terms = reading.terms(name, facts);
		const runs = ledger !== undefined && ledger.stoppedAt === null;
		// what was resolved is only asked where it has still to be followed up
		if (name === 'closing' && !ledger) continue;
		if ((terms !== null) !== runs) return name;
		if (!ledger || !terms) continue;
		const anew = ledger.copy();
		anew.follow(terms);
		stand(name, anew, facts, reading, at);
		if (anew.due !== ledger.due || anew.until !== ledger.until) return name;
	}
	return null;
}
