/** Queues over HTTP. */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import { QueueObservation } from '#lib/shared/wire/queues.ts';
import { byKey } from '#server/domain/audit.ts';
import type { Queue } from '#server/domain/directory.ts';
import type { Clients } from '#server/services/clients.ts';
import { tagOf } from '#server/services/onto.ts';
import type { Queues } from '#server/services/queues.ts';
import { Problem, problem } from '../problem.ts';
import { endpoint, type Answer, type Endpoint } from './endpoint.ts';
import { FailureSchema, QueueSchema } from './schemas.ts';

const inClient = z.object({ client: Slug });
const inQueue = z.object({ client: Slug, queue: Slug });
const Taken = z.object({ taken: z.boolean().describe('false when a newer observation is known') });
const Settings = z.strictObject({
	name: text(60),
	answerWithin: z
		.int()
		.min(1)
		.max(2_592_000)
		.describe('how long a customer should wait at most, in seconds'),
	freshFor: z
		.int()
		.min(10)
		.max(86_400)
		.optional()
		.describe('for how many seconds a look at it is taken for true; 300, if left out')
});
const Observations = z.strictObject({
	items: z
		.array(z.strictObject({ queue: Slug, observation: QueueObservation }))
		.min(1)
		.max(500)
});
const ObservationResult = z.discriminatedUnion('ok', [
	z.object({ ok: z.literal(true), data: Taken }),
	z.object({ ok: z.literal(false), error: FailureSchema })
]);

export function queueEndpoints(queues: Queues, clients: Clients): Endpoint[] {
	return [
		endpoint({
			method: 'get',
			path: '/clients/{client}/queues',
			id: 'listQueues',
			summary: 'List queues with their latest observation',
			tag: 'Queues',
			scope: 'queues:read',
			params: inClient,
			answers: {
				200: { description: 'The queues', schema: z.object({ queues: z.array(QueueSchema) }) }
			},
			async run({ params }) {
				return { status: 200, body: { queues: await queues.list(params.client) } };
			}
		}),
		endpoint({
			method: 'get',
			path: '/clients/{client}/queues/{queue}',
			id: 'readQueue',
			summary: 'Read how a queue is set up',
			tag: 'Queues',
			scope: 'queues:read',
			params: inQueue,
			answers: { 200: { description: 'The queue', schema: Settings, tagged: true } },
			run({ params: { client, queue } }) {
				const found = clients.queue(client, queue);
				if (!found) throw problem('not-found', `There is no queue ${queue} of ${client}.`);
				return Promise.resolve(answer(found));
			}
		}),
		endpoint({
			method: 'put',
			path: '/clients/{client}/queues/{queue}',
			id: 'setUpQueue',
			summary: 'Set up a queue',
			description: 'With `If-Match` it changes what was read, and nothing newer.',
			tag: 'Queues',
			scope: 'queues:write',
			params: inQueue,
			body: Settings,
			conditional: true,
			answers: { 200: { description: 'Set up', schema: Settings, tagged: true } },
			async run({ key, params, body, matches }) {
				const hand = { by: byKey(key), clients: key.clients };
				const put = await clients.putQueue(
					hand,
					params.client,
					{ id: params.queue, ...body },
					false,
					matches
				);
				if (!put.ok) throw new Problem(put.error);
				return answer(put.data);
			}
		}),
		endpoint({
			method: 'post',
			path: '/clients/{client}/queues/{queue}/observations',
			id: 'observeQueue',
			summary: 'Tell how a queue stands',
			tag: 'Queues',
			scope: 'queues:write',
			params: inQueue,
			body: QueueObservation,
			answers: { 200: { description: 'On disk', schema: Taken } },
			async run({ params, body }) {
				const taken = await queues.observe(params.client, params.queue, body);
				if (!taken.ok) throw new Problem(taken.error);
				return { status: 200, body: taken.data };
			}
		}),
		endpoint({
			method: 'post',
			path: '/clients/{client}/observations',
			id: 'observeQueues',
			summary: 'Tell up to 500 observations, the oldest of a queue first',
			tag: 'Queues',
			scope: 'queues:write',
			params: inClient,
			body: Observations,
			answers: {
				200: {
					description: 'One result an item',
					schema: z.object({ results: z.array(ObservationResult) })
				}
			},
			async run({ params, body }) {
				const results = await Promise.all(
					body.items.map(({ queue, observation }) =>
						queues.observe(params.client, queue, observation)
					)
				);
				return { status: 200, body: { results } };
			}
		})
	];
}

const answer = (queue: Queue): Answer => {
	const { name, answerWithin, freshFor } = queue;
	return { status: 200, body: { name, answerWithin, freshFor }, tag: tagOf(queue) };
};
