/** How long a claim holds without a step of its owner. Instants are ms since 1970 on the server's clock. */

/** Per cent of a lease at which its owner is warned. */
export const LEASE_WARNED = 75;

export interface Lease {
	from: number;
	due: number;
}

/** @returns true from the moment on at which its owner is warned */
export const isLapsing = ({ from, due }: Lease, now: number): boolean =>
	now >= from + ((due - from) * LEASE_WARNED) / 100;

/** The lease after a step of its owner: as long again, from now. */
export const heldOn = ({ from, due }: Lease, now: number): Lease => ({
	from: now,
	due: now + (due - from)
});
