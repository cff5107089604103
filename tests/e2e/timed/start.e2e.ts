import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, open, test } from '../fixtures.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Product {
	child: ChildProcess;
	url: string;
	dataDir: string;
}

/** The product as `npm start` runs it, from the moment that it says it is up. */
async function start(): Promise<Product> {
	const dataDir = mkdtempSync(join(tmpdir(), 'andon-start-'));
	const child = spawn(process.execPath, ['build/node/main.js'], {
		cwd: ROOT,
		env: { ...process.env, PORT: '0', ANDON_DATA_DIR: dataDir, ANDON_DEMO: 'on', REDIS_URL: '' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	const url = await new Promise<string>((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
		child.stdout?.on('data', (part) => {
			said += String(part);
			const wall = /Wall\s+(http\S+)\/wall/.exec(said)?.[1];
			if (wall) resolve(wall);
		});
	});
	return { child, url, dataDir };
}

/** Pids of a process's children and theirs, by Linux's own books. */
function descendants(pid: number): number[] {
	const parents = new Map<number, number>();
	for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
		try {
			const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
			parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
		} catch {
			// it ended in the meantime
		}
	}
	const found = [pid];
	for (const one of found)
		for (const [child, parent] of parents) if (parent === one) found.push(child);
	return found.slice(1);
}
const alive = (pid: number): boolean => {
	try {
		return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
};

test.skip(process.platform !== 'linux', 'looks for processes as Linux lists them');

test('START-3 START-5 a wall moves seconds after the start, a claim shows on it within one, and nothing is left behind', async ({
	newPage
}) => {
	test.setTimeout(90_000);
	const { child, url, dataDir } = await start();
	const up = performance.now();
	const family = () => descendants(child.pid ?? 0);
	try {
		const wall = await newPage({ viewport: { width: 1920, height: 1080 } });
		await wall.goto(`${url}/wall`);
		await wall.locator('main[data-status=live]').waitFor();
		const shown = wall.locator('[data-case] .countdown').first();
		await shown.waitFor({ timeout: 10_000 });
		const first = await shown.innerText();
		await expect(shown).not.toHaveText(first);
		const moves = performance.now() - up;
		expect(moves).toBeLessThan(10_000);
		await expect(wall.locator('[data-queue]').first()).toBeVisible();
		await expect(wall.getByText('Demo', { exact: true })).toBeVisible();

		const desk = await newPage({ viewport: { width: 1180, height: 820 }, hasTouch: true });
		await open(desk, `${url}/sign-in`);
		await desk.getByRole('button', { name: /Priya Raman/ }).tap();
		await desk.getByRole('banner').getByText('Live', { exact: true }).waitFor();
		// of a row; an alert may ask for a claim, too
		const claim = desk.locator('button[aria-label^="Claim "]').first();
		await claim.waitFor();
		let echoed: number | null = null;
		while (echoed === null) {
			// the floor is at work: which case came under the finger shows when it is tapped
			const label = desk.evaluate(
				() =>
					new Promise<string>((resolve) => {
						const tap = ({ target }: Event) =>
							resolve(
								(target as Element).closest('[aria-label]')?.getAttribute('aria-label') ?? ''
							);
						addEventListener('click', tap, { capture: true, once: true });
					})
			);
			await claim.tap();
			const tapped = performance.now();
			const name = (await label).replace('Claim ', '');
			const ref = name.slice(name.indexOf(' ') + 1);
			const told = wall.getByText(new RegExp(`^\\d\\d:\\d\\d Priya took .*${ref}$`));
			const isYours = desk.getByText(`${name} is yours`, { exact: true });
			echoed = await told
				.first()
				.waitFor({ state: 'attached', timeout: 1000 })
				.then(
					() => performance.now() - tapped,
					() => null
				);
			if (echoed !== null) await expect(isYours).toBeVisible();
			else {
				// somebody of the floor was faster: it is theirs, and the next one is tapped
				await expect(desk.getByRole('button', { name: `Claim ${name}`, exact: true })).toHaveCount(
					0
				);
				await expect(isYours).toHaveCount(0);
			}
		}
		console.log(
			`live wall ${Math.round(moves)} ms after "Andon is up"; a claim shows after ${Math.round(echoed)} ms`
		);
		const refs = await wall.locator('.ref > span').allInnerTexts();
		for (const shownRef of refs) expect(shownRef.length).toBeLessThanOrEqual(9);
		expect(family().length).toBeGreaterThanOrEqual(2);
		// what still looked would complain of the end
		await Promise.all([wall.close(), desk.close()]);
	} finally {
		const all = family();
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		const [code] = await ended;
		expect(code).toBe(0);
		await expect.poll(() => all.filter(alive)).toEqual([]);
		rmSync(dataDir, { recursive: true, force: true });
	}
});
