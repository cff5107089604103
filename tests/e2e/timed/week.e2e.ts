import type { CDPSession } from '@playwright/test';
import { floodedBoard } from '../../support/board-samples.ts';
import { virtualPage, type Week } from '../../endurance/virtual-page.ts';
import { expect, open, test } from '../fixtures.ts';

/** A week of them is a million, one each 605 ms; `npm run endurance` plays that. */
const FRAMES = Number(process.env['ANDON_FRAMES'] ?? 1000);
const APART_MS = 605;
const WARM = 500;
const MIB = 1024 * 1024;

interface Weight {
	heap: number;
	nodes: number;
	listeners: number;
}
async function weigh(browser: CDPSession): Promise<Weight> {
	// what a first collection finds to be finalized is gone after another one
	for (let n = 0; n < 3; n++) await browser.send('HeapProfiler.collectGarbage');
	const { metrics } = await browser.send('Performance.getMetrics');
	const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
	return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

test('KIOSK-8 a week of changes leaves neither memory nor elements behind', async ({
	floor,
	newPage
}) => {
	test.setTimeout(60_000 + FRAMES * 20);
	const page = await newPage();
	const { build: _, ...board } = floodedBoard();
	await page.addInitScript(virtualPage, { ...board, build: '' });
	await open(page, `${floor.url}/wall`);
	const play = (many: number) =>
		page.evaluate(
			([many, apart]) => (globalThis as unknown as { week: Week }).week.frames(many, apart),
			[many, APART_MS] as const
		);
	const still = () => page.evaluate(() => (globalThis as unknown as { week: Week }).week.still());
	await play(WARM);
	await still();
	// a locator would wait for a time that does not pass
	const status = () => page.evaluate(() => document.querySelector('main')?.dataset['status']);
	expect(await status()).toBe('live');
	const browser = await page.context().newCDPSession(page);
	await browser.send('Performance.enable');
	const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
	const shown = await elements();
	const before = await weigh(browser);
	const began = performance.now();
	// a browser may take minutes for one answer, but not a quarter of an hour
	for (let left = FRAMES; left > 0; left -= 20_000) {
		await play(Math.min(left, 20_000));
		if (left > 20_000) console.log(`${left - 20_000} frames are left`);
	}
	const took = (performance.now() - began) / 1000;
	await still();
	const after = await weigh(browser);
	const grown = (after.heap - before.heap) / MIB;
	console.log(
		`${FRAMES} frames, ${((FRAMES * APART_MS) / 86_400_000).toFixed(2)} days in ${took.toFixed(0)} s: ` +
			`heap ${(before.heap / MIB).toFixed(2)} MiB, ${grown >= 0 ? '+' : ''}${grown.toFixed(2)}; ` +
			`nodes ${before.nodes} to ${after.nodes}, listeners ${before.listeners} to ${after.listeners}`
	);
	expect(grown).toBeLessThan(2);
	expect(after.nodes).toBeLessThan(before.nodes + 200);
	expect(await elements()).toBeLessThan(shown + 200);
	expect(after.listeners).toBeLessThan(before.listeners + 20);
	expect(await status()).toBe('live');
});

test('WALL-28 what changes in a row shows in the next frames of the browser, also between two seconds', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	const { build: _, ...board } = floodedBoard();
	// so few that all of them are shown
	const rows = board.rows.slice(0, 3);
	await page.addInitScript(virtualPage, { ...board, rows, build: '' });
	await open(page, `${floor.url}/wall`);
	const [row] = rows;
	if (!row) throw new Error('no row');
	const become = (title: string, ms: number) =>
		page.evaluate(
			async ([row, ms]) => {
				await (globalThis as unknown as { week: Week }).week.row(row, ms);
				return document.querySelector(`[data-case="${row.key}"]`)?.textContent;
			},
			[{ ...row, title }, ms] as const
		);
	// until it is connected
	await expect.poll(() => become('At first', 1000)).toContain('At first');
	for (let n = 1; n <= 30; n++) expect(await become(`Title ${n}.`, 90)).toContain(`Title ${n}.`);
});
