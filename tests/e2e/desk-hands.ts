/** A desk in a test's hands: its list, and an ordinary small floor. */
import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expect, openDesk, TABLET, type Fixtures } from './fixtures.ts';
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

/** Chooses values of one part of the filter, such as two clients. */
export async function narrow(page: Page, part: string, ...values: string[]): Promise<void> {
	const button = page.getByRole('button', { name: new RegExp(`^${part}s?: `) });
	await button.click();
	const panel = page.getByRole('group', { name: part, exact: true });
	for (const value of values) await panel.getByRole('checkbox', { name: value }).click();
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();
}

/** Five unclaimed escalations, due in the order of their names, and one that Mateo has. */
export async function six(floor: Floor): Promise<void> {
	await floor.escalate('northwind', 'n1', 'Refund missing', { ago: 12, subject: 'billing' });
	await floor.escalate('kestrel', 'k1', 'Checkout down', { ago: 9, tier: 2 });
	await floor.escalate('halden', 'h1', 'Asked for a manager', { ago: 7, subject: 'complaint' });
	await floor.escalate('northwind', 'n2', 'Parcel lost', { ago: 5 });
	await floor.escalate('kestrel', 'k2', 'Charged twice', { ago: 3, subject: 'billing' });
	await floor.escalate('halden', 'h2', 'Roster short', { ago: 30, owner: MATEO });
}
export async function deskOf(page: Page, floor: Pick<Floor, 'url'>, name?: string): Promise<void> {
	await openDesk(page, floor, name);
	await expect(rowOf(page, 'n1')).toBeVisible();
}

/** Until the device keeps the page: a browser complains of a line that breaks while what is kept is on its way. */
export const isKept = (page: Page, path = '/desk'): Promise<void> =>
	expect
		.poll(() => page.evaluate(async (kept) => Boolean(await caches.match(kept)), path))
		.toBe(true);

/** A floor of its own with those six, and Priya's desk of it. @param options of the browser; those of a tablet unless told */
export async function deskOfSix(
	{ newPage, startFloor }: Pick<Fixtures, 'newPage' | 'startFloor'>,
	options: BrowserContextOptions = TABLET
): Promise<{ floor: Floor; page: Page }> {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage(options);
	await deskOf(page, floor);
	return { floor, page };
}
