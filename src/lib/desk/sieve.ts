/** What of the board is shown, and how many each chip would show: one look at each row (rules DESK-20, DESK-90). */
import { isPast } from '#lib/shared/time/duration.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import { belongs, isToFollowUp, matcher, WHOSE, type Filter, type Whose } from './filters.ts';

export type Counts = Readonly<Record<Whose | 'past', number>>;
export interface Sieved {
	/** What the filter wants, in the order of the rows; what is offered to oneself comes first. */
	rows: readonly Row[];
	/** How many each chip would show, with the other filters as they are. */
	counts: Counts;
}
interface Asker {
	filter: Filter;
	/** What can be searched of a row, see `searchable`. */
	wordsOf: (row: Row) => string;
	/** The server's time. */
	now: number;
	/** Who asks. */
	me: string;
}

/** @param rows all of them, most urgent first */
export function sieve(rows: readonly Row[], { filter, wordsOf, now, me }: Asker): Sieved {
	const { whose, past } = filter;
	const holds = matcher({ ...filter, past: false }, wordsOf, now);
	const [all, late] = [noneYet(), noneYet()];
	const [offered, others]: [Row[], Row[]] = [[], []];
	for (const row of rows) {
		if (!holds(row)) continue;
		const isLate = row.clock !== null && isPast(row.clock.due, now);
		count(all, row, me);
		if (isLate) count(late, row, me);
		if ((past && !isLate) || !belongs(row, whose, me)) continue;
		(row.offer?.to.id === me ? offered : others).push(row);
	}
	return {
		rows: offered.length > 0 ? [...offered, ...others] : others,
		counts: { ...(past ? late : all), past: late[whose] }
	};
}

const noneYet = (): Record<Whose, number> => ({ all: 0, unclaimed: 0, mine: 0, 'follow-up': 0 });

/** As `belongs` has it, for all of `WHOSE` at once. */
function count(counts: Record<Whose, number>, row: Row, me: string): void {
	if (isToFollowUp(row)) return void (counts['follow-up'] += 1);
	counts.all += 1;
	if (row.owner === null) counts.unclaimed += 1;
	if (row.owner?.id === me || row.offer?.to.id === me) counts.mine += 1;
}

/** @returns the counts before while they are the same, so that whoever shows them has nothing to do */
export const unlessSameCounts = (before: Counts | null, now: Counts): Counts =>
	before && before.past === now.past && WHOSE.every((whose) => before[whose] === now[whose])
		? before
		: now;

/** When the row ran out that did so last; 0 when none has. @param rows what is due first comes first */
export function lastPast(rows: readonly Row[], now: number): number {
	let [from, to] = [0, rows.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		const row = rows[middle];
		// what has no clock stands by when it is closed, or last
		const due = row?.clock?.due ?? row?.followUp ?? Infinity;
		if (isPast(due, now)) from = middle + 1;
		else to = middle;
	}
	for (let at = from - 1; at >= 0; at--) {
		const due = rows[at]?.clock?.due;
		if (due !== undefined) return due;
	}
	return 0;
}
