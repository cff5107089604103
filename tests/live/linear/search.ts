/**
 * Whether a history could have happened one act after the other, each at some moment between its question and its answer:
 * the search of Wing and Gong, with Lowe's memory of what was tried. Cases are independent, so each is searched alone.
 */
import { after, type Held, type Operation } from './history.ts';

export type Verdict = 'linearisable' | 'not linearisable' | 'undecided';

/** States that are looked at before it is given up; far more than an honest history of a few hundred acts needs. */
const MOST = 2_000_000;

/**
 * @param begin how the escalation stood before the first of them
 * @param most states to look at before it is given up, which counts as a failure
 */
export function search(operations: readonly Operation[], begin: Held, most = MOST): Verdict {
	const all = [...operations].sort((one, other) => one.sent - other.sent);
	const tried = new Set<string>();
	const done = new Uint8Array(all.length);
	let looked = 0;
	/** Takes whatever changes nothing and could have been heard now: to wait with it is never better. */
	const settle = (held: Held): number[] => {
		const taken: number[] = [];
		for (let again = true; again;) {
			again = false;
			for (const at of candidates(all, done)) {
				const one = all[at] as Operation;
				if (one.heard === null || changes(held, one)) continue;
				done[at] = 1;
				taken.push(at);
				again = true;
			}
		}
		return taken;
	};
	const from = (held: Held): Verdict => {
		const taken = settle(held);
		const verdict = branch(held);
		if (verdict !== 'linearisable') for (const at of taken) done[at] = 0;
		return verdict;
	};
	const branch = (held: Held): Verdict => {
		if (all.every((one, at) => done[at] === 1 || one.heard === null)) return 'linearisable';
		const known = `${held.owner ?? ''}|${held.tier}|${Buffer.from(done).toString('latin1')}`;
		if (tried.has(known)) return 'not linearisable';
		tried.add(known);
		if (++looked > most) return 'undecided';
		for (const at of inOrder(all, candidates(all, done))) {
			const { person, act, heard } = all[at] as Operation;
			const next = after(held, person, act, heard);
			if (next === null || next === held) continue;
			done[at] = 1;
			const verdict = from(next);
			if (verdict !== 'not linearisable') return verdict;
			done[at] = 0;
		}
		return 'not linearisable';
	};
	return from(begin);
}

/** What might come next: sent before the first answer of all that are not done. */
function candidates(all: readonly Operation[], done: Uint8Array): number[] {
	let first = Infinity;
	for (const [at, { answered }] of all.entries())
		if (done[at] === 0 && answered < first) first = answered;
	const found: number[] = [];
	for (const [at, { sent }] of all.entries()) {
		if (sent > first) break;
		if (done[at] === 0) found.push(at);
	}
	return found;
}

/** What was answered first: whether the others were done at all is not known. */
const inOrder = (all: readonly Operation[], found: number[]): number[] =>
	found.sort((one, other) => (all[one]?.answered ?? 0) - (all[other]?.answered ?? 0));

/** Also when it could not have been heard now. */
function changes(held: Held, { person, act, heard }: Operation): boolean {
	return after(held, person, act, heard) !== held;
}
