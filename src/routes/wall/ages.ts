/** How old a figure may be and still be taken for true. */

/** What the shift was like is reckoned anew every minute; three missed, and it may be otherwise. */
const SO_FAR_FRESH_MS = 3 * 60_000;

/** @param now ms since 1970 on the server's clock */
export const isSoFarOld = ({ at }: { at: number }, now: number): boolean =>
	now > at + SO_FAR_FRESH_MS;
