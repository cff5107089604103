import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';
import { ownTime } from '../support/own-time.ts';
import { expectRefused, REFUSED, send } from './refused-bodies.ts';
import { commands, holdings, OPEN } from './support.ts';

describe.each(inject('stores'))('bodies that are refused, on $name', ({ url }) => {
	let one: TestNode;
	beforeAll(async () => {
		one = await startNode({ url, prefix: freshPrefix() });
		await one.api('PUT', '/clients/acme/queues/front', { name: 'Front', answerWithin: 60 });
		await one.api('POST', commands('C-1'), { command: OPEN });
	});
	afterAll(() => one.stop());

	test('API-14 what cannot be a request is refused, naming what is wrong, and changes nothing', async () => {
		const before = await holdings(one);
		for (const [what, sent, status, named] of REFUSED) {
			const answer = await send(one, commands('C-9'), sent);
			expectRefused(answer, what);
			expect([what, answer.status]).toEqual([what, status]);
			expect(answer.text, what).toContain(named);
			expect((await fetch(`${one.url}/healthz`)).status, `after ${what}`).toBe(200);
		}
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		expect(await holdings(one)).toEqual(before);
	}, 180_000);

	test('API-15 10,000 items are refused at once', async () => {
		const item = { operation: 'x'.repeat(8), case: 'C', command: { type: 'claim' } };
		const before = await holdings(one);
		for (const items of [Array(10_000).fill(item), Array(10_000).fill(0), Array(10_000).fill({})]) {
			const took = ownTime();
			const answer = await send(one, '/clients/acme/batch', { body: JSON.stringify({ items }) });
			expectRefused(answer, 'items');
			expect(answer.text).toContain('items');
			expect(took()).toBeLessThan(3000);
		}
		expect(await holdings(one)).toEqual(before);
	});

	test('API-16 a slow body keeps nobody waiting', async () => {
		const slow = Array.from({ length: 50 }, () => {
			const asked = request(`${one.url}/api/v1${commands('C-9')}`, {
				method: 'POST',
				headers: {
					authorization: `Bearer ${one.key}`,
					'content-type': 'application/json',
					'content-length': 1000
				}
			});
			asked.on('error', () => undefined);
			asked.write('{"command":');
			return asked;
		});
		const took = ownTime();
		expect((await one.api('GET', '/clients/acme/cases/C-1')).status).toBe(200);
		expect(
			(await one.api('POST', commands('C-1'), { command: { type: 'note', text: 'x' } })).status
		).toBe(200);
		expect(took()).toBeLessThan(2000);
		const before = await holdings(one);
		for (const asked of slow) asked.destroy();
		expect(await holdings(one)).toEqual(before);
	});

	test('API-17 an address or a method that is not there is a problem document too', async () => {
		for (const [method, path, status, allow] of [
			['GET', '/nowhere', 404, null],
			['GET', '/', 404, null],
			['POST', '/clients', 404, null],
			['GET', '/clients/acme/cases/C-1/nothing', 404, null],
			['GET', '/clients/acme/batch', 405, 'POST'],
			['DELETE', '/clients/acme/cases/C-1', 405, 'GET'],
			['PATCH', '/clients/acme/queues/front', 405, 'GET, PUT'],
			['POST', '/openapi.json', 405, 'GET'],
			['GET', '/clients/ACME/cases', 422, null],
			['GET', '/clients/acme/cases/%00', 422, null],
			['GET', '/clients/acme/cases/%E0%A4%A', 400, null],
			['GET', '/clients/acme/cases/..%2F..%2Fetc', 422, null],
			['GET', `/clients/acme/cases/${'x'.repeat(81)}`, 422, null]
		] as const) {
			const response = await fetch(`${one.url}/api/v1${path}`, {
				method,
				headers: { authorization: `Bearer ${one.key}` }
			});
			expectRefused({ status: response.status, text: await response.text() }, `${method} ${path}`);
			expect([path, response.status, response.headers.get('allow')]).toEqual([path, status, allow]);
			expect(response.headers.get('content-type')).toContain('application/problem+json');
		}
	});
});
