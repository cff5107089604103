import { describe, expect, inject, test } from 'vitest';
import { SCOPES, type Scope } from '#lib/shared/access/scopes.ts';
import { freshPrefix, type TestNode } from '../support/node.ts';
import { commands, holdings, node, OPEN } from './support.ts';

const without = (one: Scope) => SCOPES.filter((scope) => scope !== one);

const READ = '/clients/acme/cases';
const bearer = (text: string) => ({ authorization: text });

describe.each(inject('stores'))('who may use the API, on $name', ({ url }) => {
	const read = (at: TestNode, authorization: string) =>
		at.api('GET', READ, undefined, bearer(authorization));

	test('API-1 without a valid key nothing is answered and nothing is done', async () => {
		const one = await node(url);
		const before = await holdings(one);
		const [, id = '', secret = ''] = one.key.split('_');
		const wrong = [
			'',
			'Bearer',
			'Bearer ',
			one.key,
			`Basic ${one.key}`,
			`Bearer ${one.key}x`,
			`Bearer ${one.key.slice(0, -1)}`,
			`Bearer andon_${id}_${'A'.repeat(43)}`,
			`Bearer andon_${'a'.repeat(12)}_${secret}`,
			`Bearer andon_constructor__${secret}`,
			`Bearer ${'x'.repeat(8000)}`
		];
		for (const authorization of wrong) {
			const answer = await one.api('POST', commands('C-1'), { command: OPEN }, { authorization });
			expect([answer.status, answer.body.code], authorization).toEqual([401, 'unauthenticated']);
			expect(answer.headers.get('www-authenticate')).toBe('Bearer');
			expect(answer.headers.get('content-type')).toContain('application/problem+json');
		}
		expect(await holdings(one)).toEqual(before);
		expect((await read(one, `bearer ${one.key}`)).status, 'the scheme in any case').toBe(200);
	});

	test('API-2 a revoked key is refused on every node within five seconds', async () => {
		const prefix = freshPrefix();
		const [one, other] = [await node(url, { prefix }), await node(url, { prefix })];
		const { id, text } = await one.app.keys.make('crm', '*', ['cases:read']);
		const status = async (at: TestNode) => (await read(at, `Bearer ${text}`)).status;
		await expect.poll(() => status(other)).toBe(200);
		await one.app.keys.revoke(id);
		expect(await status(one)).toBe(401);
		await expect.poll(() => status(other), { timeout: 5000, interval: 10 }).toBe(401);
	});

	test('API-3 a key of one client reads and changes no other', async () => {
		const one = await node(url);
		const { text } = await one.app.keys.make('northwind only', ['northwind'], SCOPES);
		const before = await holdings(one);
		for (const [method, path, body] of [
			['GET', READ],
			['GET', '/clients/acme/cases/C-1'],
			['GET', '/clients/acme/cases/C-1/history'],
			['GET', '/clients/acme/queues'],
			['GET', '/clients/acme/events'],
			['POST', commands('C-1'), { command: OPEN }],
			['POST', '/clients/acme/batch', { items: [] }],
			['POST', '/clients/nowhere/batch', { items: [] }]
		] as const) {
			const answer = await one.api(method, path, body, bearer(`Bearer ${text}`));
			expect([answer.status, answer.body.code], path).toEqual([403, 'forbidden']);
		}
		expect(await holdings(one)).toEqual(before);
		const own = await one.api(
			'GET',
			'/clients/northwind/cases',
			undefined,
			bearer(`Bearer ${text}`)
		);
		expect(own.status).toBe(200);
	});

	test('API-4 setting up a client takes a key of that scope', async () => {
		const one = await node(url);
		const { text } = await one.app.keys.make('crm', '*', without('clients:write'));
		const put = (key: string) =>
			one.api(
				'PUT',
				'/clients/fresh',
				{ name: 'Fresh', zone: 'Asia/Manila' },
				bearer(`Bearer ${key}`)
			);
		expect((await put(text)).body.code).toBe('forbidden');
		expect(one.app.directory.find('client', 'fresh')).toBeNull();
		expect((await put(one.key)).body).toMatchObject({ name: 'Fresh', zone: 'Asia/Manila' });
		expect(one.app.directory.find('client', 'fresh')).toMatchObject({ name: 'Fresh' });
	});

	test('API-5 a client that is not set up is not there, and is not made by a slip', async () => {
		const prefix = freshPrefix();
		const [one, other] = [await node(url, { prefix }), await node(url, { prefix })];
		for (const [method, path, body] of [
			['POST', commands('C-1', 'acmee'), { command: OPEN }],
			[
				'POST',
				'/clients/acmee/batch',
				{ items: [{ operation: 'slip-0001', case: 'C-1', command: OPEN }] }
			],
			['GET', '/clients/acmee/cases', undefined],
			['GET', '/clients/acmee/queues', undefined],
			['GET', '/clients/acmee/events', undefined],
			['GET', '/clients/constructor/cases', undefined]
		] as const)
			expect((await one.api(method, path, body)).body, path).toMatchObject({
				status: 404,
				detail: expect.stringMatching(/There is no client (acmee|constructor)/)
			});
		expect((await holdings(one, 'acmee')).rows).toEqual([]);
		await one.api('PUT', '/clients/acmee', { name: 'Acmee' });
		const there = await other.api('GET', '/clients/acmee/cases');
		expect(there.status, 'at once on another node').toBe(200);
	});
});
