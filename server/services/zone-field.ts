import { z } from 'zod';
import { isZone } from '#server/domain/configuration/check/zones.ts';

/** A time zone as an administrator or a program names it. */
export const ZoneField = z
	.string()
	.refine(isZone, 'expected an IANA time zone such as Europe/Berlin');
