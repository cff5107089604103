import { gzipSync } from 'node:zlib';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { NO_HOSTS, readAllowedHosts } from '#server/config/allowed-hosts.ts';
import { LONGEST_ANSWER, Outside } from '#server/services/outside/outside.ts';
import { startAlerts } from '../support/alerts.ts';
import { PushBrowser } from '../support/push-browser.ts';
import { webReceiver } from '../support/web-receiver.ts';

const store = inject('stores')[0]?.url ?? '';

/** @param leads what each name leads to, the first time, the second time, … */
function wayOut(list = '', leads: Record<string, string[][]> = {}) {
	const asked: string[] = [];
	const outside = new Outside(readAllowedHosts(list) ?? NO_HOSTS, async (host) => {
		asked.push(host);
		return (leads[host]?.length ?? 0) > 1 ? (leads[host]?.shift() ?? []) : (leads[host]?.[0] ?? []);
	});
	onTestFinished(() => outside.close());
	return { outside, asked, get: (url: string) => outside.ask(url, { method: 'GET' }) };
}

async function server(answer: RequestListener): Promise<number> {
	const http = createServer(answer);
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(async () => {
		http.closeAllConnections();
		await new Promise((resolve) => http.close(resolve));
	});
	return (http.address() as AddressInfo).port;
}

describe('SEC-1 no way of writing an address leads into a network of the operator', () => {
	test.each([
		...['127.0.0.1', '127.1', '0177.0.0.1', '0x7f.0.0.1', '2130706433', '0', '127.0.0.1.'],
		...['[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[::127.0.0.1]'],
		...['１２７.０.０.１', '127。0。0。1', 'ⓛocalhost', 'localhost', 'LOCALHOST.', 'localhost.'],
		...['169.254.169.254', '2852039166', '[fe80::1]', '0.0.0.0', '10.1', '192.168.257']
	])('%s', async (host) => {
		const receiver = await webReceiver();
		const { get } = wayOut('', { localhost: [['127.0.0.1', '::1']] });
		const { port } = new URL(receiver.url);
		for (const scheme of ['http', 'https'])
			await expect(get(`${scheme}://${host}:${port}/x`)).rejects.toMatchObject({
				name: 'NotAllowed'
			});
		expect(receiver.requests).toEqual([]);
	});

	test.each(['file:///etc/passwd', 'ftp://a.example', 'gopher://a.example', 'data:,x', 'a', ''])(
		'%s is no address of the web',
		async (url) => {
			await expect(wayOut().get(url)).rejects.toThrow(/^it is no address/);
		}
	);

	test('nor does a name that leads to several addresses, one of which is not allowed', async () => {
		const { get } = wayOut('', { 'mixed.example': [['93.184.216.34', '127.0.0.1']] });
		await expect(get('https://mixed.example/')).rejects.toThrow(/private network/);
	});

	test('nor one that leads nowhere', async () => {
		await expect(wayOut().get('https://nobody.example/')).rejects.toThrow('it leads to no address');
	});

	test('a name and a password in an address are not sent', async () => {
		await expect(wayOut().get('https://ana:secret@a.example/')).rejects.toThrow(/before the @/);
	});
});

describe('SEC-2 what was looked at is what is asked', () => {
	test('a name is looked up once for a connection, which goes to the address that was looked at', async () => {
		const receiver = await webReceiver();
		const { port } = new URL(receiver.url);
		// no resolver of this machine knows the name: only the address that was looked at can have been asked
		const { get, asked } = wayOut('pinned.example', { 'pinned.example': [['127.0.0.1'], ['::1']] });
		expect((await get(`http://pinned.example:${port}/a`)).status).toBe(200);
		expect(asked).toEqual(['pinned.example']);
		expect(receiver.requests[0]?.headers.host).toBe(`pinned.example:${port}`);
	});

	test('a name that leads elsewhere the second time is refused the second time', async () => {
		const { get, asked } = wayOut('93.184.216.34', {
			// nobody can be reached there within the test: the first is refused for want of https
			'rebinding.example': [['8.8.8.8'], ['127.0.0.1'], ['169.254.169.254']]
		});
		await expect(get('http://rebinding.example/')).rejects.toThrow(/not encrypted/);
		await expect(get('https://rebinding.example/')).rejects.toThrow(/private network/);
		await expect(get('https://rebinding.example/')).rejects.toThrow(/reserved address/);
		expect(asked).toHaveLength(3);
	});
});

describe('SEC-3 a request outward is bounded', () => {
	test('without https it goes only to whom ALLOW_PRIVATE_HOSTS names', async () => {
		const { get } = wayOut('', { 'plain.example': [['93.184.216.34']] });
		await expect(get('http://plain.example/')).rejects.toThrow(/not encrypted/);
	});

	test('a redirect is told as it is and not followed', async () => {
		const receiver = await webReceiver();
		receiver.answer = 302;
		const { outside } = wayOut('127.0.0.1');
		expect((await outside.ask(receiver.url, { method: 'POST' })).status).toBe(302);
		expect((await outside.fetch(receiver.url)).status).toBe(302);
		expect(receiver.requests).toHaveLength(2);
	});

	test('an answer that is too long is none, and one that was packed stays so', async () => {
		const long = Buffer.alloc(LONGEST_ANSWER + 1, 'a');
		const port = await server((req, res) => {
			if (req.url === '/long') return void res.end(long);
			res.setHeader('content-encoding', 'gzip').end(gzipSync(long));
		});
		const { get } = wayOut('127.0.0.1');
		await expect(get(`http://127.0.0.1:${port}/long`)).rejects.toMatchObject({
			code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
		});
		expect((await get(`http://127.0.0.1:${port}/packed`)).body.length).toBeLessThan(5000);
	});

	test('one that does not come is not waited for', async () => {
		const receiver = await webReceiver();
		receiver.answer = 'never';
		const { outside } = wayOut('127.0.0.1');
		await expect(outside.ask(receiver.url, { method: 'GET', within: 50 })).rejects.toMatchObject({
			name: 'TimeoutError'
		});
	});

	test('libraries ask by it as they do by fetch', async () => {
		const receiver = await webReceiver();
		const { outside } = wayOut('127.0.0.1');
		const body = new URLSearchParams({ grant_type: 'authorization_code' });
		const answer = await outside.fetch(`${receiver.url}/token`, { method: 'POST', body });
		expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
		expect(receiver.requests[0]).toMatchObject({ path: '/token' });
		expect(receiver.requests[0]?.headers['content-type']).toMatch(/x-www-form-urlencoded/);
		expect(String(receiver.requests[0]?.body)).toBe('grant_type=authorization_code');
	});
});

describe('SEC-1 alerts go out by it', () => {
	test('a webhook that leads into the own network is given up at once, with the reason', async () => {
		const receiver = await webReceiver();
		const at = await startAlerts(store, {
			alerts: { webhooks: [{ name: 'ops', url: `${receiver.url}/secret-path` }] },
			allowed: NO_HOSTS
		});
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(receiver.requests).toEqual([]);
		const [dead] = await at.store.alertJobs.dead('acme');
		expect(dead?.why).toBe(
			'it leads into a private network, which ALLOW_PRIVATE_HOSTS does not allow'
		);
	});

	test('nor does a browser that says it wants to be told there', async () => {
		const receiver = await webReceiver();
		const at = await startAlerts(store, { allowed: NO_HOSTS });
		const { subscription } = new PushBrowser(`${receiver.url}/push`);
		await at.subscribe('ana', subscription);
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		expect(receiver.requests).toEqual([]);
		expect(await at.store.alertJobs.dead('acme')).toMatchObject([
			{ why: expect.stringContaining('private network') }
		]);
	});
});
