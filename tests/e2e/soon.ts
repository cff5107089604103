/** How long something takes, where a page is held to seconds: what Playwright needs to look is kept out of it. */
import type { Locator, Page } from '@playwright/test';
import { isKept, rowOf } from './desk-hands.ts';
import { expect } from './fixtures.ts';
import type { Floor } from './floor.ts';
import type { Line } from './line.ts';

/** Waits until it is in sight, with looks close together: those of an ordinary wait come up to a second apart. */
export const seen = (of: Locator): Promise<void> =>
	expect.poll(() => of.isVisible(), { intervals: [20], timeout: 30_000 }).toBe(true);

/** @param most ms that it may take. @returns those that it took */
export async function within(most: number, so: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await so();
	const took = Math.round(performance.now() - began);
	expect(took).toBeLessThanOrEqual(most);
	return took;
}

/**
 * How long this machine takes to connect a desk of the six anew which is told to do so, and to show what it missed: what
 * remains of a return besides is the desk's own waiting. A machine that does other things as well takes seconds for it.
 * @returns ms
 */
export async function reconnects(page: Page, floor: Floor, line: Line): Promise<number> {
	await isKept(page);
	line.be({ is: 'cut' });
	await floor.claim('halden', 'h1', { id: 'aisha', name: 'Aisha Rahman' });
	line.be({ is: 'open' });
	const began = performance.now();
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await seen(rowOf(page, 'h1').getByText('Aisha'));
	return Math.round(performance.now() - began);
}
