/** Rules over HTTP: how they do, and what one would have done. */
import { z } from 'zod';
import { Slug } from '#lib/shared/wire/commands.ts';
import { RuleField } from '#server/domain/configuration/schema.ts';
import { MOST_DAYS, type DryRun } from '#server/services/rules/dry-run.ts';
import type { RuleState, RuleTrials } from '#server/services/rules/trials.ts';
import { Problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

const inClient = z.object({ client: Slug });
const instant = z.int().describe('ms since 1970');

const Try = z.strictObject({
	rule: RuleField.partial({ name: true, escalate: true }).describe(
		'`on` and `when` are what is tried'
	),
	days: z.int().min(1).max(MOST_DAYS).default(30)
});
const DryRunSchema = z.object({
	from: instant,
	to: z.int().describe('up to when it was tried; earlier than now when it was cut short'),
	complete: z.boolean().describe('false when it was cut short: there was too much to read'),
	fired: z.int(),
	onRunning: z.int().describe('how many of these were escalations already'),
	escalatedAnyway: z.int().describe('how many of the others were escalated later without it'),
	escalations: z.int().describe('how many there were in that time'),
	share: z
		.number()
		.nullable()
		.describe('of all escalations that there would have been, those that it would have begun'),
	perDay: z
		.array(z.object({ day: z.string(), fired: z.int() }))
		.describe('every day, in the zone of the client'),
	hits: z
		.array(
			z.object({
				case: z.string().nullable().describe('null where it would have opened one for a queue'),
				queue: z.string().nullable(),
				ref: z.string(),
				at: instant,
				running: z.boolean().describe('it was an escalation already')
			})
		)
		.describe('the first 500, oldest first'),
	queuesSince: instant
		.nullable()
		.describe('looks at queues are known from here on; null when none is, or none is asked for'),
	faults: z.object({ count: z.int(), last: z.string().nullable() }),
	skipped: z.int().describe('cases whose history is too long, or not whole'),
	constant: z.literal(['always', 'never']).nullable().describe('what it is whatever happens')
}) satisfies z.ZodType<DryRun & { constant: 'always' | 'never' | null }>;

const RulesSchema = z.object({
	rules: z.array(
		z.object({
			name: z.string(),
			on: z.literal(['case', 'queue']),
			when: z.string(),
			enabled: z.boolean(),
			faults: z
				.object({ count: z.int(), last: z.string(), at: instant })
				.nullable()
				.describe('how often it could not be worked out; null for never')
		})
	)
}) satisfies z.ZodType<{ rules: RuleState[] }>;

export const ruleEndpoints = (trials: RuleTrials): Endpoint[] => [
	endpoint({
		method: 'get',
		path: '/clients/{client}/configuration/rules',
		id: 'readRules',
		summary: 'Read the rules that hold, and what went wrong with them',
		tag: 'Configuration',
		scope: 'configuration:read',
		params: inClient,
		answers: { 200: { description: 'The rules', schema: RulesSchema } },
		async run({ params }) {
			return { status: 200, body: { rules: await trials.states(params.client) } };
		}
	}),
	endpoint({
		method: 'post',
		path: '/clients/{client}/configuration/rules/dry-run',
		id: 'tryRule',
		summary: 'Try a rule on the last days: nothing is changed by it',
		tag: 'Configuration',
		scope: 'cases:read',
		params: inClient,
		body: Try,
		answers: { 200: { description: 'What it would have done', schema: DryRunSchema } },
		async run({ params, body }) {
			const tried = await trials.run(params.client, body.rule, body.days);
			if (!tried.ok) throw new Problem(tried.error);
			return { status: 200, body: tried.data };
		}
	})
];
