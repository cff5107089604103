/**
 * The commands of a case, parsed once at the edge (`/api/v1`, the socket of a desk, a connector, a clock).
 * These schemas are also what the OpenAPI document is made of.
 */
import { z } from 'zod';
import { CHANNELS, STATUSES, SUBJECTS, TRIGGERS, WAITING_FOR } from '../words.ts';
import {
	CaseId,
	Instant,
	lines,
	OperationId,
	PersonId,
	PriorityField,
	Slug,
	text,
	TierField,
	Whom,
	Why
} from './fields.ts';
import {
	AcceptCommand,
	DeclineCommand,
	HandCommand,
	TakeBackCommand,
	TakeOverCommand,
	UndoAcceptCommand,
	UndoTakeOverCommand
} from './hand.ts';
import { LinkCommand, UnlinkCommand } from './links.ts';

export {
	CaseId,
	Instant,
	OperationId,
	PriorityField,
	Slug,
	text,
	TierField,
	Whom
} from './fields.ts';

export const facts = {
	ref: text(40).describe('what people call it on the floor, such as the ticket number'),
	title: text(300),
	priority: PriorityField,
	status: z.literal(STATUSES),
	waitingFor: z.literal(WAITING_FOR).nullable(),
	queue: Slug.nullable(),
	team: text(80).nullable().describe('the group or team that has it'),
	agent: text(80).nullable().describe('who handles it in the helpdesk'),
	customer: text(120).nullable(),
	vip: z.boolean()
};

const optionalFacts = Object.fromEntries(
	Object.entries(facts).map(([key, field]) => [key, field.optional()])
) as { [K in keyof typeof facts]: z.ZodOptional<(typeof facts)[K]> };
const revision = text(60)
	.optional()
	.describe(
		'sorts as text; facts of a lower revision than those already known are refused as stale'
	);

/** Where an escalation goes, and because of what. */
export const escalation = {
	tier: TierField.optional().describe('where the path of its subject begins, if left out'),
	subject: z.literal(SUBJECTS),
	trigger: z.literal(TRIGGERS),
	team: facts.team.optional(),
	skill: Slug.optional().describe(
		'what the one who handles it lacks; a team that has it is chosen'
	),
	why: Why.optional()
};

/** A new case. With `orUpdate`, a case that is there already takes these facts instead of being refused. */
export const OpenCommand = z.strictObject({
	type: z.literal('open'),
	...optionalFacts,
	title: facts.title,
	openedAt: Instant.optional().describe('when the customer opened it; now, if left out'),
	orUpdate: z.boolean().default(false),
	escalate: z
		.strictObject(escalation)
		.optional()
		.describe('it is an escalation from the first moment on'),
	revision
});
/** New facts about a case. What is left out stays as it is. */
export const UpdateCommand = z.strictObject({
	type: z.literal('update'),
	...optionalFacts,
	revision,
	why: Why.optional()
});
export const EscalateCommand = z.strictObject({ type: z.literal('escalate'), ...escalation });
export const ClaimCommand = z.strictObject({
	type: z.literal('claim'),
	owner: Whom.optional().describe('who took it; programs only, a person claims for himself')
});
export const ReleaseCommand = z.strictObject({ type: z.literal('release'), why: Why.optional() });
export const RetierCommand = z.strictObject({
	type: z.literal('retier'),
	tier: TierField,
	team: facts.team.optional(),
	why: Why.optional()
});
/** More people than that are everybody. */
export const MENTIONS = 10;
export const NoteCommand = z.strictObject({
	type: z.literal('note'),
	text: lines(4000),
	mentions: z
		.array(PersonId)
		.max(MENTIONS)
		.optional()
		.describe('ids of people who serve the client, and are to read it')
});
/** The case waits for somebody, or goes on. */
export const WaitCommand = z.strictObject({
	type: z.literal('wait'),
	for: z.literal(WAITING_FOR).nullable().describe('null: it waits no more'),
	why: Why.optional()
});
export const UpdateCustomerCommand = z.strictObject({
	type: z.literal('update-customer'),
	channel: z.literal(CHANNELS).default('email'),
	text: lines(4000).optional().describe('what the customer was told'),
	template: Slug.optional().describe('the template that it was made from')
});
export const TickCommand = z.strictObject({
	type: z.literal('tick'),
	sop: Slug.describe('name of the SOP'),
	step: z.int().min(0).max(199).describe('which of its steps, from 0'),
	done: z.boolean().default(true)
});
export const ResolveCommand = z.strictObject({
	type: z.literal('resolve'),
	cause: text(120).describe('what it came from'),
	done: lines(2000).describe('what was done')
});
export const FollowUpCommand = z.strictObject({
	type: z.literal('follow-up'),
	channel: z.literal(CHANNELS).default('phone'),
	satisfied: z.boolean().describe('false reopens the case'),
	text: lines(2000).optional().describe('what the customer said')
});
export const CloseCommand = z.strictObject({ type: z.literal('close'), why: Why.optional() });
export const ReopenCommand = z.strictObject({ type: z.literal('reopen'), why: Why });
export const UndoClaimCommand = z.strictObject({ type: z.literal('undo-claim') });
export const UndoRetierCommand = z.strictObject({ type: z.literal('undo-retier') });

/** What a person may ask for at a desk. */
export const DeskCommand = z.discriminatedUnion('type', [
	EscalateCommand,
	ClaimCommand.omit({ owner: true }),
	ReleaseCommand,
	RetierCommand,
	NoteCommand,
	WaitCommand,
	UpdateCustomerCommand,
	TickCommand,
	ResolveCommand,
	FollowUpCommand,
	CloseCommand,
	ReopenCommand,
	UndoClaimCommand,
	UndoRetierCommand,
	HandCommand,
	TakeBackCommand,
	AcceptCommand.omit({ for: true }),
	DeclineCommand.omit({ for: true }),
	TakeOverCommand.omit({ owner: true }),
	UndoTakeOverCommand,
	UndoAcceptCommand,
	LinkCommand,
	UnlinkCommand
]);
export type DeskCommand = z.infer<typeof DeskCommand>;

/** What a program may ask for. */
export const ApiCommand = z.discriminatedUnion('type', [
	OpenCommand,
	UpdateCommand,
	EscalateCommand,
	ClaimCommand,
	ReleaseCommand,
	RetierCommand,
	NoteCommand,
	WaitCommand,
	UpdateCustomerCommand,
	TickCommand,
	ResolveCommand,
	FollowUpCommand,
	CloseCommand,
	ReopenCommand,
	UndoClaimCommand,
	UndoRetierCommand,
	HandCommand,
	TakeBackCommand,
	AcceptCommand,
	DeclineCommand,
	TakeOverCommand,
	UndoTakeOverCommand,
	UndoAcceptCommand,
	LinkCommand,
	UnlinkCommand
]);
export type ApiCommand = z.infer<typeof ApiCommand>;
/** The same before its defaults are filled in: what a caller writes. */
export type ApiCommandInput = z.input<typeof ApiCommand>;

/** The event `command` of a desk. */
export const DeskRequest = z.strictObject({
	operation: OperationId,
	client: Slug,
	case: CaseId,
	command: DeskCommand
});
export type DeskRequest = z.infer<typeof DeskRequest>;

/** The answer to a command that was done. `undoUntil` is there when it can be undone: ms since 1970. */
export interface Done {
	client: string;
	case: string;
	version: number;
	/** Where the log has it: epoch and stream id, joined by "/". Null when there was nothing to change. */
	position: string | null;
	/** False when there was nothing to change. */
	changed: boolean;
	undoUntil?: number;
}
