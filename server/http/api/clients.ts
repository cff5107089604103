/** Clients and their log over HTTP. */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import { byKey } from '#server/domain/audit.ts';
import type { Clients } from '#server/services/clients.ts';
import { tagOf } from '#server/services/onto.ts';
import type { Client } from '#server/domain/directory.ts';
import { ZoneField } from '#server/services/zone-field.ts';
import type { Events } from '#server/services/events.ts';
import { Problem, problem } from '../problem.ts';
import { endpoint, type Answer, type Endpoint } from './endpoint.ts';
import { Limit, Position } from './positions.ts';
import { EventsSchema } from './schemas.ts';

const inClient = z.object({ client: Slug });
const Settings = z.strictObject({
	name: text(60),
	zone: ZoneField.default('UTC')
});

export function clientEndpoints(clients: Clients, events: Events): Endpoint[] {
	return [
		endpoint({
			method: 'get',
			path: '/clients/{client}',
			id: 'readClient',
			summary: 'Read how a client is set up',
			tag: 'Clients',
			scope: 'clients:read',
			params: inClient,
			answers: { 200: { description: 'The client', schema: Settings, tagged: true } },
			run({ key, params }) {
				const found = clients.list(key.clients).find(({ id }) => id === params.client);
				if (!found) throw problem('not-found', `There is no client ${params.client}.`);
				return Promise.resolve(answer(found));
			}
		}),
		endpoint({
			method: 'put',
			path: '/clients/{client}',
			id: 'setUpClient',
			summary: 'Set up a client',
			description: 'With `If-Match` it changes what was read, and nothing newer.',
			tag: 'Clients',
			scope: 'clients:write',
			params: inClient,
			body: Settings,
			makesClient: true,
			conditional: true,
			answers: { 200: { description: 'Set up', schema: Settings, tagged: true } },
			async run({ key, params, body, matches }) {
				const hand = { by: byKey(key), clients: key.clients };
				const put = await clients.put(hand, { id: params.client, ...body }, false, matches);
				if (!put.ok) throw new Problem(put.error);
				return answer(put.data);
			}
		}),
		endpoint({
			method: 'get',
			path: '/clients/{client}/events',
			id: 'readEvents',
			summary: 'Read the log, in order',
			tag: 'Events',
			scope: 'events:read',
			params: inClient,
			query: z.strictObject({
				after: Position.default('0-0'),
				limit: Limit.default(200)
			}),
			answers: { 200: { description: 'A part of the log', schema: EventsSchema } },
			async run({ params, query }) {
				return { status: 200, body: await events.after(params.client, query.after, query.limit) };
			}
		})
	];
}

const answer = (client: Client): Answer => ({
	status: 200,
	body: { name: client.name, zone: client.zone },
	tag: tagOf(client)
});
