/** Sending outward: when to try again, when to give up, and how a channel does. Pure; time and chance are handed in. */

export const FIRST_RETRY_MS = 2_000;
export const LONGEST_RETRY_MS = 5 * 60_000;
export const MOST_TRIES = 8;
/** An alert of so long ago helps nobody any more. */
export const TOO_OLD_MS = 60 * 60_000;

/** What came of one attempt. `lasting`: the same attempt would fail again. */
export type Sent = { ok: true } | { ok: false; why: string; lasting: boolean };

/**
 * When to try again after `tries` attempts that failed; null to give up. Twice as long each time, and up to half of it
 * shorter by chance, so that what failed together does not come back together.
 * @param chance from 0 up to 1
 */
export function retryIn(
	tries: number,
	age: number,
	lasting: boolean,
	chance: number
): number | null {
	if (lasting || tries >= MOST_TRIES || age >= TOO_OLD_MS) return null;
	const full = Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LONGEST_RETRY_MS);
	return Math.round(full * (1 - chance / 2));
}

/** How a channel does; all nodes share it. */
export interface Health {
	/** Failures in a row. */
	failures: number;
	okAt: number | null;
	failedAt: number | null;
	why: string | null;
	/** The breaker is open: nothing is tried before. */
	openUntil: number;
	/** It was told that it fails. */
	told: boolean;
}

export const UNUSED: Health = {
	failures: 0,
	okAt: null,
	failedAt: null,
	why: null,
	openUntil: 0,
	told: false
};

/** So many failures in a row open the breaker, and are told. */
export const TRIP_AFTER = 3;
const FIRST_OPEN_MS = 15_000;
const LONGEST_OPEN_MS = 5 * 60_000;

/** @returns its health after an attempt at `now`, and what there is to say about it */
export function afterAttempt(
	health: Health,
	sent: Sent,
	now: number
): { health: Health; news: 'failing' | 'well' | null } {
	if (sent.ok)
		return {
			health: { ...UNUSED, okAt: now, failedAt: health.failedAt, why: health.why },
			news: health.told ? 'well' : null
		};
	const failures = health.failures + 1;
	const beyond = failures - TRIP_AFTER;
	const open = beyond < 0 ? 0 : Math.min(FIRST_OPEN_MS * 2 ** beyond, LONGEST_OPEN_MS);
	const told = health.told || sent.lasting || failures >= TRIP_AFTER;
	return {
		health: {
			failures,
			okAt: health.okAt,
			failedAt: now,
			why: sent.why,
			openUntil: open === 0 ? 0 : now + open,
			told
		},
		news: told && !health.told ? 'failing' : null
	};
}
