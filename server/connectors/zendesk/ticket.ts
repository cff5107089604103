import type { Priority } from '#lib/shared/words.ts';
import { quoted, type Read } from '../body.ts';
import type { Applied } from '../connector.ts';
import type { VendorInstant } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { escalationByRule, type EscalateInput } from './escalation.ts';
import type { PriorityWord, ZendeskSettings } from './settings.ts';
import { isErased, readStatus, type Standing } from './status.ts';

/** A ticket as either kind of webhook tells it, before it is put into our words. */
export interface Ticket {
	id: string;
	subject: string;
	status: string;
	priority: string;
	group: { id: string; name: string };
	assignee: { id: string; name: string };
	tags: readonly string[];
	createdAt: VendorInstant;
	/** The time that orders this news among all news of the ticket. */
	asOf: VendorInstant;
	/** Set when the event itself says more than the status does. */
	gone?: 'deleted' | 'erased';
	actorId: string;
}

/** Where a fault is to be looked for: the name that the webhook has for the field. */
export interface FieldNames {
	status: string;
	priority: string;
}

/**
 * `open` with the facts, then `escalate` when the webhook asks for it or a rule of the settings does and the ticket is
 * still to be worked on. The reason of a refusal names the field.
 */
export function ticketCommands(
	ticket: Ticket,
	names: FieldNames,
	settings: ZendeskSettings,
	asked: EscalateInput | null = null
): Read<Applied[]> {
	const standing = ticket.gone ? readStatus('deleted') : readStatus(ticket.status);
	if (standing === null) {
		return { ok: false, reason: `${names.status}: unknown status ${quoted(ticket.status)}` };
	}
	const word = readPriority(ticket.priority);
	if (word === null) {
		return { ok: false, reason: `${names.priority}: unknown priority ${quoted(ticket.priority)}` };
	}
	const id = `zendesk-${ticket.id}`;
	const command = openCommand(ticket, standing, settings.priorities[word], settings);
	const at = ticket.asOf.ms;
	const commands: Applied[] = [{ case: id, command, at, ...actor(ticket.actorId) }];
	const toBeWorkedOn = standing.status !== 'resolved' && standing.status !== 'closed';
	const escalate = asked ?? escalationByRule(settings.escalate, ticket.tags, word);
	if (escalate && toBeWorkedOn) commands.push({ case: id, command: escalate, at });
	return { ok: true, value: commands };
}

function openCommand(
	ticket: Ticket,
	standing: Standing,
	priority: Priority,
	settings: ZendeskSettings
): Applied['command'] {
	const group = Object.hasOwn(settings.groups, ticket.group.id)
		? settings.groups[ticket.group.id]
		: undefined;
	const erased = ticket.gone === 'erased' || isErased(ticket.status);
	return {
		type: 'open',
		orUpdate: true,
		ref: ticket.id,
		title: erased ? '(erased in Zendesk)' : plainText(ticket.subject, 300) || '(no subject)',
		status: standing.status,
		waitingFor: standing.waitingFor,
		priority,
		queue: group?.queue ?? settings.queue,
		team: group?.team ?? (plainText(ticket.group.name, 80) || null),
		agent: plainText(ticket.assignee.name, 80) || plainText(ticket.assignee.id, 80) || null,
		openedAt: ticket.createdAt.iso,
		revision: ticket.asOf.sortable
	};
}

function readPriority(priority: string): PriorityWord | null {
	const word = priority.trim().toLowerCase();
	switch (word) {
		case '':
			return 'none';
		case 'urgent':
		case 'high':
		case 'normal':
		case 'low':
			return word;
		default:
			return null;
	}
}

/** Zendesk gives the id alone; a name would have to be asked for. */
function actor(actorId: string): Pick<Applied, 'by'> {
	const id = plainText(actorId, 80);
	return id === '' ? {} : { by: { id, name: plainText(`Zendesk user ${id}`, 80) } };
}
