import { z } from 'zod';
import { readInstant } from '../instant.ts';

export const Text = z.string('expected text');
export const TicketId = Text.regex(/^[0-9]{1,20}$/, 'expected the id of a ticket: digits as text');

export const VendorTime = Text.transform((text, context) => {
	const instant = readInstant(text);
	if (instant) return instant;
	context.addIssue({ code: 'custom', message: 'expected a time such as 2026-11-21T14:32:00Z' });
	return z.NEVER;
});
