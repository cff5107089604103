/** How far an iCalendar file is read, and what that may cost. */
import { dayOf } from './days.ts';

/** What repeats for ever does so until the end of this year. */
export const LAST_YEAR = 2069;
/** As the number of days since 1970-01-01. */
export const LAST_DAY = dayOf(LAST_YEAR, 12, 31);

const MOST_STEPS = 3_000_000;
const MOST_DAYS = 100_000;

/** What one file may cost; a thousand yearly holidays are within. */
export class Budget {
	#steps = MOST_STEPS;
	#days = MOST_DAYS;

	/** @param count days that are looked at, to find those on which something comes again */
	look(count: number): void {
		this.#steps -= count;
		if (this.#steps < 0) throw new Error('the file takes too long to reckon');
	}

	/** @param count days that are closed, or parts of days */
	close(count: number): void {
		this.#days -= count;
		if (this.#days < 0) throw new Error(`the file closes more than ${MOST_DAYS} days`);
	}
}
