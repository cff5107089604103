/** The API: every endpoint, its document, its router. */
import { Router } from 'express';
import type { Alerts } from '#server/services/alerts/index.ts';
import type { KeptBoards } from '#server/services/boards.ts';
import type { Clients } from '#server/services/clients.ts';
import type { Configurations } from '#server/services/configurations.ts';
import type { CaseHelps } from '#server/services/case-help.ts';
import type { CustomerAsks } from '#server/services/customers/asks.ts';
import type { Events } from '#server/services/events.ts';
import type { Queues } from '#server/services/queues.ts';
import type { RuleTrials } from '#server/services/rules/trials.ts';
import { problem } from '../problem.ts';
import { alertEndpoints } from './alerts.ts';
import { boardEndpoints } from './boards.ts';
import { caseEndpoints, type CaseServices } from './cases.ts';
import { clientEndpoints } from './clients.ts';
import { configurationEndpoints } from './configurations.ts';
import { customerEndpoints } from './customers.ts';
import { helpEndpoints } from './help.ts';
import { mount, otherMethod, type Endpoint, type Gate } from './endpoint.ts';
import { openApi } from './openapi.ts';
import { queueEndpoints } from './queues.ts';
import { ruleEndpoints } from './rules.ts';

export interface ApiServices extends CaseServices, Gate {
	alerts: Alerts;
	asks: CustomerAsks;
	boards: KeptBoards;
	clients: Clients;
	helps: CaseHelps;
	configurations: Configurations;
	queues: Queues;
	trials: RuleTrials;
	events: Events;
}

export const apiEndpoints = (services: ApiServices): Endpoint[] => [
	...caseEndpoints(services),
	...helpEndpoints(services.helps),
	...customerEndpoints(services.asks),
	...queueEndpoints(services.queues, services.clients),
	...configurationEndpoints(services.configurations),
	...ruleEndpoints(services.trials),
	...boardEndpoints(services.boards),
	...alertEndpoints(services.alerts),
	...clientEndpoints(services.clients, services.events)
];

/** The OpenAPI document. Endpoints touch their services only when they run, so it needs none. */
export const apiDocument = () => openApi(apiEndpoints({} as ApiServices));

/** What answers below `/api/v1`. */
export function apiRouter(services: ApiServices): Router {
	const router = Router();
	let document: ReturnType<typeof apiDocument> | undefined;
	// made for whoever asks first: no start waits for it
	router.get('/openapi.json', (_req, res) => void res.json((document ??= apiDocument())));
	router.all('/openapi.json', otherMethod(['GET']));
	mount(router, apiEndpoints(services), services);
	router.use(() => {
		throw problem('not-found', 'There is no such address in this API.');
	});
	return router;
}
