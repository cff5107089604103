/** A node with a copy of the built pages, in a process of its own: what happens to it when files go, and behind TLS. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../e2e/serve.ts';

const SERVE = fileURLToPath(new URL('../e2e/serve.ts', import.meta.url));
const BUILT = fileURLToPath(new URL('../../build', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const FORM = 'application/x-www-form-urlencoded';
const PUBLIC = 'https://andon.example';

describe.skipIf(!existsSync(join(BUILT, 'handler.js')))('pages of a node', () => {
	let folder: string;
	let built: string;
	let url: string;
	let end: () => Promise<void>;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'andon-pages-'));
		built = join(folder, 'build');
		cpSync(BUILT, built, { recursive: true });
		// pages find packages beside them, as where they are built
		symlinkSync(PACKAGES, join(folder, 'node_modules'));
		const child = fork(SERVE, [join(folder, 'data'), 'on', '0', PUBLIC, built], { execArgv: [] });
		const ended = once(child, 'exit');
		end = async () => {
			child.kill('SIGTERM');
			await ended;
		};
		const died = ended.then(([code]) => Promise.reject(new Error(`the server ended: ${code}`)));
		const [ready] = (await Promise.race([once(child, 'message'), died])) as [Ready];
		died.catch(() => undefined);
		url = ready.url;
	});
	afterAll(async () => {
		await end();
		rmSync(folder, { recursive: true });
	});

	/** With a `Host` of one's own, which `fetch` does not send. */
	async function ask(path: string, headers: Record<string, string> = {}, body?: string) {
		const asked = request(`${url}${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers
		});
		asked.end(body);
		const [answer] = await once(asked, 'response');
		let text = '';
		for await (const part of answer) text += String(part);
		return { status: answer.statusCode, headers: answer.headers, text };
	}
	const entry = () => {
		const files = readdirSync(join(built, 'static/_app/immutable/entry'));
		return `/_app/immutable/entry/${files.find((name) => /^app\..*\.js$/.test(name))}`;
	};

	it.each([
		['br, gzip', 'br'],
		['gzip', 'gzip'],
		['identity', undefined],
		['br;q=0, gzip', 'gzip']
	])('WEB-1 a script is sent as it was compressed: %s', async (accepted, encoding) => {
		const { status, headers } = await ask(entry(), { 'accept-encoding': accepted });
		expect(status).toBe(200);
		expect(headers).toMatchObject({
			'content-type': 'text/javascript; charset=utf-8',
			'cache-control': 'public, max-age=31536000, immutable',
			vary: expect.stringMatching(/accept-encoding/i)
		});
		expect(headers['content-encoding']).toBe(encoding);
		const again = await ask(entry(), {
			'accept-encoding': accepted,
			'if-none-match': String(headers.etag)
		});
		expect(again.status).toBe(304);
		expect(again.headers['set-cookie']).toBeUndefined();
	});

	it('WEB-1 a file whose name does not tell its content is asked for each time', async () => {
		const { headers } = await ask('/favicon.svg', { 'accept-encoding': 'br' });
		expect(headers).toMatchObject({
			'content-type': 'image/svg+xml',
			'content-encoding': 'br',
			'cache-control': 'no-cache'
		});
	});

	it('WEB-2 a file that has vanished is none, for that request alone', async () => {
		const path = entry();
		const compressed = { 'accept-encoding': 'br' };
		rmSync(join(built, `static${path}.br`));
		const plain = await ask(path, compressed);
		expect(plain.status).toBe(200);
		expect(plain.headers['content-encoding']).toBeUndefined();
		rmSync(join(built, `static${path}`));
		expect((await ask(path, compressed)).status).toBe(404);
		for (const end of ['', '.br', '.gz']) rmSync(join(built, `static/favicon.svg${end}`));
		expect((await ask('/favicon.svg', compressed)).status).toBe(404);
		expect((await ask('/healthz')).status).toBe(200);
		expect((await ask('/sign-in')).status).toBe(200);
	});

	it('WEB-3 a page that was never asked for is there when the whole build has gone', async () => {
		rmSync(built, { recursive: true });
		const { status, text } = await ask('/wall');
		expect(status).toBe(200);
		expect(text).toContain('Coming due');
	});

	it('SIGN-8 tries are counted by the address that asks, whatever a header says of it', async () => {
		const tried = async (count: number) => {
			const headers = {
				'content-type': FORM,
				accept: 'text/html',
				'x-andon-address': `9.9.9.${count}`
			};
			const body = 'name=Nobody&password=wrong';
			return ask('/sign-in?/password', { ...headers, origin: url }, body);
		};
		for (let count = 1; count <= 10; count++) expect((await tried(count)).status).toBe(403);
		const { status, text } = await tried(11);
		expect(status).toBe(429);
		expect(text).toContain('Too many tries from here. Wait five minutes.');
	});

	describe('WEB-4 behind TLS a form is taken from PUBLIC_URL and from nowhere else', () => {
		const form = { 'content-type': FORM, accept: 'text/html' };
		const post = (host: string, origin: string, more: Record<string, string> = {}) =>
			ask('/sign-in?/password', { ...form, host, origin, ...more }, 'name=Ines&password=wrong');

		it('its own', async () => {
			const { status, text } = await post('andon.example', PUBLIC);
			expect(status).toBe(403);
			expect(text).toContain('That name and password do not belong together.');
		});
		it.each([
			['another site', 'andon.example', 'https://elsewhere.example', {}],
			['itself without TLS', 'andon.example', 'http://andon.example', {}],
			['another host', 'other.example', 'https://other.example', { 'x-forwarded-proto': 'https' }]
		])('%s', async (_name, host, origin, more) => {
			const { status, text } = await post(host, origin, more);
			expect(status).toBe(403);
			expect(text).toMatch(
				/pages of this server alone|Cross-site POST form submissions are forbidden/
			);
		});
	});
});
