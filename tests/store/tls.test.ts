/** A store that is spoken to by `rediss://` alone, with an authority of the floor's own. */
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findServer } from '#server/store/local/find-server.ts';
import { freePort } from '#server/store/local/free-port.ts';
import { freshPrefix } from '../support/node.ts';

const PROGRAM = new URL('../support/node-process.ts', import.meta.url);
const redis = findServer(process.env['PATH'] ?? '', () => undefined);
const openssl = (...args: string[]) => spawnSync('openssl', args, { encoding: 'utf8' });

/** How a node ended that did not start, or the text of its `/readyz`. */
async function nodeOf(store: string, environment: Record<string, string>): Promise<string> {
	const child = fork(PROGRAM, [store, freshPrefix()], {
		env: { ...process.env, ...environment },
		silent: true
	});
	let said = '';
	child.stderr?.on('data', (part) => (said += String(part)));
	onTestFinished(() => void child.kill('SIGKILL'));
	return Promise.race([
		once(child, 'message').then(async ([message]) => {
			const { url } = message as { url: string };
			return (await fetch(`${url}/readyz`)).text();
		}),
		once(child, 'close').then(() => said)
	]);
}

describe.skipIf(!redis || openssl('version').status !== 0)('SEC-17 a store by rediss://', () => {
	const dir = mkdtempSync(join(tmpdir(), 'andon-tls-'));
	const [ca, caKey, cert, key] = ['ca.pem', 'ca.key', 'cert.pem', 'cert.key'].map((name) =>
		join(dir, name)
	) as [string, string, string, string];
	let port = 0;
	let server: ReturnType<typeof spawn>;

	beforeAll(async () => {
		const short = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
		const ran = [
			['req', '-x509', ...short, '-keyout', caKey, '-out', ca, '-subj', '/CN=An authority'],
			[
				...['req', '-x509', ...short, '-keyout', key, '-out', cert, '-subj', '/CN=localhost'],
				...['-CA', ca, '-CAkey', caKey, '-addext', 'subjectAltName=DNS:localhost']
			]
		].map((args) => openssl(...args));
		for (const { status, stderr } of ran) expect(status, stderr).toBe(0);
		port = await freePort();
		server = spawn(
			redis?.file ?? '',
			[
				...['--port', '0', '--tls-port', String(port), '--bind', '127.0.0.1', '-::1'],
				...['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', ca],
				...['--tls-auth-clients', 'no', '--appendonly', 'no', '--save', '']
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] }
		);
		let said = '';
		server.stdout?.on('data', (part) => (said += String(part)));
		await vi.waitFor(() => expect(said).toContain('Ready to accept'), { timeout: 50_000 });
	});
	afterAll(async () => {
		const gone = once(server, 'exit');
		server.kill();
		await gone;
		rmSync(dir, { recursive: true });
	});

	test('with its authority a whole node runs on it', async () => {
		const ready = await nodeOf(`rediss://localhost:${port}`, { NODE_EXTRA_CA_CERTS: ca });
		expect(JSON.parse(ready)).toMatchObject({ ok: true });
	});

	test('without it, or without TLS, no word is said to it', async () => {
		expect(await nodeOf(`rediss://localhost:${port}`, {})).toMatch(/StoreUnavailable/);
		expect(await nodeOf(`redis://localhost:${port}`, {})).toMatch(/StoreUnavailable/);
	});
});
