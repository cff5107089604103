/** Whether what a screen shows is the truth (promise 3): pure, over what was heard and when. */
import { BEAT_MS, STALE_AFTER_MS } from '#lib/shared/wire/feed.ts';

export type Status =
	/** Nothing was heard from the live feed yet; what is shown came with the page and is fresh. */
	| { is: 'connecting' }
	| { is: 'live' }
	/** What is shown was true at `since` (ms since 1970, the server's clock). `why`: nothing is heard from the server, or the server does not hear its store. */
	| { is: 'stale'; since: number; why: 'silence' | 'store' }
	/** The server will not show this board; `detail` is its sentence. It is asked again every few seconds. */
	| { is: 'refused'; detail: string };

export interface Heard {
	/** The server's sentence, if it refused. */
	refusal: string | null;
	/** True once anything came through the socket. */
	ever: boolean;
	/** How long ago the last sign of life came, ms by the monotonic clock. */
	silentFor: number;
	/** When what is shown was last known to be true, ms since 1970 on the server's clock; null with nothing to show. */
	freshAt: number | null;
	/** The server's time now. */
	now: number;
}

/** Two beats missed: whatever else is wrong, the server is not heard. */
const MISSED_MS = 2 * BEAT_MS;

export function statusOf({ refusal, ever, silentFor, freshAt, now }: Heard): Status {
	if (refusal !== null) return { is: 'refused', detail: refusal };
	if (freshAt === null) return { is: 'connecting' };
	if (silentFor > STALE_AFTER_MS || now - freshAt > STALE_AFTER_MS)
		return { is: 'stale', since: freshAt, why: silentFor > MISSED_MS ? 'silence' : 'store' };
	return ever ? { is: 'live' } : { is: 'connecting' };
}

/** Two statuses that a screen shows alike; keeps it from being told every quarter of a second. */
export function sameStatus(a: Status, b: Status): boolean {
	if (a.is === 'stale' && b.is === 'stale') return a.since === b.since && a.why === b.why;
	if (a.is === 'refused' && b.is === 'refused') return a.detail === b.detail;
	return a.is === b.is;
}
