/** Places to go on from, as an earlier answer gave them. The store counts in 64 bits and refuses more. */
import { z } from 'zod';

const LAST = 2n ** 64n - 1n;
const EXPECTED = 'expected the `next` of the part before';
const fits = (text: string): boolean => text.split('-').every((part) => BigInt(part) < LAST);

/** Of a list in no order. */
export const Cursor = z
	.string()
	.regex(/^\d{1,20}$/, { error: EXPECTED, abort: true })
	.refine(fits, EXPECTED);

/** Of the log. */
export const Position = z
	.string()
	.regex(/^\d{1,20}-\d{1,20}$/, { error: EXPECTED, abort: true })
	.refine(fits, EXPECTED);
