import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { apiEndpoints, type ApiServices } from '#server/http/api/index.ts';
import type { Scope } from '#lib/shared/access/scopes.ts';
import { EXPRESS, NOBODY, OPERATIONS, SCOPES, VISITORS, isOneOf } from '../support/doors.ts';
import type { TestNode } from '../support/node.ts';
import { expressRoutes } from '../support/product.ts';
import { guarded, knock, type Cookies } from './matrix-hands.ts';

const REFUSED = [401, 403, 404];
const endpoints = apiEndpoints({} as ApiServices);
/** Of an endpoint, with its parts filled in. */
const addressOf = (path: string) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, filled)}`;
const filled = (_: string, name: string) =>
	({ client: 'acme', case: 'C-1', clock: 'claim', queue: 'q', alert: '1-0.0', version: '1' })[
		name
	] ?? 'x';

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let node: TestNode;
	let cookies: Cookies;
	beforeAll(async () => ({ node, cookies } = await guarded(url)));
	afterAll(() => node.stop());

	test('ACC-7 WALLS-14 every address of Express, for every visitor', async () => {
		const routes = expressRoutes(node.app);
		for (const route of Object.keys(EXPRESS)) expect(routes).toContain(route);
		const ofKeys = new Set(
			endpoints.map(
				({ method, path }) =>
					`${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
			)
		);
		let cells = 0;
		for (const route of routes) {
			const [method = '', path = ''] = route.split(' ');
			const doors = EXPRESS[route] ?? (ofKeys.has(route) ? NOBODY : undefined);
			expect(doors, `${route} is in no table of tests/support/doors.ts`).toBeDefined();
			for (const visitor of VISITORS) {
				const { status } = await knock(node, method, path, { cookie: cookies[visitor] });
				const what = `${route} for ${visitor}: ${status}`;
				expect(status, what).toBeLessThan(500);
				expect(!REFUSED.includes(status), what).toBe(isOneOf(doors ?? NOBODY, visitor));
				cells += 1;
			}
		}
		expect(cells).toBe(routes.length * VISITORS.length);
	});

	test('ACC-4 ACC-7 every operation of the API, for a key of each scope, of another client, revoked, and none', async () => {
		const ids = endpoints.map(({ id }) => id);
		expect(ids.sort()).toEqual(Object.keys(OPERATIONS).sort());
		const { keys } = node.app;
		const all = [...SCOPES] as Scope[];
		const holders = await Promise.all([
			...all.map(async (scope) => ({
				is: scope as string,
				key: (await keys.make(scope, ['acme'], [scope])).text
			})),
			keys.make('other', ['other'], all).then(({ text }) => ({ is: 'another client', key: text })),
			keys.make('none', ['acme'], []).then(({ text }) => ({ is: 'no scope', key: text })),
			keys.make('old', ['acme'], all).then(async ({ id, text }) => {
				await keys.revoke(id);
				return { is: 'revoked', key: text };
			}),
			{ is: 'made up', key: 'andon_x_y' }
		]);
		let cells = 0;
		for (const { id, method, path } of endpoints) {
			const needed = OPERATIONS[id] ?? '';
			for (const { is, key } of holders) {
				const authorization = `Bearer ${key}`;
				const answer = await knock(node, method.toUpperCase(), addressOf(path), { authorization });
				const what = `${id} with ${is}: ${answer.status}`;
				const body = await answer.text();
				expect(answer.status, what).toBeLessThan(500);
				if (is === 'revoked' || is === 'made up') expect(answer.status, what).toBe(401);
				else if (is === 'another client')
					expect(answer.status === 403, what).toBe(path.startsWith('/clients/{client}'));
				else {
					const allowed = is === needed;
					expect(![401, 403].includes(answer.status), what).toBe(allowed);
					if (!allowed) expect(body, what).toContain(needed);
				}
				cells += 1;
			}
		}
		expect(cells).toBe(Object.keys(OPERATIONS).length * (SCOPES.length + 4));
	});
});
