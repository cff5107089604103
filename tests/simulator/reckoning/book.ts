/** What checks read, and note down, in the book of a case. */
import type { ClockName } from '#lib/shared/words.ts';
import type { Facts, Reading } from './terms.ts';
import type { Ledgers } from './timers.ts';

/** A clock that ran out, by the log. */
export interface Breach {
	case: string;
	clock: ClockName;
	due: number;
}

export interface Book {
	readonly id: string;
	facts: Facts;
	ledgers: Ledgers;
	/** Of the last event. */
	at: number;
	readonly breaches: Breach[];
	readonly rules: Set<string>;
	customerAt: number | null;
	reading: Reading | null;
	owed: ClockName | null;
	raised: ClockName | null;
	paging: boolean;
	skipped: number[];
}
