import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import type { TestNode } from '../support/node.ts';
import { holdings, node } from './support.ts';

const NORTHWIND = readFileSync(
	new URL('../../docs/examples/northwind.yaml', import.meta.url),
	'utf8'
);
const ADDRESS = '/clients/acme/configuration';
const YAML = { 'content-type': 'application/yaml' };

/** GET as another program sends it, with what it accepts. */
const read = (at: TestNode, path: string, accept: string) =>
	fetch(`${at.url}/api/v1${path}`, { headers: { authorization: `Bearer ${at.key}`, accept } });

describe.each(inject('stores'))('a client’s configuration, on $name', ({ url }) => {
	test('CONF-23 it is saved as YAML or JSON and read back as either', async () => {
		const one = await node(url);
		const fresh = await one.api('GET', ADDRESS);
		expect(fresh.body).toEqual({
			...{ client: 'acme', version: 0, at: null, by: null, why: null },
			configuration: {}
		});
		const saved = await one.api('PUT', `${ADDRESS}?why=the%20first&expected=0`, NORTHWIND, YAML);
		expect(saved).toMatchObject({
			status: 200,
			body: { version: 1, why: 'the first', by: { kind: 'program', name: 'test' }, changed: true }
		});
		const asJson = await one.api('GET', ADDRESS);
		expect(asJson.body).toMatchObject({ version: 1, configuration: parse(NORTHWIND) });
		for (const [path, accept] of [
			[`${ADDRESS}?format=yaml`, '*/*'],
			[ADDRESS, 'application/yaml'],
			[ADDRESS, 'text/yaml, application/json;q=0.5'],
			[`${ADDRESS}/versions/1?format=yaml`, 'application/json']
		] as const) {
			const answer = await read(one, path, accept);
			expect(answer.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
			const text = await answer.text();
			expect(text).toMatch(/^# acme, version 1, \d{4}-\d\d-\d\dT.*Z, test\n# the first\n/);
			expect(parse(text)).toEqual(parse(NORTHWIND));
		}
		for (const accept of ['*/*', 'application/json', 'application/json, text/yaml;q=0.5'])
			expect((await read(one, ADDRESS, accept)).headers.get('content-type')).toContain('json');
		const configuration = { ...asJson.body.configuration, lease: '2h' };
		const again = await one.api('PUT', ADDRESS, { configuration, why: 'longer', expected: 1 });
		expect(again.body).toMatchObject({ version: 2, why: 'longer' });
		const stale = await one.api('PUT', ADDRESS, { configuration: {}, expected: 1 });
		expect([stale.status, stale.body.code]).toEqual([412, 'not-current']);
	});

	test('CONF-23 every fault comes back with its path, and its line in YAML; nothing is kept', async () => {
		const one = await node(url);
		const before = await holdings(one);
		const text =
			'zone: Mars\npolicies:\n  - name: A\n    claim: 5\n    resolve: 2h\n    wran: []\n';
		const yaml = await one.api('PUT', ADDRESS, text, YAML);
		expect(yaml.status).toBe(422);
		expect(yaml.headers.get('content-type')).toContain('application/problem+json');
		const paths = ['zone', 'policies[0].claim', 'policies[0].wran'];
		expect(yaml.body.fields.map(({ path }: { path: string }) => path)).toEqual(paths);
		for (const [index, line] of [1, 4, 6].entries())
			expect(yaml.body.fields[index].message).toMatch(new RegExp(`^line ${line}: `));
		const json = await one.api('PUT', ADDRESS, { configuration: parse(text) });
		expect(new Set(json.body.fields.map(({ path }: { path: string }) => path))).toEqual(
			new Set(paths.map((path) => `configuration.${path}`))
		);
		expect(json.body.detail).toMatch(/^configuration\./);
		for (const [body, headers, status, said] of [
			['a: [', YAML, 422, /is not closed/],
			['', YAML, 422, /outermost level/],
			['lease: "\\0"', YAML, 422, /without NUL/],
			[`# ${'x'.repeat(1_000_000)}`, YAML, 422, /1 MB/],
			['x'.repeat(2_000_000), YAML, 413, /1 MB/],
			[{ configuration: [] }, {}, 422, /^expected fields such as/],
			[{}, {}, 422, /^configuration: expected a configuration/],
			[{ configuration: {}, version: 3 }, {}, 422, /version/],
			[{ configuration: {}, expected: -1 }, {}, 422, /^expected: /],
			['lease: 1h', { 'content-type': 'text/plain' }, 415, /application\/yaml/]
		] as const) {
			const refused = await one.api('PUT', ADDRESS, body, headers);
			expect([refused.status, refused.body.detail]).toEqual([status, expect.stringMatching(said)]);
		}
		expect(await holdings(one)).toEqual(before);
		expect((await one.api('GET', `${ADDRESS}/versions`)).body).toEqual({ versions: [] });
	});

	test('CONF-23 a check tells faults and warnings and keeps nothing', async () => {
		const one = await node(url);
		const before = await holdings(one);
		const check = `${ADDRESS}/check`;
		const { body } = await one.api('POST', check, NORTHWIND, YAML);
		expect(body).toMatchObject({ ok: true, faults: [] });
		// whom it names has no account on this floor
		expect(body.warnings).not.toEqual([]);
		for (const { message } of body.warnings) expect(message).toMatch(/^nobody here is called/);
		const odd = await one.api('POST', check, 'lease: 5\npolicies: []\n', YAML);
		expect(odd).toMatchObject({
			status: 200,
			body: {
				ok: false,
				faults: [{ path: 'lease', line: 1, column: 8, message: expect.stringContaining('5m') }],
				warnings: [{ path: 'paths' }]
			}
		});
		expect((await one.api('POST', check, { configuration: { lease: '5m' } })).body).toMatchObject({
			...{ ok: true, faults: [], warnings: [{ path: 'paths' }] }
		});
		expect(await holdings(one)).toEqual(before);
	});

	test('CONF-22 a key saves by its scope, reads by its scope, of its clients alone; a client is there before its configuration', async () => {
		const one = await node(url);
		const plain = (await one.app.keys.make('plain', ['acme'], ['configuration:read'])).text;
		const other = (await one.app.keys.make('other', ['globex'], SCOPES)).text;
		const as = (key: string) => ({ authorization: `Bearer ${key}` });
		const configuration = { lease: '1h' };
		const put = (key: string) => one.api('PUT', ADDRESS, { configuration }, as(key));
		const status = async (method: string, path: string, key: string, body?: object) =>
			(await one.api(method, path, body, as(key))).status;
		expect((await put(plain)).status).toBe(403);
		expect((await put(other)).status).toBe(403);
		expect((await put('andon_x_y')).status).toBe(401);
		expect(await status('GET', ADDRESS, plain)).toBe(200);
		expect(await status('GET', `${ADDRESS}/versions`, plain)).toBe(200);
		expect(await status('POST', `${ADDRESS}/check`, plain, { configuration })).toBe(200);
		expect(await status('GET', ADDRESS, other)).toBe(403);
		const nowhere = '/clients/nowhere/configuration';
		expect((await one.api('PUT', nowhere, { configuration })).status).toBe(404);
		expect((await one.api('GET', nowhere)).status).toBe(404);
		expect((await one.api('GET', ADDRESS)).body.version).toBe(0);
	});

	test('CONF-60 the address of a webhook is whole only for a key that may save it', async () => {
		const one = await node(url);
		const plain = {
			authorization: `Bearer ${(await one.app.keys.make('plain', ['acme'], ['configuration:read'])).text}`
		};
		const MASKED = 'https://hooks.example.com/…';
		const put = (address: string) =>
			one.api('PUT', ADDRESS, {
				configuration: { alerts: { webhooks: [{ name: 'ops', url: address }] } }
			});
		for (const secret of ['secret-1', 'secret-2'])
			expect((await put(`https://hooks.example.com/services/${secret}`)).status).toBe(200);
		for (const [path, whole] of [
			['', /secret-2/],
			['?format=yaml', /secret-2/],
			['/versions/1', /secret-1/],
			['/versions/1?format=yaml', /secret-1/],
			['/versions/1/changes', /secret-1/],
			['/versions/2/changes', /secret-1.*secret-2/],
			['/versions/2/changes?since=0', /secret-2/]
		] as const) {
			const text = async (headers?: Record<string, string>) => {
				const answer = await fetch(`${one.url}/api/v1${ADDRESS}${path}`, {
					headers: headers ?? { authorization: `Bearer ${one.key}` }
				});
				return answer.text();
			};
			expect(await text()).toMatch(whole);
			const masked = await text(plain);
			expect(masked).toContain(MASKED);
			expect(masked).not.toContain('secret');
		}
		const refused = await put(MASKED);
		expect([refused.status, refused.body.fields]).toEqual([
			422,
			[
				{
					path: 'configuration.alerts.webhooks[0].url',
					message: expect.stringContaining('this address was masked')
				}
			]
		]);
		expect((await one.api('GET', ADDRESS)).body).toMatchObject({
			version: 2,
			configuration: {
				alerts: { webhooks: [{ url: 'https://hooks.example.com/services/secret-2' }] }
			}
		});
	});

	test('CONF-24 versions are listed a part at a time, read, and compared', async () => {
		const one = await node(url);
		for (const hours of [1, 2, 3])
			await one.api('PUT', ADDRESS, { configuration: { lease: `${hours}h` }, why: `v${hours}` });
		const list = async (query = '') =>
			(await one.api('GET', `${ADDRESS}/versions${query}`)).body.versions.map(
				({ version, why }: { version: number; why: string }) => `${version} ${why}`
			);
		expect(await list()).toEqual(['3 v3', '2 v2', '1 v1']);
		expect(await list('?limit=2')).toEqual(['3 v3', '2 v2']);
		expect(await list('?before=2')).toEqual(['1 v1']);
		expect((await one.api('GET', `${ADDRESS}/versions/2`)).body).toMatchObject({
			...{ version: 2, why: 'v2', configuration: { lease: '2h' } }
		});
		const changes = async (path: string) =>
			(await one.api('GET', `${ADDRESS}${path}`)).body.changes;
		expect(await changes('/versions/3/changes')).toEqual([
			{ path: 'lease', before: '2h', after: '3h' }
		]);
		expect(await changes('/versions/3/changes?since=0')).toEqual([{ path: 'lease', after: '3h' }]);
		for (const path of ['/versions/9', '/versions/9/changes', '/versions/1/changes?since=9'])
			expect((await one.api('GET', `${ADDRESS}${path}`)).status).toBe(404);
		for (const path of ['/versions/x', '/versions/-1', '/versions?before=x', '?format=xml'])
			expect((await one.api('GET', `${ADDRESS}${path}`)).status).toBe(422);
	});
});
