import { request } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { TestNode } from '../support/node.ts';
import { Floor } from './floor.ts';
import { knock } from './knock.ts';

const url = inject('stores')[0]?.url ?? '';
let floor: Floor;
let node: TestNode;
let cookie: string;
beforeAll(async () => {
	floor = new Floor(url);
	node = await floor.node();
	cookie = await node.cookieOf('priya');
});
afterAll(() => floor.stop());

/** As a browser would not let itself be told: any header. @returns the status */
async function send(
	method: string,
	path: string,
	headers: Record<string, string>
): Promise<number> {
	const asked = request(`${node.url}${path}`, {
		method,
		// of its own: one that is refused may be closed before all of it was read
		agent: false,
		headers: { cookie, 'content-type': 'application/json', ...headers }
	});
	asked.end('{}');
	const [answer] = await once(asked, 'response');
	asked.on('error', () => undefined);
	answer.resume();
	return answer.statusCode;
}

/** How pages of others say where they are, whether they want to or not. */
const FOREIGN: [string, (own: string) => Record<string, string>][] = [
	['another site', () => ({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' })],
	['another site, old browser', () => ({ origin: 'https://evil.test' })],
	['another host of the same site', (own) => ({ 'sec-fetch-site': 'same-site', origin: own })],
	['a frame without an origin', () => ({ origin: 'null' })],
	['nobody knows where', () => ({ 'sec-fetch-site': 'none' })],
	['what no browser says', () => ({ 'sec-fetch-site': 'SAME-ORIGIN' })],
	[
		'a claim that the origin denies',
		() => ({ 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' })
	],
	['a host that begins like it', (own) => ({ origin: `${own}.evil.test` })],
	['a host that ends like it', (own) => ({ origin: own.replace('//', '//evil-') })],
	['its name before the @', (own) => ({ origin: `${own}@evil.test` })],
	['another port', (own) => ({ origin: own.replace(/:\d+$/, ':1') })],
	['no address', () => ({ origin: 'evil' })]
];

describe('SEC-10 what the page of another site asks for in somebody’s name is refused', () => {
	test.each(FOREIGN)('%s', async (_name, headers) => {
		const said = headers(node.url);
		for (const path of ['/display/pairing', '/display/token', '/sign-in', '/desk', '/', '/any?/x'])
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
				expect(await send(method, path, said), `${method} ${path}`).toBe(403);
	});

	test('its own pages are not, nor are programs, which have no cookie that could be misused', async () => {
		const own = { 'sec-fetch-site': 'same-origin', origin: node.url };
		// there are no pages in this node: what was let through finds none
		for (const headers of [own, { origin: node.url }, {}]) {
			expect(await send('POST', '/desk', headers)).toBe(404);
			expect(await send('POST', '/display/pairing', headers)).toBe(200);
		}
	});

	test('a key and a signature say themselves who asks: a cookie opens neither the API nor a webhook', async () => {
		const evil = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' };
		expect(await send('POST', '/api/v1/clients/acme/cases/a/commands', evil)).toBe(401);
		expect(await send('POST', '/hooks/acme/zendesk', evil)).toBe(404);
	});

	test('what only reads is not asked where it comes from: links to Andon work', async () => {
		const evil = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' };
		expect(await send('GET', '/healthz', evil)).toBe(200);
	});
});

describe('SEC-11 the page of another site opens no socket in somebody’s name', () => {
	test.each(FOREIGN)('%s', async (_name, headers) => {
		const { origin = '' } = headers(node.url);
		if (origin === '' || origin === node.url) return;
		for (const space of ['desk', 'display'])
			expect(
				await knock(`${node.url}/${space}`, { protocol: PROTOCOL }, { cookie, origin })
			).toBeInstanceOf(Error);
	});

	test('a page of its own does', async () => {
		const headers = { cookie, origin: node.url };
		for (const space of ['desk', 'display'])
			expect(await knock(`${node.url}/${space}`, { protocol: PROTOCOL }, headers)).toBeNull();
	});

	test('a token in place of the cookie opens none: not as a parameter, and not as what is told at the start', async () => {
		const token = cookie.split('=')[1] ?? '';
		const headers = { authorization: `Bearer ${token}` };
		const hello = { protocol: PROTOCOL, token, cookie };
		const refused = await knock(`${node.url}/desk?token=${token}`, hello, headers);
		expect(refused).toMatchObject({ code: 'unauthenticated' });
	});
});
