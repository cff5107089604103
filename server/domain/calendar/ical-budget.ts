/** How far iCalendar texts are read, and what that may cost. */
import { dayOf } from './days.ts';

/** What comes again is looked at from the last time before this day on. */
export const FIRST_DAY = dayOf(1969, 1, 1);
/** What repeats for ever does so until the end of this year. */
export const LAST_YEAR = 2069;
/** As the number of days since 1970-01-01. */
export const LAST_DAY = dayOf(LAST_YEAR, 12, 31);

const MOST_STEPS = 1_000_000;
const MOST_DAYS = 20_000;
const MOST_TEXT = 1_000_000;

/** More than is read. */
export class TooMuch extends Error {
	override name = 'TooMuch';
}

/** What one file may cost, or all those of one configuration together. */
export class Budget {
	#steps = MOST_STEPS;
	#days = MOST_DAYS;
	#text = MOST_TEXT;

	/** @param length characters that are read */
	read(length: number): void {
		this.#text -= length;
		if (this.#text < 0) throw new TooMuch(`more than ${MOST_TEXT} characters would be read`);
	}

	/** @param count days that are looked at, to find those on which something comes again */
	look(count: number): void {
		this.#steps -= count;
		if (this.#steps < 0) throw new TooMuch('it takes too long to reckon');
	}

	/** @param count days that are closed, or parts of days */
	close(count: number): void {
		this.#days -= count;
		if (this.#days < 0) throw new TooMuch(`more than ${MOST_DAYS} days would be closed`);
	}
}
