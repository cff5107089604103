/** The server as a process that is told to end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownTime } from '../support/own-time.ts';
import { Screen } from '../support/screen.ts';

/** What `npm start` runs; `npm run build` makes it. */
const MAIN = new URL('../../build/node/main.js', import.meta.url).pathname;
const SCREENS = 60;

let dataDir: string;
let child: ChildProcess;
let screens: Screen[] = [];
let url: string;
beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'andon-stop-'));
	const environment = { ANDON_DATA_DIR: dataDir, PORT: '0', ANDON_DEMO: 'on', LOG_LEVEL: 'error' };
	child = spawn(process.execPath, [MAIN], {
		env: { PATH: '/nowhere', ...environment },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout?.on('data', (text) => (said += String(text)));
	await expect.poll(() => said, { timeout: 50_000 }).toContain('Andon is up');
	url = (JSON.parse(readFileSync(join(dataDir, 'local-key.json'), 'utf8')) as { url: string }).url;
	screens = Array.from({ length: SCREENS }, () => new Screen(url, 'display'));
	await Promise.all(screens.map((one) => one.until(() => true)));
});
afterEach(async () => {
	screens.forEach((one) => one.close());
	if (child.exitCode === null && child.signalCode === null) {
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	}
	rmSync(dataDir, { recursive: true, force: true });
});

/** When each screen was sent away, in ms of `time`, and that none was let in again; `all` is over when all were. */
function departures(time: () => number) {
	const times: number[] = [];
	const all = screens.map(({ link }) => {
		link.on('connect', () => times.push(Number.NaN));
		return new Promise<void>((resolve) => {
			link.on('disconnect', () => {
				times.push(time());
				resolve();
			});
		});
	});
	return { times, all: Promise.all(all) };
}

describe('LIVE-32 a node that is told to end', () => {
	it('is unready at once, goes on answering, and sends its screens away over seconds', async () => {
		const { times, all } = departures(() => performance.now());
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
		expect((await fetch(`${url}/api/v1/openapi.json`)).status).toBe(200);
		expect(times.length).toBeLessThan(SCREENS);
		expect(await ended).toEqual([0, null]);
		await all;
		expect(times).toHaveLength(SCREENS);
		expect(times).not.toContain(Number.NaN);
		// a machine that is busy bunches them; that they are spread can be seen all the same
		expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(4000);
	});

	it('ends at once for somebody at a terminal', async () => {
		const { times, all } = departures(ownTime());
		const ended = once(child, 'exit');
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
		await all;
		expect(times).toHaveLength(SCREENS);
		expect(Math.max(...times) - Math.min(...times)).toBeLessThan(3000);
	});
});
