/** The server as a process: what it says when it cannot start, and what it does when its memory is lost. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What `npm start` runs; `npm run build` makes it. */
const MAIN = new URL('../../build/node/main.js', import.meta.url).pathname;

let dataDir: string;
let running: ChildProcess | undefined;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'andon-start-'));
});
afterEach(async () => {
	if (running && running.exitCode === null && running.signalCode === null) {
		const ended = once(running, 'exit');
		running.kill('SIGTERM');
		await ended;
	}
	running = undefined;
	rmSync(dataDir, { recursive: true, force: true });
});

function start(environment: Record<string, string>) {
	const child = spawn(process.execPath, [MAIN], {
		env: { PATH: process.env['PATH'], ANDON_DATA_DIR: dataDir, PORT: '0', ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running = child;
	const said = { out: '', err: '' };
	child.stdout.on('data', (text) => (said.out += String(text)));
	child.stderr.on('data', (text) => (said.err += String(text)));
	return { child, said };
}

async function refusal(environment: Record<string, string>) {
	const { child, said } = start(environment);
	// not `exit`: by then it may not have been heard out
	const [code] = (await once(child, 'close')) as [number];
	return { code, lines: said.err.trim().split('\n') };
}

describe('START-1 what keeps it from starting is said in one line, and it ends with 1', () => {
	it.each([
		['PORT', { PORT: '70000' }, 'PORT="70000": expected a port from 0 (any free one) to 65535'],
		['PORT', { PORT: '4190' }, 'PORT="4190": browsers refuse this port; expected another one'],
		['PORT', { PORT: 'web' }, 'PORT="web": expected a port number'],
		['TRUST_PROXY', { TRUST_PROXY: 'foo' }, 'TRUST_PROXY="foo": expected the number of proxies'],
		['TRUST_PROXY', { TRUST_PROXY: '-1' }, 'TRUST_PROXY="-1": expected the number of proxies'],
		['ANDON_DEMO', { ANDON_DEMO: 'yes' }, 'ANDON_DEMO="yes": expected "on" or "off"'],
		['REDIS_URL', { REDIS_URL: 'http://x' }, 'REDIS_URL: expected an address such as redis://'],
		[
			'PUBLIC_URL',
			{ PUBLIC_URL: 'andon' },
			'PUBLIC_URL="andon": expected an address such as https://'
		],
		['HOST', { HOST: '203.0.113.7' }, 'HOST="203.0.113.7": this machine has no such address'],
		[
			'ANDON_DATA_DIR',
			{ ANDON_DATA_DIR: '/proc/andon' },
			'The data directory /proc/andon cannot be used'
		],
		[
			'an unreachable store',
			{ REDIS_URL: 'redis://127.0.0.1:1' },
			'REDIS_URL: the store does not answer'
		]
	])('%s %o', async (_what, environment, message) => {
		const { code, lines } = await refusal(environment);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain(`Andon cannot start: ${message}`);
		expect(code).toBe(1);
	});

	it('names every wrong value at once', async () => {
		const { lines } = await refusal({ PORT: '-1', LOG_LEVEL: 'loud' });
		expect(lines[0]).toMatch(/PORT="-1".*; LOG_LEVEL="loud"/);
	});

	it('a taken port, before a store is started', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		await once(taken, 'listening');
		const { port } = taken.address() as AddressInfo;
		const { code, lines } = await refusal({ PORT: String(port) });
		taken.close();
		expect(lines).toEqual([
			`Andon cannot start: port ${port} on 127.0.0.1 is taken; set PORT to another one, or end what has it`
		]);
		expect(code).toBe(1);
	});
});

it('START-2 an embedded store that died comes back with the floor set up, and programs find a key that holds', async () => {
	const { child, said } = start({ PATH: '/nowhere', ANDON_DEMO: 'on', LOG_LEVEL: 'error' });
	await vi.waitFor(() => expect(said.out).toContain('Andon is up'), {
		timeout: 50_000,
		interval: 50
	});
	const before = localKey();
	process.kill(storePid(), 'SIGKILL');
	await vi.waitFor(
		async () => {
			const { url, key } = localKey();
			expect(key).not.toBe(before.key);
			const answer = await fetch(`${url}/api/v1/clients/northwind/cases?status=open`, {
				headers: { authorization: `Bearer ${key}` }
			});
			const { cases } = (await answer.json()) as { cases?: unknown[] };
			expect(cases?.length).toBeGreaterThan(10);
		},
		{ timeout: 50_000, interval: 100 }
	);
	expect(said.err).toBe('');
	expect(child.exitCode).toBe(null);
});

describe('SEC-9 the key that seals secrets', () => {
	it('is made at the first start of a store of its own, and says nothing', async () => {
		const { said } = start({ PATH: '/nowhere', ANDON_DEMO: 'off' });
		await vi.waitFor(() => expect(said.out).toContain('Andon is up'), {
			timeout: 50_000,
			interval: 50
		});
		expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
		const key = readFileSync(join(dataDir, 'secret-key'), 'utf8').trim();
		expect(said.out + said.err).not.toContain(key);
		expect(said.out).not.toContain('ANDON_SECRET_KEY is not set');
	});

	it('stops the start when it is none, and is not shown', async () => {
		const { child, said } = start({ ANDON_SECRET_KEY: 'hush-hush' });
		const [code] = (await once(child, 'close')) as [number];
		expect(code).toBe(1);
		expect(said.err).toMatch(/ANDON_SECRET_KEY: expected 32 random bytes/);
		expect(said.out + said.err).not.toContain('hush');
	});
});

const localKey = () =>
	JSON.parse(readFileSync(join(dataDir, 'local-key.json'), 'utf8')) as { url: string; key: string };
const storePid = () =>
	(JSON.parse(readFileSync(join(dataDir, 'store.json'), 'utf8')) as { pid: number }).pid;
