/**
 * The commands of a case, parsed once at the edge (`/api/v1`, the socket of a desk, a connector, a clock).
 * These schemas are also what the OpenAPI document is made of.
 */
import { z } from 'zod';
import { oneLine, severalLines } from '../plain-text.ts';
import {
	CHANNELS,
	ESCALATED_TIERS,
	PRIORITIES,
	STATUSES,
	SUBJECTS,
	TRIGGERS,
	WAITING_FOR
} from '../words.ts';

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
const lines = (max: number) => z.string().overwrite(severalLines).min(1).max(max);
const Why = text(500).describe('why, in the words of who did it');
/** Who did something, as the program that tells of it knows them. */
export const Whom = z.strictObject({ id: text(80), name: text(80) });

const facts = {
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

/** A new case. With `orUpdate`, a case that is there already takes these facts instead of being refused. */
export const OpenCommand = z.strictObject({
	type: z.literal('open'),
	...optionalFacts,
	title: facts.title,
	openedAt: Instant.optional().describe('when the customer opened it; now, if left out'),
	orUpdate: z.boolean().default(false),
	revision
});
/** New facts about a case. What is left out stays as it is. */
export const UpdateCommand = z.strictObject({
	type: z.literal('update'),
	...optionalFacts,
	revision,
	why: Why.optional()
});
export const EscalateCommand = z.strictObject({
	type: z.literal('escalate'),
	tier: TierField.optional().describe('where the path of its subject begins, if left out'),
	subject: z.literal(SUBJECTS),
	trigger: z.literal(TRIGGERS),
	team: facts.team.optional(),
	skill: Slug.optional().describe(
		'what the one who handles it lacks; a team that has it is chosen'
	),
	why: Why.optional()
});
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
export const NoteCommand = z.strictObject({ type: z.literal('note'), text: lines(4000) });
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
	UndoRetierCommand
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
	UndoRetierCommand
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
