/** A case in the details of a desk, in a test's hands. */
import type { Locator, Page } from '@playwright/test';
import { rowOf } from './desk-hands.ts';
import { expect, openDesk } from './fixtures.ts';
import type { Floor } from './floor.ts';

export const detailsOf = (page: Page): Locator =>
	page.getByRole('complementary', { name: 'Details' });
/** What its clocks tell at any moment may stand above what somebody did: look for a step, not at the first. */
export const stepsOf = (page: Page): Locator =>
	detailsOf(page).locator('ol[reversed]').getByRole('listitem');

/** A desk of Priya's with a case open in its details. */
export async function caseAt(page: Page, floor: Floor, ref: string): Promise<Locator> {
	await openDesk(page, floor);
	await openCase(page, ref);
	return detailsOf(page);
}
export async function openCase(page: Page, ref: string): Promise<void> {
	await rowOf(page, ref)
		.getByRole('button', { name: new RegExp(`${ref} ·`) })
		.tap();
	await expect(detailsOf(page).getByText('So far')).toBeVisible();
}
