import { z } from 'zod';
import { EscalateCommand } from '#lib/shared/wire/commands.ts';
import { readAs } from '../body.ts';
import type { Applied, Delivery, Translation } from '../connector.ts';
import { Text, TicketId, VendorTime } from './fields.ts';
import type { ZendeskSettings } from './settings.ts';
import { ticketCommands, type Ticket } from './ticket.ts';
import { sentAt } from './verify.ts';

/** Stands in the template, so that another body is never taken for it, and a later template can differ. */
export const TEMPLATE_MARK = 'zendesk-trigger-1';
const FIELDS = { status: 'status', priority: 'priority' };

/** The template of the README, filled in. A placeholder without a value arrives as empty text. */
const TriggerBody = z.strictObject({
	andon: z.literal(TEMPLATE_MARK, `expected "${TEMPLATE_MARK}"`),
	ticket_id: TicketId,
	title: Text,
	status: Text,
	priority: Text,
	group_id: Text,
	group_name: Text,
	assignee_id: Text,
	assignee_name: Text,
	tags: Text,
	created_at: VendorTime,
	updated_at: VendorTime,
	actor_id: Text,
	escalate: EscalateCommand.omit({ type: true }).optional()
});
type TriggerBody = z.infer<typeof TriggerBody>;

/** A call of a trigger or an automation with our own template, which may ask for an escalation outright. */
export function readTrigger(
	body: unknown,
	delivery: Delivery,
	settings: ZendeskSettings
): Translation {
	const read = readAs(TriggerBody, body);
	if (!read.ok) return { kind: 'dead', why: read.reason };
	const call = read.value;
	if (settings.integrationUser !== null && call.actor_id === settings.integrationUser) {
		return { kind: 'ignored', why: 'our own change, come back' };
	}
	const asked = call.escalate ? escalateCommand(call.escalate) : null;
	const commands = ticketCommands(asTicket(call), FIELDS, settings, asked);
	if (!commands.ok) return { kind: 'dead', why: commands.reason };
	return { kind: 'commands', commands: commands.value.map((one) => timed(one, delivery)) };
}

function asTicket(call: TriggerBody): Ticket {
	return {
		id: call.ticket_id,
		subject: call.title,
		status: call.status,
		priority: call.priority,
		group: { id: call.group_id, name: call.group_name },
		assignee: { id: call.assignee_id, name: call.assignee_name },
		tags: call.tags.split(/\s+/).filter((tag) => tag !== ''),
		createdAt: call.created_at,
		asOf: call.updated_at,
		actorId: call.actor_id
	};
}

function escalateCommand(asked: NonNullable<TriggerBody['escalate']>) {
	const { subject, trigger, tier, team, why } = asked;
	return {
		type: 'escalate' as const,
		subject,
		trigger,
		tier,
		...(team == null ? {} : { team }),
		...(why === undefined ? {} : { why })
	};
}

/** An automation may fire hours after the last change: the escalation is of now, the facts are of then. */
function timed(applied: Applied, delivery: Delivery): Applied {
	if (applied.command.type !== 'escalate') return applied;
	const at = sentAt(delivery);
	return at === undefined ? applied : { ...applied, at };
}
