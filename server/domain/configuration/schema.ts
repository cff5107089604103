/**
 * How a client wants its escalations handled: one document, the same as YAML and over the API. Shapes only; what parts
 * must have to do with each other is checked in `check/`. Every list and every part may be left out.
 */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { CHANNELS, CLOCKS, TRIGGERS } from '#lib/shared/words.ts';
import {
	Interval,
	KEPT_SPAN,
	Label,
	Name,
	OFFER_SPAN,
	PriorityField,
	Span,
	SubjectField,
	TierField,
	TimeOfDay,
	WeekdayField
} from './fields.ts';
import { AlertsField, CustomersField } from './outside.ts';

export type { AlertsSpec, CustomersSpec } from './outside.ts';

const ClockField = z.literal(CLOCKS);

/** `2026-12-24`, once; or `12-25`, every year. */
const Holiday = z
	.string()
	.regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected 2026-12-24 or 12-25');

/** Working hours. Without `week` it is around the clock, but for holidays. */
export const CalendarField = z.strictObject({
	zone: z.string().optional().describe("IANA name; the client's zone, if left out"),
	week: z
		.partialRecord(WeekdayField, z.array(Interval).max(24))
		.optional()
		.describe('hours by weekday; a day that is left out is not worked'),
	holidays: z.array(Holiday).max(500).default([]),
	ical: z.string().max(500_000).optional().describe('an iCalendar file whose days are holidays')
});
export type CalendarSpec = z.infer<typeof CalendarField>;

export const TeamField = z.strictObject({
	name: Label,
	tier: TierField,
	skills: z.array(Name).max(100).default([]),
	members: z.array(text(80)).max(500).optional().describe('ids of people; unknown, if left out')
});
export type Team = z.infer<typeof TeamField>;

/** What a case must be for a policy or an immediate escalation to hold for it; what is left out does not matter. */
export const MatchField = z.strictObject({
	subject: z.array(SubjectField).min(1).optional(),
	priority: z.array(PriorityField).min(1).optional(),
	tier: z.array(TierField).min(1).optional(),
	queue: z.array(Slug).min(1).optional(),
	vip: z.boolean().optional()
});
export type Match = z.infer<typeof MatchField>;

const byPriority = z.strictObject({ 1: Span, 2: Span, 3: Span, 4: Span });
const Allowance = z.union([Span, byPriority]);
/** Per cent of a clock. */
const Share = z.int().min(1).max(99);

export const PolicyField = z.strictObject({
	name: Label,
	for: MatchField.default({}),
	calendar: Name.default('always').describe('`always` is around the clock'),
	claim: Allowance,
	update: Allowance.optional().describe('how often the customer is told; no promise, if left out'),
	resolve: Allowance,
	warn: z.array(Share).max(5).default([50, 75, 90]).describe('per cent of each clock'),
	pause: z
		.strictObject({
			customer: Span.optional(),
			vendor: Span.optional(),
			problem: Span.optional(),
			evidence: Span.optional(),
			other: Span.optional()
		})
		.default({})
		.describe('clocks stand still while a case waits for one of these, so long at most'),
	onRetier: z.array(ClockField).default(['claim']).describe('clocks that begin anew'),
	onReopen: z.array(ClockField).default(['claim', 'update', 'resolve']),
	raiseAt: z
		.strictObject({ clock: ClockField, share: Share })
		.optional()
		.describe('the path goes on at this share of this clock'),
	escalateAfter: z
		.strictObject({ age: Span, subject: SubjectField.default('technical') })
		.optional()
		.describe('a case that is no escalation becomes one when it is so old')
});
export type PolicySpec = z.infer<typeof PolicyField>;

export const STEP_ENDS = ['next', 'notify', 'page-management'] as const;
export const StepField = z.strictObject({
	tier: TierField,
	team: Name.optional(),
	dwell: Span.describe('how long it stays here at most, in working time'),
	then: z
		.literal(STEP_ENDS)
		.default('next')
		.describe('at its end; `notify` tells the team once more and stays for another such time')
});
export type StepSpec = z.infer<typeof StepField>;

export const PathField = z.strictObject({
	name: Label,
	for: z.strictObject({ subject: z.array(SubjectField).min(1).optional() }).default({}),
	steps: z.array(StepField).min(1).max(20),
	repeat: z.int().min(0).max(9).default(0).describe('how often it begins anew at its end'),
	calendar: Name.default('always')
});
export type PathSpec = z.infer<typeof PathField>;

/** Escalated the moment a case is so, to where its path begins (T4). */
export const ImmediateField = z.strictObject({
	name: Label,
	for: MatchField.omit({ subject: true, tier: true }),
	subject: SubjectField,
	tier: TierField.optional(),
	team: Name.optional()
});
export type Immediate = z.infer<typeof ImmediateField>;

/** A rule in CEL, over a case and its customer, or over a queue (T5). */
export const RuleField = z.strictObject({
	name: Name,
	on: z.literal(['case', 'queue']).default('case'),
	when: z.string().min(1).max(2000).describe('an expression in CEL that is true or false'),
	escalate: z.strictObject({
		subject: SubjectField,
		trigger: z.literal(TRIGGERS).default('automatic'),
		tier: TierField.optional(),
		team: Name.optional(),
		priority: PriorityField.optional()
	}),
	enabled: z.boolean().default(true)
});
export type RuleSpec = z.infer<typeof RuleField>;

/** Steps to take; a list item of the Markdown is a step to tick off (F6). */
export const SopField = z.strictObject({
	name: Name,
	title: Label,
	for: z
		.strictObject({
			subject: z.array(SubjectField).min(1).optional(),
			tier: z.array(TierField).min(1).optional()
		})
		.default({}),
	text: z.string().min(1).max(20_000).describe('Markdown')
});
export type SopSpec = z.infer<typeof SopField>;

export const RosterShiftField = z.strictObject({
	name: Label,
	days: z.array(WeekdayField).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
	from: TimeOfDay,
	to: TimeOfDay.describe('one that is no later than `from` is of the next day'),
	people: z.array(text(80)).max(500).describe('ids of people')
});
export type RosterShift = z.infer<typeof RosterShiftField>;

export const TemplateField = z.strictObject({
	name: Name,
	title: Label,
	channel: z.literal(CHANNELS).default('email'),
	text: z.string().min(1).max(4000).describe('{ref}, {customer} and {next} are filled in')
});
export type Template = z.infer<typeof TemplateField>;

const atMost = <Names extends z.ZodRecord>(count: number, names: Names): Names =>
	names.refine(
		(all) => Object.keys(all).length <= count,
		`expected at most ${count} of them: take some out`
	);

export const Configuration = z.strictObject({
	zone: z.string().optional().describe('IANA name; as the client was set up, if left out'),
	calendars: atMost(100, z.record(Name, CalendarField)).default({}),
	teams: atMost(500, z.record(Name, TeamField)).default({}),
	policies: z.array(PolicyField).max(50).default([]).describe('the first that fits holds'),
	paths: z.array(PathField).max(50).default([]).describe('the first that fits holds'),
	immediate: z.array(ImmediateField).max(50).default([]),
	rules: z.array(RuleField).max(100).default([]),
	sops: z.array(SopField).max(100).default([]),
	shifts: z.array(RosterShiftField).max(100).default([]),
	lease: Span.optional().describe('how long a claim holds without a step; for ever, if left out'),
	breach: z
		.array(ClockField)
		.default(['resolve'])
		.describe(
			'clocks whose end makes it an escalation of the subject sla-breach, if that has a path'
		),
	followUp: z
		.strictObject({ within: Span })
		.optional()
		.describe('resolved is not closed before the customer was asked, or this time has passed'),
	reopenWithin: Span.optional().describe('how long after it was resolved; for ever, if left out'),
	offerWithin: OFFER_SPAN.field
		.optional()
		.describe('how long a colleague has to accept what is offered; 5m, if left out'),
	keepClosed: KEPT_SPAN.field
		.optional()
		.describe('how long what was written of a case is kept after it has ended; 400d, if left out'),
	causes: z.array(text(120)).max(200).default([]).describe('any, if left out'),
	templates: z.array(TemplateField).max(100).default([]),
	customers: CustomersField.prefault({}),
	alerts: AlertsField.prefault({})
});
export type Configuration = z.infer<typeof Configuration>;
/** As it is written: spans as text. */
export type ConfigurationInput = z.input<typeof Configuration>;

/** A configuration as it is kept: what was written, which one it is, since when, by whom. */
export interface KeptConfiguration {
	client: string;
	/** Counts from 1; 0 is what a client has that was never configured. */
	version: number;
	at: number;
	by: Actor;
	why: string | null;
	/** As it was written, checked: `Configuration.parse` takes it. */
	written: ConfigurationInput;
}
