/** What the API answers, as schemas for the OpenAPI document. Each is held against the type that is really sent. */
import { z } from 'zod';
import {
	PRIORITIES,
	STATUSES,
	SUBJECTS,
	TIMERS,
	TRIGGERS,
	WAITING_FOR
} from '#lib/shared/words.ts';
import type { Done } from '#lib/shared/wire/commands.ts';
import { FAILURES, type Failure, type FailureCode } from '#lib/shared/wire/errors.ts';
import { ACTOR_KINDS, type CaseView, type History } from '#lib/shared/wire/history.ts';
import type { Finding } from '#server/domain/configuration/finding.ts';

const instant = z.int().describe('ms since 1970');
const whom = z.object({ id: z.string(), name: z.string() });
const codes = Object.keys(FAILURES) as [FailureCode, ...FailureCode[]];

export const DoneSchema = z
	.object({
		client: z.string(),
		case: z.string(),
		version: z.int(),
		position: z.string().nullable().describe('where the log has it; null when nothing changed'),
		changed: z.boolean(),
		undoUntil: z.exactOptional(instant)
	})
	.meta({ id: 'Done' }) satisfies z.ZodType<Done>;

export const FailureSchema = z
	.object({
		code: z.enum(codes),
		temporary: z.boolean().describe('the same request may be sent again with the same key'),
		detail: z.string(),
		fields: z.exactOptional(z.array(z.object({ path: z.string(), message: z.string() }))),
		owner: z.exactOptional(z.object({ id: z.string(), name: z.string(), at: instant })),
		at: z.exactOptional(instant)
	})
	.meta({ id: 'Failure' }) satisfies z.ZodType<Failure>;

/** RFC 9457. */
export const ProblemSchema = FailureSchema.extend({
	type: z.string(),
	title: z.string(),
	status: z.int()
}).meta({ id: 'Problem' });

export const ResultSchema = z
	.discriminatedUnion('ok', [
		z.object({ ok: z.literal(true), data: DoneSchema }),
		z.object({ ok: z.literal(false), error: FailureSchema })
	])
	.meta({ id: 'Result' });

export const CaseSchema = z
	.object({
		client: z.string(),
		case: z.string(),
		version: z.int(),
		ref: z.string(),
		title: z.string(),
		status: z.literal(STATUSES),
		waitingFor: z.literal(WAITING_FOR).nullable(),
		priority: z.literal(PRIORITIES),
		tier: z.literal([0, 1, 2, 3, 4]),
		subject: z.literal(SUBJECTS).nullable(),
		trigger: z.literal(TRIGGERS).nullable(),
		queue: z.string().nullable(),
		team: z.string().nullable(),
		agent: z.string().nullable(),
		customer: z.string().nullable(),
		vip: z.boolean(),
		owner: whom.nullable(),
		openedAt: instant,
		tierSince: instant,
		updatedAt: instant,
		resolvedAt: instant.nullable(),
		reopened: z.int(),
		plan: z.int().describe('version of the configuration that its clocks follow'),
		place: z
			.object({
				path: z.string(),
				step: z.int(),
				round: z.int(),
				notified: z.boolean(),
				paged: z.int()
			})
			.nullable()
			.describe('where it is on its path; steps count from 0, -1 is beside the path'),
		triggered: z.int().describe('how often it was set off again'),
		toldAt: instant.nullable().describe('when the customer was told last'),
		followedUpAt: instant.nullable().describe('when the customer was asked after it was resolved'),
		cause: z.string().nullable(),
		ticks: z.record(z.string(), z.array(z.int())).describe('steps that are done, by SOP'),
		rules: z.array(z.string()).describe('rules that escalated it'),
		customerAt: instant.nullable().describe('when its customer escalated it last'),
		offer: z
			.object({
				to: whom,
				by: whom,
				why: z.string().nullable(),
				at: instant,
				until: instant
			})
			.nullable()
			.describe('a colleague was asked to take it, and has not answered'),
		links: z.array(z.object({ url: z.string(), title: z.string(), by: whom, at: instant })),
		clocks: z.array(
			z.object({
				name: z.literal(TIMERS),
				startedAt: instant,
				dueAt: instant,
				minutes: z.number(),
				stoppedAt: instant.nullable(),
				pausedAt: instant.nullable()
			})
		)
	})
	.meta({ id: 'Case' }) satisfies z.ZodType<CaseView>;

const fields = z.record(z.string(), z.unknown());
export const StepSchema = z
	.object({
		at: instant,
		recordedAt: z.exactOptional(instant),
		type: z.string(),
		by: whom.extend({ kind: z.literal(ACTOR_KINDS) }),
		why: z.exactOptional(z.string()),
		before: fields,
		after: fields
	})
	.meta({ id: 'Step' });

export const HistorySchema = z.object({
	case: CaseSchema,
	steps: z.array(StepSchema),
	more: z.boolean()
}) satisfies z.ZodType<History>;

export const CasesSchema = z.object({
	cases: z.array(CaseSchema),
	next: z.string().nullable().describe('the cursor of the next part; null after the last')
});

export const EventsSchema = z.object({
	events: z.array(
		z.object({
			position: z.string(),
			case: z.string(),
			version: z.int(),
			steps: z.array(StepSchema)
		})
	),
	next: z.string().describe('the position to go on after')
});

export const QueueSchema = z
	.object({
		queue: z.string(),
		name: z.string(),
		answerWithin: z.int(),
		freshFor: z.int().describe('for how many seconds a look at it is taken for true'),
		observed: z
			.object({
				at: instant,
				waiting: z.int(),
				oldestWaitSeconds: z.number().nullable(),
				agents: z.object({ free: z.int(), busy: z.int(), away: z.int() }),
				serviceLevel: z.number().nullable(),
				offered: z.int(),
				handled: z.int(),
				abandoned: z.int()
			})
			.nullable()
	})
	.meta({ id: 'Queue' });

export const FindingSchema = z
	.object({
		path: z.string().describe('such as `paths[1].steps[0].team`; `document` for the whole'),
		line: z.exactOptional(z.int()).describe('from 1; of YAML'),
		column: z.exactOptional(z.int()),
		message: z.string().describe('what was expected, and what mends it')
	})
	.meta({ id: 'Finding' }) satisfies z.ZodType<Finding>;
