/** Alerts over HTTP: the list, the budget, that somebody has seen one. */
import { z } from 'zod';
import { SEVERITIES, SPANS, VERDICTS, type SpanName } from '#lib/shared/wire/alerts.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import { Slug, Whom } from '#lib/shared/wire/commands.ts';
import type { Alerts } from '#server/services/alerts/index.ts';
import { problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { Limit } from './positions.ts';

const EXPECTED = 'expected the `next` of the part before';
const Part = z.string(EXPECTED).regex(/^\d{1,15}_\d{1,7}$/, EXPECTED);
const AlertId = z
	.string()
	.regex(/^\d{1,20}-\d{1,20}\.\d{1,6}$/, 'expected the id of an alert, as the list gives it');
const Span = z.literal(Object.keys(SPANS) as SpanName[]);

const inClient = z.object({ client: Slug });
const instant = z.int().describe('ms since 1970');
const AlertSchema = z
	.object({
		id: AlertId,
		client: Slug,
		case: z.string().nullable(),
		ref: z.string().nullable(),
		rule: z.string().describe('what counts it, such as `clock:resolve:past`'),
		severity: z.literal(SEVERITIES),
		title: z.string(),
		act: z.string().describe('what is to be done'),
		tier: z
			.exactOptional(z.literal(ESCALATED_TIERS).nullable())
			.describe('where the case was then'),
		team: z.exactOptional(z.string().nullable()).describe('which team it was with then'),
		names: z
			.exactOptional(
				z.object({
					by: z.exactOptional(z.string()).describe('who did it'),
					to: z.exactOptional(z.string()).describe('whom it is about'),
					step: z
						.exactOptional(
							z.object({ tier: z.literal(ESCALATED_TIERS), team: z.string().nullable() })
						)
						.describe('the step that was passed over'),
					shift: z.exactOptional(z.string()),
					wall: z.exactOptional(z.string()).describe('a wall and its place'),
					trouble: z.exactOptional(z.string()).describe('`dark`, `stale` or `muted`'),
					channel: z.exactOptional(z.string()).describe('such as `webhook:ops`'),
					why: z.exactOptional(z.string()).describe('why the channel failed')
				})
			)
			.describe('what the title names besides'),
		why: z.exactOptional(z.string()).describe('in the words of whoever did it'),
		at: instant,
		raisedAt: instant.describe('when Andon told of it'),
		endedAt: instant.nullable(),
		ended: z.string().nullable().describe('what ended it'),
		acknowledged: z.object({ by: Whom, at: instant }).nullable(),
		repeated: z.int().describe('how often it came again while it was there'),
		chattering: z.boolean().describe('it came and went too often to be told each time')
	})
	.meta({ id: 'Alert' });
const ListSchema = z.object({
	alerts: z.array(AlertSchema).describe('newest first; of `active`, the gravest first'),
	next: z.string().nullable().describe('`from` of the next part; null when this is the last'),
	active: z.int().describe('how many ask for somebody now'),
	critical: z.int().describe('how many of these are critical')
});
const rate = z.number().describe('alerts a supervisor in ten minutes');
const RuleSchema = z.object({
	rule: z.string(),
	count: z.int(),
	share: z.number().describe('of all alerts of the span, 0 to 1'),
	rate,
	chattering: z.int(),
	suggestion: z.string()
});
const BudgetSchema = z
	.object({
		from: instant,
		to: instant,
		supervisors: z.int(),
		count: z.int(),
		rate,
		peak: z.object({ from: instant, to: instant, rate }).describe('the worst ten minutes'),
		verdict: z.literal(VERDICTS),
		severities: z.object({ info: z.int(), warning: z.int(), critical: z.int() }),
		rules: z.array(RuleSchema).describe('the most frequent first'),
		floods: RuleSchema.nullable().describe('what the worst ten minutes are mostly made of'),
		chattering: z.int(),
		stale: z.int().describe('alerts that have asked for somebody for more than a day')
	})
	.meta({ id: 'AlertBudget' });

export const alertEndpoints = (alerts: Alerts): Endpoint[] => [
	endpoint({
		method: 'get',
		path: '/clients/{client}/alerts',
		id: 'listAlerts',
		summary: 'List alerts',
		description: 'Alerts are kept for thirty days.',
		tag: 'Alerts',
		scope: 'alerts:read',
		params: inClient,
		query: z.strictObject({
			which: z
				.literal(['active', 'all'])
				.default('all')
				.describe('`active`: those that ask for somebody now, 200 at most'),
			from: Part.optional(),
			limit: Limit.default(100)
		}),
		answers: { 200: { description: 'A part of the list', schema: ListSchema } },
		async run({ params, query }) {
			const { which, limit, from } = query;
			const body = await alerts.reader.list([params.client], which, limit, from ?? null);
			return { status: 200, body };
		}
	}),
	endpoint({
		method: 'get',
		path: '/clients/{client}/alerts/budget',
		id: 'readAlertBudget',
		summary: 'Read how many alerts there were, and which rule they come from',
		description:
			'One alert a supervisor in ten minutes is fine, two are busy, more is over what a person can answer, above ten is a flood. Reckoned before flood control.',
		tag: 'Alerts',
		scope: 'alerts:read',
		params: inClient,
		query: z.strictObject({ span: Span.default('hour') }),
		answers: { 200: { description: 'The budget', schema: BudgetSchema } },
		async run({ params, query }) {
			return { status: 200, body: await alerts.reader.budget([params.client], query.span) };
		}
	}),
	endpoint({
		method: 'post',
		path: '/clients/{client}/alerts/{alert}/acknowledge',
		id: 'acknowledgeAlert',
		summary: 'Say that somebody has seen an alert',
		tag: 'Alerts',
		scope: 'alerts:write',
		params: z.object({ client: Slug, alert: AlertId }),
		body: z.strictObject({ by: Whom.optional().describe('who; the program itself, if left out') }),
		answers: {
			200: { description: 'The alert, acknowledged by whoever was first', schema: AlertSchema }
		},
		async run({ params, body, key }) {
			const by = body.by ?? { id: key.id, name: key.name };
			const alert = await alerts.acknowledge(params.client, params.alert, by);
			if (!alert)
				throw problem('not-found', `There is no alert ${params.alert} of ${params.client}.`);
			return { status: 200, body: alert };
		}
	})
];
