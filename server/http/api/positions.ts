/** Places to go on from, as an earlier answer gave them, and how far. The store counts in 64 bits and refuses more. */
import { z } from 'zod';

const LAST = 2n ** 64n - 1n;
const EXPECTED = 'expected the `next` of the part before';
const fits = (text: string): boolean => text.split('-').every((part) => BigInt(part) < LAST);

/** Of a list in no order. */
export const Cursor = z
	.string(EXPECTED)
	.regex(/^\d{1,20}$/, { error: EXPECTED, abort: true })
	.refine(fits, EXPECTED);

/** Of the log. */
export const Position = z
	.string(EXPECTED)
	.regex(/^\d{1,20}-\d{1,20}$/, { error: EXPECTED, abort: true })
	.refine(fits, EXPECTED);

const EXPECTED_LIMIT = 'expected one whole number from 1 to 1000';

/** How many at most. */
export const Limit = z.coerce
	.number(EXPECTED_LIMIT)
	.int(EXPECTED_LIMIT)
	.min(1, EXPECTED_LIMIT)
	.max(1000, EXPECTED_LIMIT);
