/** Clients and their log over HTTP. */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import { byKey } from '#server/domain/audit.ts';
import type { Clients } from '#server/services/clients.ts';
import { ZoneField } from '#server/services/zone-field.ts';
import type { Events } from '#server/services/events.ts';
import { Problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
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
			method: 'put',
			path: '/clients/{client}',
			id: 'setUpClient',
			summary: 'Set up a client',
			tag: 'Clients',
			scope: 'clients:write',
			params: inClient,
			body: Settings,
			makesClient: true,
			answers: { 200: { description: 'Set up', schema: Settings } },
			async run({ key, params, body }) {
				const hand = { by: byKey(key), clients: key.clients };
				const put = await clients.put(hand, { id: params.client, ...body }, false);
				if (!put.ok) throw new Problem(put.error);
				return { status: 200, body };
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
