/** When a wall takes over another build of the pages: at a moment at which nobody misses it for a second. Pure. */

export interface Moment {
	/** For how long the server has had another build than the page, ms; null when it is the same. */
	differsFor: number | null;
	/** For how long nothing fell due, went past SLA or sounded, ms. */
	quietFor: number;
	/** Drawn once by each wall, ms: not all of them load in the same second. */
	spread: number;
	/** False while the server is not heard. */
	live: boolean;
}

export const QUIET_MS = 10_000;
export const SPREAD_MS = 60_000;
/** Then it is done, however busy the floor is. */
export const LATEST_MS = 600_000;

export function takesBuild({ differsFor, quietFor, spread, live }: Moment): boolean {
	if (differsFor === null || !live) return false;
	return differsFor >= LATEST_MS || (differsFor >= spread && quietFor >= QUIET_MS);
}
