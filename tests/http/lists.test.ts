import { describe, expect, inject, test } from 'vitest';
import { node, OBSERVATION, OPEN } from './support.ts';

const iso = (at: number) => new Date(at).toISOString();

describe.each(inject('stores'))('lists and queues over HTTP, on $name', ({ url }) => {
	test('API-12 cases are listed a part at a time, each at least once, by status when asked', async () => {
		const one = await node(url);
		const items = Array.from({ length: 300 }, (_, index) => ({
			operation: `open-list-${index}`,
			case: `C-${index}`,
			command: { ...OPEN, status: index % 3 ? 'active' : 'resolved' }
		}));
		await one.api('POST', '/clients/acme/batch', { items });
		for (const [status, count] of [
			['', 300],
			['open', 200],
			['resolved', 100],
			['active', 200],
			['closed', 0]
		] as const) {
			const seen = new Set<string>();
			let cursor: string | null = '0';
			while (cursor !== null) {
				const query: string = `cursor=${cursor}&limit=50${status && `&status=${status}`}`;
				const { body } = await one.api('GET', `/clients/acme/cases?${query}`);
				for (const row of body.cases) seen.add(row.case);
				cursor = body.next;
			}
			expect(seen.size, status || 'all').toBe(count);
		}
		for (const [path, field] of [
			['cases?cursor=99999999999999999999', 'cursor'],
			['cases?cursor=-1', 'cursor'],
			['cases?limit=0', 'limit'],
			['cases?limit=1e9', 'limit'],
			['cases?limit=5&limit=6', 'limit'],
			['cases?status=odd', 'status'],
			['events?after=99999999999999999999-0', 'after'],
			['events?after=18446744073709551615-18446744073709551615', 'after'],
			['events?after=0', 'after'],
			['events?limit=x', 'limit']
		])
			expect((await one.api('GET', `/clients/acme/${path}`)).body, path).toMatchObject({
				status: 422,
				fields: [{ path: field, message: expect.stringMatching(/^(e|Invalid option: e)xpected /) }]
			});
	});

	test('API-30 an unknown parameter is refused by its name, at every address', async () => {
		const one = await node(url);
		for (const [path, field, expected] of [
			['cases?limt=5', 'limt', 'status, cursor, limit'],
			['cases?status=open&Limit=5', 'Limit', 'status, cursor, limit'],
			['events?from=1', 'from', 'after, limit'],
			['cases/C-1?depth=2', 'depth', 'no parameters'],
			['queues?__proto__=1', '__proto__', 'no parameters'],
			[`queues?${'x'.repeat(5000)}`, 'x'.repeat(80), 'no parameters']
		])
			expect((await one.api('GET', `/clients/acme/${path}`)).body, path).toMatchObject({
				status: 422,
				fields: [{ path: field, message: `expected ${expected}` }]
			});
		const written = await one.api('POST', '/clients/acme/cases/C-1/commands?dry-run=1', {
			command: OPEN
		});
		expect(written.body).toMatchObject({ status: 422, fields: [{ path: 'dry-run' }] });
		expect((await one.api('GET', '/clients/acme/cases/C-1')).status).toBe(404);
	});

	test('API-13 a queue is set up, observed one by one and in bulk, and listed with its latest look', async () => {
		const one = await node(url);
		const observe = (queue: string, body: object) =>
			one.api('POST', `/clients/acme/queues/${queue}/observations`, body);
		expect((await observe('front', OBSERVATION)).body).toMatchObject({ status: 404 });
		const settings = { name: 'Front desk', answerWithin: 90 };
		expect((await one.api('PUT', '/clients/acme/queues/front', settings)).body).toEqual(settings);
		const now = one.store.clock.now();
		expect((await observe('front', { ...OBSERVATION, at: iso(now) })).body).toEqual({
			taken: true
		});
		const older = await observe('front', { ...OBSERVATION, waiting: 9, at: iso(now - 1) });
		expect(older.body).toEqual({ taken: false });
		const { body } = await one.api('POST', '/clients/acme/observations', {
			items: [
				{ queue: 'front', observation: { ...OBSERVATION, waiting: 5 } },
				{ queue: 'nowhere', observation: OBSERVATION }
			]
		});
		expect(body.results).toMatchObject([
			{ ok: true, data: { taken: true } },
			{ ok: false, error: { code: 'not-found' } }
		]);
		const { body: listed } = await one.api('GET', '/clients/acme/queues');
		expect(listed.queues).toMatchObject([
			{ queue: 'front', ...settings, observed: { ...OBSERVATION, waiting: 5 } }
		]);
		const long = await observe('front', { ...OBSERVATION, at: '1990-01-01T00:00:00Z' });
		expect(long.body).toEqual({ taken: false });
	});
});
