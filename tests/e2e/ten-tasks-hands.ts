/** What the ten tasks of a supervisor are found by, and what came of them, whatever they were done with. */
import type { Page } from '@playwright/test';
import { detailsOf } from './case-hands.ts';
import { list, six } from './desk-hands.ts';
import { expect } from './fixtures.ts';
import type { Floor } from './floor.ts';

/** The six, of which two are of one customer. */
export async function floorOf(floor: Floor): Promise<void> {
	await six(floor);
	for (const id of ['k1', 'k2'])
		await floor.change('kestrel', [
			{ case: id, command: { type: 'update', customer: 'Sam Porter' } }
		]);
}
export const row = (page: Page, words: RegExp) => list(page).getByRole('button', { name: words });
export const within = (page: Page, name: string | RegExp) =>
	detailsOf(page).getByRole('button', { name }).first();
export const field = (page: Page, name: string) => detailsOf(page).getByRole('textbox', { name });
export const sends = (page: Page, name: string) =>
	detailsOf(page).getByRole('form').getByRole('button', { name, exact: true });
export const choice = (page: Page, name: string) => detailsOf(page).getByRole('radio', { name });
export const bell = (page: Page) => page.getByRole('button', { name: 'Push notifications' });
export const untilSix = (page: Page) =>
	page.getByRole('dialog').getByRole('button', { name: 'Until 18:00' });
export const explained = (page: Page) =>
	detailsOf(page).getByRole('term').filter({ hasText: 'Given' });

export const isMuted = (page: Page) =>
	expect(page.getByRole('button', { name: 'Push is muted until 18:00' })).toBeVisible();
export const isResolved = (floor: Floor) =>
	expect.poll(async () => (await floor.caseOf('kestrel', 'k1')).status).toMatch(/resolved|closed/);
export const isOffered = (mateo: Page) =>
	expect(row(mateo, /n1 · Refund missing.*, offered to you by Priya Raman/)).toHaveCount(1);
export const isTold = (page: Page) =>
	expect(
		detailsOf(page)
			.getByRole('listitem')
			.filter({ hasText: /Customer told by e-mail/ })
	).not.toHaveCount(0);
/** A complaint, because a manager was asked for. */
export const isRaised = async (page: Page) => {
	await expect(detailsOf(page).getByRole('heading', { name: 'Wants to be called' })).toBeVisible();
	await expect(row(page, /· Complaint, .*Wants to be called/)).toHaveCount(1);
};
