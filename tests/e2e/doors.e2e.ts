import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OF_STAFF, PAGES, STAFF_GROUP, VISITORS, isShut } from '../support/doors.ts';
import { expect, test } from './fixtures.ts';
import type { Floor } from './floor.ts';

const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

interface Way {
	route: string;
	/** As it is asked for. */
	path: string;
	method: string;
}

/** Every page, action and endpoint that Kit makes of the folder of routes. */
function ways(): Way[] {
	return globSync('**/+{page.svelte,page.server.ts,server.ts}', { cwd: ROUTES }).flatMap((file) => {
		const route = `/${file.replace(/\/?\+[\w.]+$/, '')}`;
		const path = route.replaceAll(/\/\([^)]+\)/g, '').replaceAll(/\[\w+\]/g, 'x') || '/';
		const text = readFileSync(`${ROUTES}/${file}`, 'utf8');
		if (file.endsWith('+page.svelte')) return [{ route, path, method: 'GET' }];
		if (file.endsWith('+server.ts'))
			return [...text.matchAll(/^export const ([A-Z]+)\b/gm)].map(([, method = '']) => ({
				...{ route, path, method }
			}));
		const [, actions = ''] = text.split(/^export const actions\b/m);
		return [...actions.matchAll(/^\t(\w+): async/gm)].map(([, name]) => ({
			...{ route, path: name === 'default' ? path : `${path}?/${name}`, method: 'POST' }
		}));
	});
}

/** Makes the first administrator, who pairs a wall. @returns the wall's cookie */
async function wallOf(floor: Floor): Promise<string> {
	const cookieOf = (response: Response, name: string): string =>
		response.headers
			.getSetCookie()
			.map((set) => set.split(';')[0] ?? '')
			.find((pair) => pair.startsWith(`${name}=`)) ?? '';
	const post = (path: string, body: URLSearchParams | string, cookie = '') =>
		fetch(floor.url + path, {
			method: 'POST',
			redirect: 'manual',
			body,
			headers: {
				...{ origin: floor.url, cookie },
				'content-type':
					typeof body === 'string' ? 'application/json' : 'application/x-www-form-urlencoded'
			}
		});
	const account = { token: floor.setUpToken ?? '', name: 'Ada', password: 'correct horse battery' };
	const session = cookieOf(await post('/set-up', new URLSearchParams(account)), 'andon-session');
	expect(session).not.toBe('');
	const offered = await post('/display/pairing', '{"width":1920,"height":1080}');
	const { code } = (await offered.json()) as { code: string };
	const named = new URLSearchParams({ code, name: 'Wall', place: '', board: 'main' });
	const paired = await post('/walls/pair?/pair', named, session);
	expect(await paired.json()).toMatchObject({ type: 'success' });
	const polled = await post('/display/pairing/poll', '', cookieOf(offered, 'andon-pairing'));
	const token = cookieOf(polled, 'andon-wall');
	expect(token).not.toBe('');
	return token;
}

test('WALLS-14 a wall’s token opens no page, action or endpoint but the wall, and every one is listed', async ({
	startFloor
}) => {
	const floor = await startFloor('off');
	const cookies = { anonymous: '', wall: await wallOf(floor) };
	const all = ways();
	expect(all.length).toBeGreaterThan(25);
	for (const route of Object.keys(PAGES)) expect(all.map((way) => way.route)).toContain(route);
	for (const { route, path, method } of all) {
		const doors = route.startsWith(STAFF_GROUP) ? OF_STAFF : PAGES[route];
		expect(doors, `${route} is in no table of tests/support/doors.ts`).toBeDefined();
		for (const visitor of VISITORS) {
			const response = await fetch(floor.url + path, {
				method,
				redirect: 'manual',
				headers: {
					...{ origin: floor.url, accept: 'text/html', cookie: cookies[visitor] },
					...(method !== 'GET' && { 'content-type': 'application/x-www-form-urlencoded' })
				},
				...(method !== 'GET' && { body: '' })
			});
			const what = `${method} ${path} for ${visitor}: ${response.status}`;
			const text = await response.text();
			if (route === '/wall') {
				// whoever is no wall is shown how to become one, and nothing of a board
				expect(text.includes('data-status'), what).toBe(visitor === 'wall');
				expect(response.headers.get('cache-control'), what).toContain('no-store');
				continue;
			}
			const shut = isShut(response.status, response.headers.get('location'));
			if (doors?.[visitor] === 'shut') expect(shut, what).toBe(true);
			else if (method === 'GET' && route !== '/set-up') expect(response.status, what).toBe(200);
		}
	}
});
