/** How long something takes, where a page is held to seconds: what Playwright needs to look is kept out of it. */
import type { Locator } from '@playwright/test';
import { expect } from './fixtures.ts';

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
