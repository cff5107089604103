/**
 * How a rule stands at a queue, so that one bad stretch opens one case: a case is opened when the rule begins to hold,
 * and not again before it has been false; what begins while the last case is still open belongs to that case. Pure.
 */

export interface Standing {
	/** `calm`: it did not hold; `opening`: its case is being opened; `raised`: it has been dealt with. */
	phase: 'calm' | 'opening' | 'raised';
	/** The last case that it opened; null when it opened none. */
	case: string | null;
	/** What that case was opened with: whoever finishes it says the same. */
	title: string;
	ref: string;
	why: string;
}

export const UNKNOWN: Standing = { phase: 'calm', case: null, title: '', ref: '', why: '' };

/** `merge`: to be asked whether the last case is open still; it may be that there is nothing to do. */
export type Step = 'finish' | 'open' | 'merge' | 'calm' | 'nothing';

/** What follows when the rule holds, or holds not, at the queue now. */
export function nextStep({ phase, case: last }: Standing, holds: boolean): Step {
	if (phase === 'opening') return 'finish';
	if (!holds) return phase === 'raised' ? 'calm' : 'nothing';
	if (phase === 'raised') return 'nothing';
	return last === null ? 'open' : 'merge';
}
