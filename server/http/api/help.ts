/** What stands beside a case, over HTTP: why a clock is where it is, and the steps to take. */
import { z } from 'zod';
import { CaseId, Slug } from '#lib/shared/wire/commands.ts';
import type { ClockExplanation } from '#lib/shared/wire/help.ts';
import { TIMERS, WAITING_FOR } from '#lib/shared/words.ts';
import type { CaseHelps } from '#server/services/case-help.ts';
import { problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

const inCase = z.object({ client: Slug, case: CaseId });
const inClock = inCase.extend({
	clock: z
		.literal(TIMERS)
		.describe('one of those that the case has; the clocks of a case name them')
});
const instant = z.int().describe('ms since 1970');
const span = z.object({ from: instant, to: instant });

const ExplanationSchema = z
	.object({
		clock: z.literal(TIMERS),
		sentence: z.string().describe('in the floor’s words, with local times of `zone`'),
		version: z.int().describe('of the client’s configuration'),
		policy: z.string(),
		calendar: z.string(),
		zone: z.string().describe('IANA name: the client’s'),
		allowance: z.int().describe('working time, ms'),
		startedAt: instant,
		dueAt: instant.describe(
			'ms since 1970; while the clock stands still, as if it went on at once'
		),
		stoppedAt: instant.nullable(),
		pausedAt: instant.nullable(),
		worked: z.int().describe('working time that has run, ms'),
		left: z.int().describe('what is left of it, ms; negative when it has run out'),
		ran: z.array(span).describe('the spans in which it ran, oldest first'),
		more: z.boolean().describe('`ran` has only the newest of them'),
		pauses: z.array(
			z.object({
				from: instant,
				to: instant.nullable().describe('null while it stands still'),
				for: z.literal([...WAITING_FOR, 'resolved'])
			})
		),
		instead: z
			.int()
			.nullable()
			.describe('the version that it was told by, where its own is not kept any more')
	})
	.meta({ id: 'Explanation' }) satisfies z.ZodType<ClockExplanation>;

const SopsSchema = z.object({
	sops: z.array(
		z.object({
			name: z.string(),
			title: z.string(),
			version: z.int().describe('of the client’s configuration'),
			text: z.string().describe('Markdown'),
			steps: z
				.array(z.object({ index: z.int(), text: z.string(), done: z.boolean() }))
				.describe('its list items, to be ticked off by the command `tick`')
		})
	)
});

export const helpEndpoints = (helps: CaseHelps): Endpoint[] => [
	endpoint({
		method: 'get',
		path: '/clients/{client}/cases/{case}/clocks/{clock}/explanation',
		id: 'explainClock',
		summary: 'Read why a clock is where it is',
		description:
			'One sentence, and the parts that it is made of: policy and calendar by the version of the configuration that the clock was reckoned by, the hours in which it ran, its pauses, when it is due.',
		tag: 'Cases',
		scope: 'cases:read',
		params: inClock,
		answers: { 200: { description: 'The explanation', schema: ExplanationSchema } },
		async run({ params }) {
			const found = await helps.explain(params.client, params.case, params.clock);
			if (!found) throw absent(`${params.case} of ${params.client} has no clock ${params.clock}.`);
			return { status: 200, body: found };
		}
	}),
	endpoint({
		method: 'get',
		path: '/clients/{client}/cases/{case}/sops',
		id: 'readSops',
		summary: 'Read the steps to take in a case, and which of them are done',
		tag: 'Cases',
		scope: 'cases:read',
		params: inCase,
		answers: { 200: { description: 'Those for its subject and tier', schema: SopsSchema } },
		async run({ params }) {
			const found = await helps.sops(params.client, params.case);
			if (!found) throw absent(`There is no case ${params.case} of ${params.client}.`);
			const sops = found.map(({ spec: { text }, view: { name, title, version, steps, done } }) => ({
				...{ name, title, version, text },
				steps: steps.map((step) => ({ ...step, done: done.includes(step.index) }))
			}));
			return { status: 200, body: { sops } };
		}
	})
];

const absent = (detail: string) => problem('not-found', detail);
