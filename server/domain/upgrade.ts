/** Rows that an older server wrote, as they are today. */
import type { Case, Clock, Clocks } from './case.ts';
import { NO_CLOCKS } from './clocks/follow.ts';

/** What 0.1 kept of a clock. */
interface OldClock {
	startedAt: number;
	minutes: number;
	dueAt: number;
	stoppedAt: number | null;
	warnedAt: number | null;
	pastAt: number | null;
}

/** @returns the row itself when it is of today's kind */
export function upgradeRow(row: Case): Case {
	if ('rules' in row) return row;
	const { clocks, ...old } = row as Case & { clocks: Record<'claim' | 'resolve', OldClock | null> };
	return {
		...old,
		clocks: upgradeClocks(clocks),
		plan: 0,
		place: null,
		triggered: 0,
		toldAt: null,
		followedUpAt: null,
		cause: null,
		ticks: {},
		rules: [],
		customerAt: null,
		// what could be undone then was of another kind; eight seconds are over
		undo: null
	};
}

const upgradeClocks = ({
	claim,
	resolve
}: Record<'claim' | 'resolve', OldClock | null>): Clocks => ({
	...NO_CLOCKS,
	claim: claim && upgradeClock(claim),
	resolve: resolve && upgradeClock(resolve)
});

const upgradeClock = ({ minutes, warnedAt, ...old }: OldClock): Clock => ({
	...old,
	allowance: minutes * 60_000,
	pausedAt: null,
	resumeAt: null,
	pauses: [],
	warn: null,
	warned: warnedAt === null ? 0 : 75,
	basis: { version: 0, policy: 'built in', calendar: 'always' }
});
