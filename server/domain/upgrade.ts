/** What an older server wrote, as it is today. */
import { SCOPES, type Scope } from '#lib/shared/access/scopes.ts';
import type { Case, Clock, Clocks } from './case.ts';
import { NO_CLOCKS } from './clocks/follow.ts';
import type { ApiKey } from './directory.ts';

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
	const known = 'rules' in row ? row : upgradeFirst(row);
	// since 0.3 a case can be offered, has links, and names people
	return 'links' in known ? known : { ...(known as Case), offer: null, links: [], mentioned: [] };
}

function upgradeFirst(row: Case): Case {
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
		offer: null,
		links: [],
		mentioned: [],
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

/** What took a key that might set up, when that was all there was to say of one. */
const OF_SET_UP: readonly Scope[] = [
	'boards:read',
	'boards:write',
	'clients:write',
	'configuration:write'
];

/** Keys of before there were scopes may do what they could. @returns the key itself when it has scopes */
export function upgradeKey(key: ApiKey): ApiKey {
	if ('scopes' in key) return key;
	const { setUp, ...old } = key as Omit<ApiKey, 'scopes'> & { setUp?: boolean };
	return { ...old, scopes: SCOPES.filter((scope) => setUp === true || !OF_SET_UP.includes(scope)) };
}
