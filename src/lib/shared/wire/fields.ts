/** The fields that commands and questions are made of, each with what it says when it is wrong. */
import { z } from 'zod';
import { oneLine, severalLines } from '../plain-text.ts';
import { ESCALATED_TIERS, PRIORITIES } from '../words.ts';

const PLAIN_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;

/** Id of a client, queue, floor: lower case, short enough for an address. */
export const Slug = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected 1–40 lower-case letters, digits or "-"');
/** Id of a case within its client, as the source names it. */
export const CaseId = z
	.string()
	.max(80)
	.regex(PLAIN_ID, 'expected letters, digits, ".", "_", ":" or "-"');
/** Names one attempt of one change, whatever the number of times it is sent. */
export const OperationId = z
	.string()
	.min(8)
	.max(120)
	.regex(PLAIN_ID, 'expected 8–120 letters, digits, ".", "_", ":" or "-"');
/** A literal union of numbers; Zod's own `literal([…])` prints as an enum in JSON Schema. */
export const PriorityField = z.literal(PRIORITIES).describe('1 is the most urgent, 4 the least');
export const TierField = z
	.literal(ESCALATED_TIERS)
	.describe('1 lead, 2 specialist, 3 expert, 4 management');
/** Before any telephone system whose log is worth replaying; what is older is a slip. */
const EARLIEST = Date.UTC(1990, 0, 1);
/** An instant as the API takes it: RFC 3339 with an offset, from 1990 on. */
export const Instant = z.iso
	.datetime({
		offset: true,
		error: 'expected a date and time with offset, such as 2026-11-21T14:32:00Z'
	})
	.refine(
		// what is no date has been told by the line before
		(text) => !(Date.parse(text) < EARLIEST),
		'expected a date and time from 1990-01-01T00:00:00Z on'
	)
	.transform((text) => Date.parse(text))
	.meta({ override: { type: 'string', format: 'date-time' } });

/** Text of one line, 1 to `max` UTF-16 units, without control and direction characters. */
export const text = (max: number) => z.string().overwrite(oneLine).min(1).max(max);
/** As `text`, with line breaks and tabs. */
export const lines = (max: number) => z.string().overwrite(severalLines).min(1).max(max);
export const Why = text(500).describe('why, in the words of who did it');
/** Who did something, as the program that tells of it knows them. */
export const Whom = z.strictObject({ id: text(80), name: text(80) });
/** Id of somebody who has an account. */
export const PersonId = text(80);
