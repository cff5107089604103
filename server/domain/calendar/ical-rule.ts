/** How an event of an iCalendar file repeats, bounded in time and in effort. */
import ICAL from 'ical.js';

/** What repeats for ever does so until the end of this year. */
export const LAST_YEAR = 2069;
const MOST_STEPS = 300_000;
const MOST_DAYS = 50_000;
const FREQUENCIES = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY']);
const MOST_BETWEEN = 1000;

/** What one file may cost to read; a thousand yearly holidays are well within. */
export class Budget {
	#steps = MOST_STEPS;
	#days = MOST_DAYS;

	step(): void {
		if (--this.#steps < 0) throw new Error('it repeats in a way that takes too long to reckon');
	}

	/** @param days that are closed, or parts of days */
	close(days: number): void {
		this.#days -= days;
		if (this.#days < 0) throw new Error(`the file closes more than ${MOST_DAYS} days`);
	}
}

/** A search has left the time that matters. */
class PastLastYear extends Error {}

function bound(iterator: BoundedIterator): void {
	iterator.budget.step();
	if (iterator.last.year > LAST_YEAR) throw new PastLastYear();
}

interface Start {
	rule: ICAL.Recur;
	dtstart: ICAL.Time;
	budget: Budget;
}

/** Looks no further than the last year, also for what never comes, such as every 30 February. */
class BoundedIterator extends ICAL.RecurIterator {
	// not initialised here: the constructor above begins to search
	declare budget: Budget;

	constructor(start: Start) {
		super(start);
	}
	override fromData(start: Start): void {
		this.budget = start.budget;
		super.fromData(start);
	}
	override check_contracting_rules(): boolean {
		this.budget.step();
		return super.check_contracting_rules();
	}
	override increment_month(): void {
		super.increment_month();
		bound(this);
	}
	override increment_year(by: number): void {
		super.increment_year(by);
		bound(this);
	}
}

/**
 * The times at which a rule has an event begin, in order, until the last year. Where it ends by a time (UNTIL) is left
 * to the caller, who knows the zones.
 * @throws {Error} when it cannot be a rule of holidays
 */
export function* occurrences(rule: ICAL.Recur, dtstart: ICAL.Time, budget: Budget) {
	if (!FREQUENCIES.has(rule.freq))
		throw new Error(`it repeats ${rule.freq}; expected YEARLY, MONTHLY, WEEKLY or DAILY`);
	if (!(rule.interval >= 1 && rule.interval <= MOST_BETWEEN))
		throw new Error(`its INTERVAL is ${rule.interval}; expected 1 to ${MOST_BETWEEN}`);
	const endless = rule.clone();
	endless.until = null;
	try {
		const iterator = new BoundedIterator({ rule: endless, dtstart, budget });
		for (let next = iterator.next(); next; next = iterator.next()) {
			if (next.year > LAST_YEAR) return;
			yield next;
		}
	} catch (fault) {
		if (!(fault instanceof PastLastYear)) throw fault;
	}
}
