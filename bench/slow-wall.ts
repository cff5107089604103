/** F10: a wall on a slow machine, while what it shows changes. */
import type { CDPSession, Page } from 'playwright';
import type { Changes } from './programs/changes.ts';
import type { Floor } from './programs/floor.ts';
import type { AndonNode } from './programs/node.ts';
import { openGlass } from './support/browser.ts';
import { CLIENT } from './support/floor.ts';
import { paced, pause } from './support/pace.ts';
import { start } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { alone, percentile, roundsOf, spread } from './support/rounds.ts';

const SLOWER = 6;
const CHANGES_A_SECOND = 20;
/** Of one round: five of them are the ten minutes of the goal. */
const SECONDS = 120;
const OPEN = 200;
/** As many of the first escalations as a wall has rows: these are what changes. */
const SHOWN = 5;
const IN_TIME_MS = 33;
const SETTLE_MS = 5000;

export async function slowWall(storeUrl: string, rounds: number): Promise<Result[]> {
	const node = start<AndonNode>('node');
	const floor = start<Floor>('floor');
	const changes = start<Changes>('changes');
	const { browser, page } = await openGlass();
	const cdp = await page.context().newCDPSession(page);
	try {
		const { port, key } = await node.call.start(storeUrl, 'f10', { pages: true });
		const server = { port, key };
		await floor.call.start(storeUrl, 'f10');
		await floor.call.escalations(OPEN);
		await page.goto(`http://127.0.0.1:${port}/wall`);
		await page.waitForSelector('main[data-status=live]');
		const shown = await shownOn(page);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		await pause(SETTLE_MS);
		const heaps: number[] = [];
		let count = 0;
		const all = await alone(rounds, async () => {
			const seen = page.evaluate<number[]>(FRAMES);
			const running: Promise<unknown>[] = [];
			await paced(CHANGES_A_SECOND * SECONDS, CHANGES_A_SECOND, (index) => {
				const id = shown[index % shown.length] ?? '';
				const title = `Change ${count++}`;
				running.push(changes.call.change(server, id, { type: 'update', title }));
			});
			await Promise.all(running);
			const gaps = await seen;
			// the first round, which warms up, is where it begins
			heaps.push(await heapOf(cdp));
			return gaps;
		});
		const inTime = all.map((gaps) => gaps.filter((ms) => ms < IN_TIME_MS).length / gaps.length);
		const grown = ((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)) / 2 ** 20;
		const gaps = all.flat();
		const minutes = (rounds * SECONDS) / 60;
		const what = `a wall of ${shown.length} rows in Chromium, ${SLOWER} × CPU throttle, ${CHANGES_A_SECOND} changes/s of what it shows`;
		return [
			{
				...{ id: 'F10', what: `${what}: frames under ${IN_TIME_MS} ms`, unit: '% of frames' },
				...{ rounds: roundsOf(inTime.map((share) => share * 100)), goal: '≥ 99 %' },
				notes: [
					`${gaps.length.toLocaleString('en-GB')} frames in ${figure(minutes)} minutes, p99.9 ${figure(percentile(gaps, 0.999))} ms, slowest ${figure(spread(gaps).max)} ms`
				]
			},
			{
				...{
					id: 'F10',
					what: 'the same: its heap, after collection, beyond the start’s',
					unit: 'MiB'
				},
				...{ rounds: roundsOf([grown]), goal: '≤ 2', notes: [] }
			}
		];
	} finally {
		await browser.close();
		await Promise.all([node, floor, changes].map((one) => one.stop()));
	}
}

/** Ids of the cases whose rows are on the wall. */
async function shownOn(page: Page): Promise<string[]> {
	const keys = await page
		.locator('[data-case]')
		.evaluateAll((rows: { getAttribute(name: string): string | null }[]) =>
			rows.map((row) => row.getAttribute('data-case') ?? '')
		);
	return keys.slice(0, SHOWN).map((key) => key.slice(CLIENT.length + 1));
}

/** In the browser: ms between one frame and the next. As text, since this project knows no browser's types. */
const FRAMES = `new Promise((resolve) => {
	const gaps = [];
	const began = performance.now();
	let last = began;
	const frame = (now) => {
		gaps.push(now - last);
		last = now;
		if (now - began < ${SECONDS * 1000}) requestAnimationFrame(frame);
		else resolve(gaps.slice(1));
	};
	requestAnimationFrame(frame);
})`;

/** Bytes of the page's heap that are still needed. */
async function heapOf(cdp: CDPSession): Promise<number> {
	for (let times = 0; times < 3; times++) await cdp.send('HeapProfiler.collectGarbage');
	return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
