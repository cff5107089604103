import { describe, expect, inject, test } from 'vitest';
import { ownTime } from '../support/own-time.ts';
import { ownServer } from '../store/contract/own-server.ts';
import { connected, dealtWith, deliver, FIXTURES } from './deliveries.ts';
import { commands, node, OPEN } from './support.ts';

describe.each(inject('stores'))('while the store is away, on $name', ({ name }) => {
	test('ING-30 a delivery is answered 503 within three seconds, never 4xx, and taken after its return', async () => {
		const server = await ownServer(name);
		const one = await connected(server.url);
		const [fixture] = FIXTURES.filter(({ name: of }) => of === 'ticket-created');
		if (!fixture) throw new Error('no fixture');
		server.freeze();
		const took = ownTime();
		const answers = await Promise.all([deliver(one, fixture), deliver(one, fixture)]);
		expect(took()).toBeLessThan(3500);
		expect(answers.map(({ status }) => status)).toEqual([503, 503]);
		expect(answers[0]?.body).toMatchObject({ code: 'unavailable', temporary: true });
		server.thaw();
		await expect.poll(async () => (await deliver(one, fixture)).status).toBe(200);
		await dealtWith(one);
		expect(await one.store.cases.read('acme', 'zendesk-5158')).not.toBeNull();
	});

	test('API-24 requests are answered 503, batches item by item, and the same request is done after its return', async () => {
		const server = await ownServer(name);
		const one = await node(server.url);
		server.freeze();
		const key = { 'idempotency-key': 'while-away' };
		const change = () => one.api('POST', commands('C-1'), { command: OPEN }, key);
		const items = [
			{ operation: 'away-open', case: 'C-2', command: OPEN },
			{ operation: 'away-note', case: 'C-2', command: { type: 'note', text: 'after it' } }
		];
		const batch = () => one.api('POST', '/clients/acme/batch', { items });
		for (const [method, path] of [
			['GET', '/clients/acme/cases'],
			['GET', '/clients/acme/cases/C-1'],
			['GET', '/clients/acme/events'],
			['GET', '/clients/acme/queues'],
			['PUT', '/clients/acme'],
			['GET', '/clients/nowhere/cases']
		] as const) {
			const answer = await one.api(method, path, method === 'PUT' ? { name: 'Acme' } : undefined);
			expect([path, answer.status, answer.body.code]).toEqual([path, 503, 'unavailable']);
			expect(answer.headers.get('retry-after')).toBe('1');
		}
		expect((await change()).status).toBe(503);
		expect((await batch()).body.results).toMatchObject([
			{ ok: false, error: { code: 'unavailable', temporary: true } },
			{ ok: false, error: { code: 'unavailable', temporary: true } }
		]);
		server.thaw();
		await expect.poll(async () => (await change()).status).toBe(200);
		expect((await batch()).body.results).toMatchObject([{ ok: true }, { ok: true }]);
		for (const id of ['C-1', 'C-2']) {
			const { body } = await one.api('GET', `/clients/acme/cases/${id}/history`);
			expect(body.steps, 'once, however often it was sent').toHaveLength(id === 'C-1' ? 1 : 2);
		}
	});

	test('API-25 of the items of one case none overtakes one that could not be done', async () => {
		const one = await node((await ownServer(name)).url);
		const run = one.app.cases.run.bind(one.app.cases);
		let asked = 0;
		one.app.cases.run = async (request) => {
			asked += 1;
			if (asked === 2) return { ok: false, error: { code: 'busy', temporary: true, detail: 'x' } };
			return run(request);
		};
		const title = (text: string) => ({ type: 'update', title: text });
		const items = [OPEN, title('First'), title('Second'), title('Third')].map((command, index) => ({
			operation: `in-order-${index}`,
			case: 'C-1',
			command
		}));
		const batch = async () =>
			(await one.api('POST', '/clients/acme/batch', { items })).body.results;
		expect(await batch()).toMatchObject([
			{ ok: true },
			{ ok: false, error: { code: 'busy' } },
			{ ok: false, error: { code: 'busy' } },
			{ ok: false, error: { code: 'busy' } }
		]);
		expect(await one.store.cases.read('acme', 'C-1')).toMatchObject({ title: OPEN.title });
		expect((await batch()).map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true, true, true]);
		expect(await one.store.cases.read('acme', 'C-1')).toMatchObject({ title: 'Third', version: 4 });
	});
});
