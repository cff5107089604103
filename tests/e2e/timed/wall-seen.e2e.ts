import type { ElementHandle, Page } from '@playwright/test';
import type { Row } from '#lib/shared/wire/rows.ts';
import { litOf } from '#lib/shared/wave.ts';
import { busyBoard } from '../../support/wall-samples.ts';
import { expect, openDesk, TABLET, test } from '../fixtures.ts';
import { fill } from '../floors.ts';
import { openSampleWall } from '../sample-wall.ts';

/** How little a row was seen in any frame of the browser so far, 0 to 1. */
async function leastSeen(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(() => {
		let least = 1;
		const look = () => {
			const rows = [...document.querySelectorAll('ol:has(.row) > li')];
			least = Math.min(least, ...rows.map((row) => Number(getComputedStyle(row).opacity)));
		};
		const frame = () => {
			look();
			requestAnimationFrame(frame);
		};
		frame();
		// on a busy machine the next frame may come when a new row is there to the full
		new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
		Object.assign(globalThis, { least: () => least });
	});
	return () => page.evaluate(() => (globalThis as unknown as { least: () => number }).least());
}
const still = (page: Page) =>
	page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));

test('WALL-13 a new row fades in, and a list of which most is new is there at once', async ({
	newPage,
	floor
}) => {
	const page = await newPage();
	const wall = await openSampleWall(page, floor);
	const board = busyBoard();
	const renamed = (row: Row) => ({ ...row, key: `${row.key}-new`, case: `${row.case}-new` });
	await wall.show(board);
	await expect(page.locator('[data-case="northwind/8841"]')).toBeVisible();
	const least = await leastSeen(page);
	await wall.show({ ...board, rows: board.rows.map(renamed) });
	await expect(page.locator('[data-case="northwind/8841-new"]')).toBeVisible();
	await still(page);
	expect(await least()).toBe(1);

	await wall.show({
		...board,
		rows: board.rows.map((row, at) => (at === 1 ? row : renamed(row)))
	});
	await expect(page.locator('[data-case="kestrel/1207"]')).toBeVisible();
	await still(page);
	expect(await least()).toBeLessThan(1);
	expect(await least()).toBeGreaterThan(0.3);
});

test('WALL-30 the wave is lit for as many as are due soon, however they lie in it', async ({
	newPage,
	floor
}) => {
	const page = await newPage({ reducedMotion: 'reduce' });
	const wall = await openSampleWall(page, floor);
	const board = busyBoard();
	const counts = [1, 4, 3, 0, 0, 0, 0, 0];
	const wave = board.figures.wave.map((each, at) => ({ ...each, count: counts[at] ?? 0 }));
	await wall.show({ ...board, figures: { ...board.figures, wave } });
	const lit = () =>
		page
			.getByRole('region', { name: 'Coming due' })
			.locator('.bar')
			.evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).getPropertyValue('--lit')));
	await expect.poll(lit).toEqual(['1', '0.5', '0', '0', '0', '0', '0', '0']);
});

test('WALL-30 the wave of a desk is lit as those of walls are', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await fill(floor, 'normal');
	const page = await newPage(TABLET);
	await openDesk(page, floor);
	const bars = page.getByRole('list', { name: 'Coming due' }).locator('.bar');
	const soon = page.getByRole('listitem').filter({ hasText: /^\s*\d+\s+due soon$/ });
	await expect(soon).toBeVisible();
	// both at once: with the next minute either is another one
	const { shown, dueSoon } = await bars.evaluateAll(
		(all, soon) => ({
			shown: all.map((bar) => ({
				count: Number(bar.textContent),
				lit: Number(getComputedStyle(bar).getPropertyValue('--lit'))
			})),
			dueSoon: Number.parseInt(soon?.innerText ?? '')
		}),
		(await soon.elementHandle()) as ElementHandle<HTMLElement> | null
	);
	const wave = shown.map(({ count }, at) => ({ from: at, to: at + 1, count }));
	expect(dueSoon).toBeGreaterThan(0);
	const lit = shown.map((each) => each.lit);
	expect(lit.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0);
	litOf(wave, dueSoon).forEach((share, at) => expect(lit[at]).toBeCloseTo(share));
});

test('WALL-27 on a wall from right to left a name stands at the right, and a trend runs to the left', async ({
	newPage,
	floor
}) => {
	const page = await newPage({ reducedMotion: 'reduce' });
	const wall = await openSampleWall(page, floor);
	await wall.show(busyBoard(), { locale: 'ar' });
	/** Where the letters of an element end, and where those below it do, in px. */
	const rights = (of: string) =>
		page
			.locator(of)
			.first()
			.evaluate((element) => {
				const range = document.createRange();
				range.selectNodeContents(element);
				return Math.round(range.getBoundingClientRect().right);
			});
	expect(await rights('header h1')).toBe(await rights('header .shift'));
	const queue = '[data-queue="northwind/voice"]';
	expect(
		Math.abs((await rights(`${queue} .name`)) - (await rights(`${queue} .agents`)))
	).toBeLessThan(6);
	await expect(page.locator(`${queue} .trend`)).toHaveCSS('transform', /matrix\(-1/);
});
