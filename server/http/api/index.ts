/** The API: every endpoint, its document, its router. */
import { Router } from 'express';
import type { CustomerAsks } from '#server/services/customers/asks.ts';
import type { Events } from '#server/services/events.ts';
import type { Queues } from '#server/services/queues.ts';
import { problem } from '../problem.ts';
import { caseEndpoints, type CaseServices } from './cases.ts';
import { clientEndpoints } from './clients.ts';
import { customerEndpoints } from './customers.ts';
import { mount, otherMethod, type Endpoint, type Gate } from './endpoint.ts';
import { openApi } from './openapi.ts';
import { queueEndpoints } from './queues.ts';

export interface ApiServices extends CaseServices, Gate {
	asks: CustomerAsks;
	queues: Queues;
	events: Events;
}

export const apiEndpoints = (services: ApiServices): Endpoint[] => [
	...caseEndpoints(services),
	...customerEndpoints(services.asks),
	...queueEndpoints(services.queues),
	...clientEndpoints(services.directory, services.events)
];

/** The OpenAPI document. Endpoints touch their services only when they run, so it needs none. */
export const apiDocument = () => openApi(apiEndpoints({} as ApiServices));

/** What answers below `/api/v1`. */
export function apiRouter(services: ApiServices): Router {
	const router = Router();
	const document = apiDocument();
	router.get('/openapi.json', (_req, res) => void res.json(document));
	router.all('/openapi.json', otherMethod(['GET']));
	mount(router, apiEndpoints(services), services);
	router.use(() => {
		throw problem('not-found', 'There is no such address in this API.');
	});
	return router;
}
