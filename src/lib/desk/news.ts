/** What a screen reader is told of a list that changes by itself: seldom, and in sum (rule DESK-101). */
import { isPast } from '#lib/shared/time/duration.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import type { Filter } from './filters.ts';
import type { DeskSay } from './say.ts';

/** How the list was when it was looked at. */
export interface Looked {
	filter: Filter;
	/** Whether each was past SLA. */
	rows: ReadonlyMap<string, boolean>;
}

/** @param now the server's time */
export function lookAt(rows: readonly Row[], filter: Filter, now: number): Looked {
	return {
		filter,
		rows: new Map(rows.map(({ key, clock }) => [key, clock !== null && isPast(clock.due, now)]))
	};
}

/** How many came since, and how many ran out; nothing while another filter is the reason. */
export function newsBetween(before: Looked | null, now: Looked): { fresh: number; late: number } {
	const news = { fresh: 0, late: 0 };
	if (before?.filter !== now.filter) return news;
	for (const [key, past] of now.rows) {
		const was = before.rows.get(key);
		if (was === undefined) news.fresh += 1;
		else if (past && !was) news.late += 1;
	}
	return news;
}

/** "3 new, 1 past SLA". */
export const newsWords = (fresh: number, late: number, say: DeskSay): string =>
	[
		...(fresh > 0 ? [say('new', { n: fresh })] : []),
		...(late > 0 ? [say('n-past-sla', { n: late })] : [])
	].join(', ');
