import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../deploy/kiosk/andon-wall', import.meta.url));

/** The script with a browser that only waits, and with what answers for that browser's port. */
async function kiosk(titles: () => string[] | null) {
	const folder = mkdtempSync(join(tmpdir(), 'andon-kiosk-'));
	const browser = join(folder, 'browser');
	writeFileSync(browser, `#!/bin/sh\necho "$*" > "${folder}/flags"\nexec sleep 60\n`);
	chmodSync(browser, 0o755);
	let asked = 0;
	const port = createServer((_req, res) => {
		asked++;
		const said = titles();
		if (said) res.end(said.map((title) => `   "title": "${title}",\n`).join(''));
		else res.destroy();
	});
	port.listen(0, '127.0.0.1');
	await once(port, 'listening');
	const script = spawn(SCRIPT, {
		env: {
			PATH: process.env['PATH'],
			ANDON_URL: 'http://127.0.0.1:1/',
			ANDON_BROWSER: browser,
			ANDON_PROFILE: join(folder, 'profile'),
			ANDON_PORT: String((port.address() as AddressInfo).port),
			ANDON_LOOK: '0.05',
			ANDON_LOOKS: '4'
		}
	});
	let said = '';
	script.stderr.on('data', (part: Buffer) => (said += String(part)));
	const ended = once(script, 'exit') as Promise<[number | null]>;
	onTestFinished(async () => {
		script.kill('SIGTERM');
		await ended;
		port.close();
		rmSync(folder, { recursive: true });
	});
	return {
		script,
		ended,
		asked: () => asked,
		said: () => said,
		flags: () => readFileSync(join(folder, 'flags'), 'utf8')
	};
}

describe.skipIf(process.platform === 'win32')('KIOSK-11 the watchdog of a kiosk', () => {
	it.each<[string, () => string[] | null]>([
		['stands still', () => ['14:32 · Cebu · Andon', 'Service Worker']],
		['has no page', () => []],
		['does not answer', () => null]
	])('ends a browser that %s', async (_name, titles) => {
		const { ended, said } = await kiosk(titles);
		expect((await ended)[0]).toBe(1);
		await expect.poll(said).toContain('The wall stood still');
	});

	it('leaves one alone whose title changes, and ends with it', async () => {
		let minute = 0;
		const { script, ended, asked, flags } = await kiosk(() => ['Service Worker', `${++minute}`]);
		await vi.waitFor(() => expect(asked()).toBeGreaterThan(15), { timeout: 20_000 });
		expect(script.exitCode).toBeNull();
		await expect.poll(flags).toMatch(/--kiosk.* http:\/\/127\.0\.0\.1:1\/wall/);
		script.kill('SIGTERM');
		expect((await ended)[0]).toBe(0);
	});
});
