import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { defaultBoard } from '#lib/shared/boards.ts';
import { apiDocument, apiEndpoints, apiRouter, type ApiServices } from '#server/http/api/index.ts';
import { ProblemSchema } from '#server/http/api/schemas.ts';
import { configure, MAY_ESCALATE } from '../support/asking.ts';
import { commands, ESCALATE, node, OBSERVATION, OPEN } from './support.ts';
import type { TestNode } from '../support/node.ts';
import { newsOf } from '../support/alerts.ts';

const CONFIGURATION = '/clients/fresh/configuration';
const none = {} as ApiServices;
const endpoints = apiEndpoints(none);

describe('the OpenAPI document', () => {
	test('API-20 docs/openapi.json is up to date; if not, run `node scripts/openapi.ts`', () => {
		const file = new URL('../../docs/openapi.json', import.meta.url);
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
			JSON.parse(JSON.stringify(apiDocument()))
		);
	});

	test('API-21 every route that is mounted is in it, and the reverse', () => {
		const mounted = apiRouter(none).stack.flatMap(({ route }) =>
			(route?.stack ?? []).flatMap(({ method }) =>
				method ? [`${method} ${route?.path.replaceAll(/:(\w+)/g, '{$1}')}`] : []
			)
		);
		const described = Object.entries(apiDocument().paths ?? {}).flatMap(([path, item]) =>
			Object.keys(item).map((method) => `${method} ${path}`)
		);
		expect(new Set(described)).toEqual(
			new Set(mounted.filter((route) => route !== 'get /openapi.json'))
		);
		expect(described.length).toBe(endpoints.length);
	});

	test('API-22 every operation says what it may refuse with', () => {
		for (const item of Object.values(apiDocument().paths ?? {}))
			for (const { operationId, responses } of Object.values(item))
				expect(Object.keys(responses), operationId).toEqual(
					expect.arrayContaining([
						'200',
						'400',
						'401',
						'403',
						'404',
						'409',
						'412',
						'413',
						'415',
						'422',
						'503'
					])
				);
	});
});

/** @returns the id of an alert that is in the list */
async function alertIn({ app }: TestNode): Promise<string> {
	await app.alerts.raise('acme', newsOf());
	await app.alerts.sweep();
	const { alerts } = await app.alerts.reader.list(['acme'], 'all', 1);
	return alerts[0]?.id ?? '';
}

const { id: _, ...BOARD } = defaultBoard({ id: 'demo', title: 'Lobby' });

describe.each(inject('stores'))('real answers, on $name', ({ url }) => {
	test('API-23 every endpoint answers what the document says, and nothing more', async () => {
		const one = await node(url);
		await configure(one, MAY_ESCALATE);
		const item = (operation: string, command: object) => ({ operation, case: 'C-2', command });
		const asked: [string, string, string, object?][] = [
			['setUpClient', 'PUT', '/clients/fresh', { name: 'Fresh' }],
			['readClient', 'GET', '/clients/fresh'],
			['setUpQueue', 'PUT', '/clients/acme/queues/front', { name: 'Front', answerWithin: 60 }],
			['readQueue', 'GET', '/clients/acme/queues/front'],
			['saveConfiguration', 'PUT', CONFIGURATION, { configuration: { lease: '1h' } }],
			['saveConfiguration', 'PUT', CONFIGURATION, { configuration: { lease: '1h' }, why: 'w' }],
			['readConfiguration', 'GET', CONFIGURATION],
			['readConfiguration', 'GET', '/clients/acme/configuration'],
			['checkConfiguration', 'POST', `${CONFIGURATION}/check`, { configuration: { lease: 1 } }],
			['listConfigurations', 'GET', `${CONFIGURATION}/versions`],
			['readConfigurationVersion', 'GET', `${CONFIGURATION}/versions/1`],
			['compareConfigurations', 'GET', `${CONFIGURATION}/versions/1/changes`],
			['listQueues', 'GET', '/clients/acme/queues'],
			['observeQueue', 'POST', '/clients/acme/queues/front/observations', OBSERVATION],
			[
				'observeQueues',
				'POST',
				'/clients/acme/observations',
				{
					items: [
						{ queue: 'front', observation: OBSERVATION },
						{ queue: 'nowhere', observation: OBSERVATION }
					]
				}
			],
			['listQueues', 'GET', '/clients/acme/queues'],
			['changeCase', 'POST', commands('C-1'), { command: OPEN, at: '2026-01-05T08:00:00Z' }],
			['changeCase', 'POST', commands('C-1'), { command: ESCALATE }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'claim' } }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'update', title: OPEN.title } }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'update', vip: true, why: 'w' } }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'retier', tier: 3 } }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'undo-retier' } }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'note', text: 'x' } }],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'release' } }],
			[
				'changeCases',
				'POST',
				'/clients/acme/batch',
				{
					items: [
						item('batch-open', OPEN),
						item('batch-escalate', ESCALATE),
						item('batch-claim', { type: 'claim', owner: { id: 'ana', name: 'Ana' } }),
						item('batch-again', { type: 'claim', owner: { id: 'ben', name: 'Ben' } }),
						{ ...item('batch-ahead', OPEN), at: '2999-01-01T00:00:00Z' }
					]
				}
			],
			[
				'changeCase',
				'POST',
				commands('C-1'),
				{ command: { type: 'resolve', cause: 'c', done: 'd' } }
			],
			['changeCase', 'POST', commands('C-1'), { command: { type: 'reopen', why: 'w' } }],
			['explainClock', 'GET', '/clients/acme/cases/C-1/clocks/resolve/explanation'],
			['readSops', 'GET', '/clients/acme/cases/C-1/sops'],
			['makeCustomerLink', 'POST', '/clients/acme/cases/C-1/customer-link'],
			[
				'escalateForCustomer',
				'POST',
				'/clients/acme/cases/C-1/customer-escalation',
				{ reason: 'It takes too long' }
			],
			['listCases', 'GET', '/clients/acme/cases'],
			['readCase', 'GET', '/clients/acme/cases/C-1'],
			['readHistory', 'GET', '/clients/acme/cases/C-1/history'],
			['readEvents', 'GET', '/clients/acme/events'],
			['readRules', 'GET', '/clients/acme/configuration/rules'],
			[
				'tryRule',
				'POST',
				'/clients/acme/configuration/rules/dry-run',
				{ rule: { when: 'case.priority == 3 && case.age >= duration("0s")' }, days: 7 }
			],
			['listBoards', 'GET', '/boards'],
			['readBoard', 'GET', '/boards/demo'],
			['saveBoard', 'PUT', '/boards/lobby', BOARD],
			['removeBoard', 'DELETE', '/boards/lobby'],
			['readEvents', 'GET', '/clients/fresh/events'],
			['listAlerts', 'GET', '/clients/acme/alerts'],
			['readAlertBudget', 'GET', '/clients/acme/alerts/budget'],
			['acknowledgeAlert', 'POST', `/clients/acme/alerts/${await alertIn(one)}/acknowledge`, {}]
		];
		for (const [id, method, path, body] of asked) {
			const answer = await one.api(method, path, body);
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
			const schema = endpoints.find((endpoint) => endpoint.id === id)?.answers[200]?.schema;
			// what the schema does not know it leaves out
			expect(schema?.parse(answer.body), `${id} ${path}`).toEqual(answer.body);
		}
		expect(new Set(asked.map(([id]) => id))).toEqual(new Set(endpoints.map(({ id }) => id)));

		for (const [method, path, body] of [
			['GET', '/nowhere'],
			['GET', '/clients/acme/cases/nowhere'],
			['POST', commands('C-2'), { command: { type: 'claim', owner: { id: 'ben', name: 'Ben' } } }],
			['POST', commands('C-2'), { command: 1 }],
			['POST', commands('C-2'), 'no JSON']
		] as const) {
			const { body: refusal } = await one.api(method, path, body);
			expect(ProblemSchema.parse(refusal), path).toEqual(refusal);
		}
		const served = await fetch(`${one.url}/api/v1/openapi.json`);
		expect(await served.json()).toEqual(JSON.parse(JSON.stringify(apiDocument())));
	});
});
