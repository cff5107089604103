import { z } from 'zod';
import { quoted, readAs } from '../body.ts';
import type { Applied, Translation } from '../connector.ts';
import { commentNote } from './comment.ts';
import { Text, TicketId, VendorTime } from './fields.ts';
import type { ZendeskSettings } from './settings.ts';
import { ticketCommands, type Ticket } from './ticket.ts';

const TICKET_EVENT = 'zen:event-type:ticket.';
const FIELDS = { status: 'detail.status', priority: 'detail.priority' };

/** What concerns a board, by the last part of the event type, and what it says beyond the facts of the ticket. */
const CONCERNS: ReadonlyMap<string, 'facts' | 'comment' | 'deleted' | 'erased'> = new Map([
	['created', 'facts'],
	['status_changed', 'facts'],
	['custom_status_changed', 'facts'],
	['priority_changed', 'facts'],
	['group_assignment_changed', 'facts'],
	['agent_assignment_changed', 'facts'],
	['subject_changed', 'facts'],
	['tags_changed', 'facts'],
	['merged', 'facts'],
	['undeleted', 'facts'],
	['comment_added', 'comment'],
	['soft_deleted', 'deleted'],
	['marked_as_spam', 'deleted'],
	['permanently_deleted', 'erased']
]);

const TicketEvent = z.object({
	id: Text,
	time: VendorTime,
	subject: Text,
	detail: z.object(
		{
			id: TicketId,
			subject: Text.nullable(),
			status: Text,
			priority: Text.nullable(),
			group_id: Text.nullable(),
			assignee_id: Text.nullable(),
			tags: z.array(Text, 'expected a list of tags').nullable(),
			created_at: VendorTime,
			actor_id: Text.nullish()
		},
		'expected the ticket'
	),
	event: z.unknown()
});
type TicketEvent = z.infer<typeof TicketEvent>;

/** A delivery of an event subscription: fixed shape, all fields of the ticket in `detail`, ids as text. */
export function readEvent(type: string, body: unknown, settings: ZendeskSettings): Translation {
	const name = type.startsWith(TICKET_EVENT) ? type.slice(TICKET_EVENT.length) : null;
	const concern = name === null ? undefined : CONCERNS.get(name);
	if (concern === undefined) {
		return { kind: 'ignored', why: `${quoted(type)} is no event that a board shows` };
	}
	const read = readAs(TicketEvent, body);
	if (!read.ok) return { kind: 'dead', why: read.reason };
	const event = read.value;
	if (event.subject !== `zen:ticket:${event.detail.id}`) {
		return { kind: 'dead', why: 'subject and detail.id name different tickets' };
	}
	if (settings.integrationUser !== null && event.detail.actor_id === settings.integrationUser) {
		return { kind: 'ignored', why: 'our own change, come back' };
	}
	const gone = concern === 'deleted' || concern === 'erased' ? { gone: concern } : {};
	const commands = ticketCommands({ ...asTicket(event), ...gone }, FIELDS, settings);
	if (!commands.ok) return { kind: 'dead', why: commands.reason };
	if (concern === 'comment') commands.value.push(noteOf(event));
	return { kind: 'commands', commands: commands.value };
}

function asTicket({ detail, time }: TicketEvent): Ticket {
	return {
		id: detail.id,
		subject: detail.subject ?? '',
		status: detail.status,
		priority: detail.priority ?? '',
		group: { id: detail.group_id ?? '', name: '' },
		assignee: { id: detail.assignee_id ?? '', name: '' },
		tags: detail.tags ?? [],
		createdAt: detail.created_at,
		asOf: time,
		actorId: detail.actor_id ?? ''
	};
}

function noteOf({ detail, time, event }: TicketEvent): Applied {
	return { case: `zendesk-${detail.id}`, at: time.ms, ...commentNote(event) };
}
