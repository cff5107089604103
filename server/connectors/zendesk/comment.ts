import { z } from 'zod';
import type { Applied } from '../connector.ts';
import { plainText } from '../plain-text.ts';

/** Seen in deliveries, not documented: whatever is missing or different makes the note say less. */
const CommentEvent = z.object({
	comment: z.object({
		is_public: z.boolean(),
		author: z.object({ id: z.string(), is_staff: z.boolean(), name: z.string() })
	})
});

/**
 * That somebody wrote, without what was written: the text of a comment, and the name of a customer, are personal data
 * that no board shows.
 */
export function commentNote(event: unknown): Pick<Applied, 'command' | 'by'> {
	const read = CommentEvent.safeParse(event);
	if (!read.success) return { command: { type: 'note', text: 'Comment added in Zendesk' } };
	const { author, is_public: seenByCustomer } = read.data.comment;
	const id = plainText(author.id, 80);
	const name = author.is_staff ? plainText(author.name, 80) || 'Agent' : 'Customer';
	return {
		command: { type: 'note', text: whatHappened(author.is_staff, seenByCustomer) },
		...(id === '' ? {} : { by: { id, name } })
	};
}

function whatHappened(byStaff: boolean, seenByCustomer: boolean): string {
	if (!byStaff) return 'Customer wrote';
	return seenByCustomer ? 'Answer sent to the customer' : 'Internal note added in Zendesk';
}
