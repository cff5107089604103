import { PAGES, ROLES, SEE_BOARDS, VISITORS, isOneOf, type Visitor } from '../support/doors.ts';
import { expect, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { post, wallOf } from './posted.ts';
import { ways, type Way } from './ways.ts';

/** The cookie of a visitor: a session of its own each time, since some ways end it. */
async function cookiesOf(floor: Floor): Promise<(visitor: Visitor) => Promise<string>> {
	const session = async (id: string, role: (typeof ROLES)[number]) =>
		`andon-session=${await floor.enter({
			...{ id, name: `Person ${id}`, role },
			clients: role === 'viewer' ? ['acme'] : '*'
		})}`;
	const [wall, revoked] = [
		await wallOf(floor, await session('manager', 'manager')),
		await wallOf(floor, await session('manager', 'manager'))
	];
	const [, id = ''] = /andon-wall=(\w+)/.exec(revoked) ?? [];
	const form = new URLSearchParams({ id, deed: 'revoke' });
	const done = await post(floor, '/admin/walls?/do', form, await session('manager', 'manager'));
	expect(done.status).toBe(200);
	return async (visitor) => {
		if (visitor === 'anonymous') return '';
		if (visitor === 'wall') return wall;
		if (visitor === 'revoked') return revoked;
		const cookie = await session(visitor, visitor === 'ended' ? 'administrator' : visitor);
		if (visitor === 'ended')
			expect((await post(floor, '/sign-out', new URLSearchParams(), cookie)).status).toBe(303);
		return cookie;
	};
}

/** What becomes of a visitor at a door: let in, sent to sign in, or told that it is for others. */
async function met(response: Response, { data }: Way): Promise<'in' | 'sign-in' | 'forbidden'> {
	const { status, headers } = response;
	const text = await response.text();
	if (status === 403) return 'forbidden';
	const to = data && text.includes('"redirect"') ? text : (headers.get('location') ?? '');
	return status === 401 || /\/sign-in\?to=/.test(to) ? 'sign-in' : 'in';
}

test('ACC-7 WALLS-14 every page, its data, every action and endpoint, for every visitor', async ({
	startFloor
}) => {
	test.setTimeout(240_000);
	const floor = await startFloor('off');
	await fetch(`${floor.url}/api/v1/clients/acme`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${floor.key}`, 'content-type': 'application/json' },
		body: '{"name":"Acme"}'
	});
	const cookies = await cookiesOf(floor);
	const all = ways();
	expect(all.length).toBeGreaterThan(50);
	for (const { route } of all)
		expect(PAGES[route], `${route} is in no table of tests/support/doors.ts`).toBeDefined();
	const known = new Set(all.flatMap(({ route, door }) => [route, door]));
	expect(Object.keys(PAGES).filter((route) => !known.has(route))).toEqual([]);
	let cells = 0;
	for (const way of all)
		for (const visitor of VISITORS) {
			const { route, path, method } = way;
			const response = await fetch(floor.url + path, {
				method,
				redirect: 'manual',
				headers: {
					...{ origin: floor.url, accept: 'text/html', cookie: await cookies(visitor) },
					...(method !== 'GET' && { 'content-type': 'application/x-www-form-urlencoded' })
				},
				...(method !== 'GET' && { body: '' })
			});
			const doors = PAGES[way.door] ?? PAGES[route] ?? [];
			const what = `${method} ${path} for ${visitor}: ${response.status}`;
			expect(response.status, what).toBeLessThan(500);
			cells += 1;
			if (doors === 'board') {
				// whoever is no wall is shown how to become one, and nothing of a board
				const text = await response.text();
				const shown = way.data ? text.includes('"snapshot"') : text.includes('data-status');
				expect(shown, what).toBe(isOneOf(SEE_BOARDS, visitor));
			} else if (doors === 'link') {
				// the data of a page that is not shown says so in an answer of its own
				const instead = /"type":"(redirect|error)"/.test(await response.text());
				expect(way.data ? instead : response.status >= 300, what).toBe(true);
			} else if (isOneOf(doors, 'anonymous')) {
				if (method === 'GET' && !/^\/(sign-in|set-up)/.test(route))
					expect(await met(response, way), what).toBe('in');
			} else if (isOneOf(doors, visitor)) expect(await met(response, way), what).toBe('in');
			else {
				const known = ROLES.some((role) => role === visitor);
				expect(await met(response, way), what).toBe(known ? 'forbidden' : 'sign-in');
			}
		}
	expect(cells).toBe(all.length * VISITORS.length);
});
