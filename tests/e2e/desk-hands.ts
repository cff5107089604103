/** A desk in a test's hands: its list, and an ordinary small floor. */
import type { Locator, Page } from '@playwright/test';
import { expect, openDesk } from './fixtures.ts';
import type { Floor } from './floor.ts';

export const MATEO = { id: 'mateo', name: 'Mateo Cruz' };

export const list = (page: Page) =>
	page.getByRole('list', { name: 'Escalations, most urgent first' });
export const rowOf = (page: Page, ref: string): Locator =>
	list(page)
		.getByRole('listitem')
		.filter({ hasText: new RegExp(`(^|\\s)${ref} ·`) });
export const refs = (page: Page): Promise<string[]> => list(page).locator('.ref').allInnerTexts();
export const said = (page: Page, words: string | RegExp): Locator =>
	page.getByText(words, { exact: true });

/** Five unclaimed escalations, due in the order of their names, and one that Mateo has. */
export async function six(floor: Floor): Promise<void> {
	await floor.escalate('northwind', 'n1', 'Refund missing', { ago: 12, subject: 'billing' });
	await floor.escalate('kestrel', 'k1', 'Checkout down', { ago: 9, tier: 2 });
	await floor.escalate('halden', 'h1', 'Asked for a manager', { ago: 7, subject: 'complaint' });
	await floor.escalate('northwind', 'n2', 'Parcel lost', { ago: 5 });
	await floor.escalate('kestrel', 'k2', 'Charged twice', { ago: 3, subject: 'billing' });
	await floor.escalate('halden', 'h2', 'Roster short', { ago: 30, owner: MATEO });
}
export async function deskOf(page: Page, floor: Floor, name?: string): Promise<void> {
	await openDesk(page, floor, name);
	await expect(rowOf(page, 'n1')).toBeVisible();
}
