import { z } from 'zod';

/** A time zone as an administrator or a program names it. */
export const ZoneField = z
	.string()
	.refine(isZone, 'expected an IANA time zone such as Europe/Berlin');

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
