/** Pictures of pages, and what must be true of each. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

const FOLDER = fileURLToPath(new URL('../../pictures/', import.meta.url));

export async function shoot(page: Page, name: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: `${FOLDER}${name}.png` });
}

/** Nothing is cut off, and every control has room for a thumb. */
export async function fits(page: Page, name: string): Promise<void> {
	await shoot(page, name);
	expect(await cutOff(page), name).toEqual([]);
	expect(await smallTargets(page), name).toEqual([]);
}
