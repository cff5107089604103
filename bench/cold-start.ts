/** F12: from `npm start`, when everything is installed and built, to the first wall that moves. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#server/store/local/free-port.ts';
import { openGlass, type Glass } from './support/browser.ts';
import { nextFrame } from './support/glass-page.ts';
import { epochNow, pause } from './support/pace.ts';
import { figure, type Result } from './support/report.ts';
import { alone, roundsOf, spread } from './support/rounds.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** All that `npm start` needs of a machine; there is no server of Redis among it. */
const PROGRAMS = ['node', 'npm', 'sh', 'env'];
const TOO_LONG_MS = 60_000;
/** Whoever looks takes time of the machine that starts. */
const LOOK_MS = 25;
/** A browser that was just opened is busy with itself. */
const SETTLED_MS = 2000;

export async function coldStart(rounds: number): Promise<Result> {
	const folder = join(ROOT, '.andon');
	mkdirSync(folder, { recursive: true });
	const machine = mkdtempSync(join(folder, 'bench-path-'));
	for (const name of PROGRAMS) symlinkSync(whereIs(name), join(machine, name));
	try {
		const starts = await alone(rounds, async () => {
			const glass = await openGlass();
			await pause(SETTLED_MS);
			try {
				return await startOnce(glass, machine, folder);
			} finally {
				await glass.browser.close();
			}
		});
		return {
			id: 'F12',
			what: '`npm start` (installed and built; embedded store, demo floor) → the first frame of a live wall in a Chromium that is open already',
			unit: 's',
			rounds: roundsOf(starts.map(({ live }) => live)),
			goal: '≤ 3 s',
			notes: [
				`the server answers with its page after ${figure(spread(starts.map(({ answered }) => answered)).median)} s`
			]
		};
	} finally {
		rmSync(machine, { recursive: true, force: true });
	}
}

async function startOnce({ page }: Glass, path: string, folder: string) {
	const port = await freePort();
	const dataDir = mkdtempSync(join(folder, 'bench-cold-'));
	const heard = new Promise<number>((resolve) =>
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => {
				if (/"(?:snapshot|frame|beat)"/.test(String(payload).slice(0, 60))) resolve(epochNow());
			})
		)
	);
	const begin = epochNow();
	const child = spawn('npm', ['start', '--silent'], {
		cwd: ROOT,
		detached: true,
		stdio: 'ignore',
		env: {
			PATH: path,
			HOME: dataDir,
			PORT: String(port),
			ANDON_DATA_DIR: dataDir,
			LOG_LEVEL: 'error'
		}
	});
	try {
		while (!(await isUp(port))) {
			if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
			if (epochNow() - begin > TOO_LONG_MS) throw new Error('npm start did not come up');
			await pause(LOOK_MS);
		}
		const answered = (epochNow() - begin) / 1000;
		await page.goto(`http://127.0.0.1:${port}/wall`, { waitUntil: 'commit' });
		await page.waitForSelector('[data-case]', { timeout: TOO_LONG_MS });
		await heard;
		await nextFrame(page);
		return { answered, live: (epochNow() - begin) / 1000 };
	} finally {
		const ended = once(child, 'exit');
		if (child.pid && child.exitCode === null) {
			process.kill(-child.pid, 'SIGINT');
			await ended;
		}
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** Whether the pages are there: until then every question is answered with 503. */
const isUp = (port: number): Promise<boolean> =>
	fetch(`http://127.0.0.1:${port}/healthz`).then(
		({ status }) => status === 200,
		() => false
	);

function whereIs(name: string): string {
	const found = (process.env['PATH'] ?? '')
		.split(':')
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
	if (found === undefined) throw new Error(`${name} is not on the PATH`);
	return found;
}
