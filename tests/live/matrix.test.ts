import { readFileSync } from 'node:fs';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { EVENTS, EXPRESS, OF_KEYS, VISITORS, isShut, type Visitor } from '../support/doors.ts';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';
import { pairedWall } from './wall-hands.ts';

interface Layer {
	route?: { path: string; stack: { method?: string }[] };
	handle: { stack?: Layer[] };
	match(path: string): boolean;
}

const MOUNTS = ['/hooks', '/display', '/api/v1'];

/** `METHOD path` of everything that a router answers; what answers "not this method" is left out. */
function routesOf(stack: Layer[], mount = ''): string[] {
	return stack.flatMap((layer) => {
		if (layer.route) {
			const { path, stack: handlers } = layer.route;
			const methods = new Set(handlers.flatMap(({ method }) => method ?? []));
			return [...methods].map((method) => `${method.toUpperCase()} ${mount}${path}`);
		}
		const inner = layer.handle.stack;
		return inner ? routesOf(inner, mount + mountOf(layer)) : [];
	});
}

function mountOf(layer: Layer): string {
	if (layer.match('/nowhere-in-particular')) return '';
	const found = MOUNTS.find((path) => layer.match(`${path}/x`));
	if (!found)
		throw new Error('A router is mounted where this test does not look: add it to MOUNTS');
	return found;
}

/** What a socket may be sent, as the wire's own types say. */
const events = [
	...readFileSync(new URL('../../src/lib/shared/wire/events.ts', import.meta.url), 'utf8')
		.split(/^(?=export interface|interface)/m)
		.filter((part) => /^export interface \w+ToServer/.test(part))
		.join('')
		.matchAll(/^\t(\w+): \(/gm)
].map(([, name = '']) => name);

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let node: TestNode;
	let cookies: Record<Visitor, string | undefined>;
	beforeAll(async () => {
		node = await startNode({ url, prefix: freshPrefix() });
		const { screen } = await pairedWall(node);
		// as on a floor that is no demo: there anybody may look at walls
		const wall = await node.app.screens.walls.open(screen.token ?? '');
		expect(wall).not.toBeNull();
		cookies = { anonymous: undefined, wall: screen.cookie };
	});
	afterAll(() => node.stop());

	const ask = (method: string, path: string, visitor: Visitor) => {
		const cookie = cookies[visitor];
		const body = method === 'GET' ? {} : { body: '{}' };
		return fetch(`${node.url}${path.replaceAll(/:\w+/g, 'acme')}`, {
			method,
			redirect: 'manual',
			headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
			...body
		});
	};

	test('WALLS-14 a wall’s token opens no address but those of walls, and every address is listed', async () => {
		const { stack } = (node.app.web as unknown as { router: { stack: Layer[] } }).router;
		const routes = [...new Set(routesOf(stack))].filter((route) => !route.startsWith('_ALL'));
		expect(routes.length).toBeGreaterThan(20);
		for (const route of Object.keys(EXPRESS)) expect(routes).toContain(route);
		for (const route of routes) {
			const [method = '', path = ''] = route.split(' ');
			const ofKeys = path.startsWith('/api/v1/clients') || path.startsWith('/api/v1/boards');
			const doors = EXPRESS[route] ?? (ofKeys ? OF_KEYS : undefined);
			expect(doors, `${route} is in no table of tests/support/doors.ts`).toBeDefined();
			for (const visitor of VISITORS) {
				const { status, headers } = await ask(method, path, visitor);
				const shut = isShut(status, headers.get('location'));
				expect(shut, `${route} for ${visitor}: ${status}`).toBe(doors?.[visitor] === 'shut');
			}
		}
	});

	test('WALLS-15 a wall’s socket takes the events of walls and no other, and opens no desk', async () => {
		expect([...new Set(events)].sort()).toEqual(Object.keys(EVENTS).sort());
		const hello = { transports: ['websocket'], forceNew: true, reconnection: false };
		const extraHeaders = { cookie: cookies.wall ?? '' };
		const desk = io(`${node.url}/desk`, { ...hello, extraHeaders, auth: { protocol: PROTOCOL } });
		const refused = await new Promise<Error & { data?: unknown }>((resolve) =>
			desk.on('connect_error', resolve)
		);
		expect(refused.data).toMatchObject({ code: 'unauthenticated' });
		const wall = io(`${node.url}/display`, {
			...hello,
			extraHeaders,
			auth: { protocol: PROTOCOL }
		});
		await new Promise<void>((resolve) => void wall.once('snapshot', () => resolve()));
		const staff = io(`${node.url}/desk`, {
			...hello,
			extraHeaders: { cookie: await node.cookieOf('priya') },
			auth: { protocol: PROTOCOL }
		});
		await new Promise<void>((resolve) => void staff.once('snapshot', () => resolve()));
		const one = { client: 'acme', case: 'C-1', clock: 'claim' };
		for (const [event, doors] of Object.entries(EVENTS)) {
			if (doors.wall !== 'shut') continue;
			let answered = false;
			wall.emit(event, one, () => void (answered = true));
			// by the time that a desk has its answer, a wall would have had one
			expect(await staff.emitWithAck(event, one), event).toHaveProperty('ok');
			expect(await wall.emitWithAck('time')).toBeGreaterThan(0);
			expect(answered, event).toBe(false);
		}
		const again = new Promise<void>((resolve) => void wall.once('snapshot', () => resolve()));
		wall.emit('resync');
		await again;
		for (const socket of [wall, desk, staff]) socket.close();
	});
});
