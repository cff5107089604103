/** A supervisor's ten tasks without a touch: by keyboard alone, and by roles and names alone. */
import type { Locator, Page } from '@playwright/test';
import { detailsOf } from './case-hands.ts';
import { deskOf, list } from './desk-hands.ts';
import { expect, test } from './fixtures.ts';
import {
	bell,
	choice,
	explained,
	field,
	floorOf,
	isMuted,
	isOffered,
	isRaised,
	isResolved,
	isTold,
	row,
	sends,
	untilSix,
	within
} from './ten-tasks-hands.ts';

test('DESK-105 the ten tasks by keyboard alone', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await floorOf(floor);
	const viewport = { width: 1280, height: 820 };
	const [page, mateo] = [await newPage({ viewport }), await newPage({ viewport })];
	await deskOf(mateo, floor, 'Mateo Cruz');
	await deskOf(page, floor);
	const { keyboard } = page;
	const press = async (...keys: string[]) => {
		for (const key of keys) await keyboard.press(key);
	};

	await press('j', 'c');
	await expect(row(page, /n1 · .*, yours, /)).toHaveCount(1);

	await press('h');
	await expect(choice(page, 'Mateo Cruz, at a desk')).toBeFocused();
	await press('Space');
	await tabTo(page, sends(page, 'Offer'));
	await press('Enter');
	await isOffered(mateo);

	await mateo.keyboard.press('j');
	await mateo.keyboard.press('y');
	await expect(row(mateo, /n1 · .*, yours, /)).toHaveCount(1);
	await expect.poll(async () => (await floor.caseOf('northwind', 'n1')).owner?.id).toBe('mateo');

	await press('+');
	await expect(field(page, 'What is the matter')).toBeFocused();
	await keyboard.type('Wants to be called');
	await tabTo(page, choice(page, 'Technical'));
	await press('ArrowDown', 'ArrowDown');
	await expect(choice(page, 'Complaint')).toBeChecked();
	await tabTo(page, choice(page, 'Lacks skill or authority'));
	await press('ArrowDown');
	await expect(choice(page, 'Asked for a manager')).toBeChecked();
	await tabTo(page, sends(page, 'Raise'));
	await press('Enter');
	await isRaised(page);

	await tabTo(page, bell(page));
	await press('Enter');
	await tabTo(page, untilSix(page));
	await press('Enter');
	await isMuted(page);
	await expect(page.getByRole('button', { name: /^Push is muted/ })).toBeFocused();

	await press('/');
	await keyboard.type('sam porter');
	// without a look at the list, which follows a search only when nothing was typed for a while
	await press('Escape', 'k', 'k');
	await expect(row(page, /k1 · Checkout down/)).toBeFocused();
	await expect(list(page).getByRole('listitem')).toHaveCount(2);
	await press('4');
	await expect(row(page, /k1 · Checkout down, Tier 4/)).toBeVisible();
	await press('u');
	await expect(row(page, /k1 · Checkout down, Tier 2/)).toBeVisible();

	await press('Enter');
	await expect(detailsOf(page).getByRole('heading', { name: 'Checkout down' })).toBeVisible();
	await press('t');
	await tabTo(page, field(page, 'What the customer was told'));
	await keyboard.type('We renew it now');
	await tabTo(page, sends(page, 'Customer updated'));
	await press('Enter');
	await isTold(page);

	await tabTo(page, within(page, /Why\?/));
	await press('Enter');
	await expect(explained(page)).toBeVisible();

	await press('r');
	await expect(field(page, 'Cause')).toBeFocused();
	await keyboard.type('Certificate ran out');
	await press('Tab');
	await keyboard.type('Renewed it');
	await tabTo(page, sends(page, 'Resolve'));
	await press('Enter');
	await isResolved(floor);
});

test('DESK-106 the ten tasks by roles and names alone, as a screen reader acts', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floorOf(floor);
	const [page, mateo] = [await newPage(), await newPage()];
	await deskOf(mateo, floor, 'Mateo Cruz');
	await deskOf(page, floor);

	await act(row(page, /^Claim /).first());
	await expect(row(page, /n1 · .*, yours, /)).toHaveCount(1);

	await act(row(page, /^T4: move Kestrel k1 to tier 4/));
	await expect(row(page, /k1 · .*, Tier 4, /)).toHaveCount(1);
	await act(page.getByRole('button', { name: 'Undo: Kestrel k1 is in Tier 4' }));
	await expect(row(page, /k1 · .*, Tier 2, /)).toHaveCount(1);

	await act(row(page, /n1 · Refund missing/));
	await act(within(page, 'Hand over…'));
	await act(choice(page, 'Mateo Cruz, at a desk'));
	await act(sends(page, 'Offer'));
	await isOffered(mateo);
	await act(row(mateo, /^Accept Northwind n1/));
	await expect(row(mateo, /n1 · .*, yours, /)).toHaveCount(1);

	await act(page.getByRole('button', { name: '+ Raise' }));
	await field(page, 'What is the matter').fill('Wants to be called');
	await act(choice(page, 'Complaint'));
	await act(choice(page, 'Asked for a manager'));
	await act(sends(page, 'Raise'));
	await isRaised(page);

	await act(bell(page));
	await act(untilSix(page));
	await isMuted(page);

	await act(row(page, /k1 · Checkout down/));
	await act(within(page, /^k2 · Charged twice/));
	await expect(detailsOf(page).getByRole('heading', { name: 'Charged twice' })).toBeVisible();

	await act(row(page, /k1 · Checkout down/));
	// until then the details are those of the other one, and act on it
	await expect(detailsOf(page).getByRole('heading', { name: 'Checkout down' })).toBeVisible();
	await act(within(page, /^Customer updated$/));
	await isTold(page);

	await act(detailsOf(page).getByRole('list', { name: 'Clocks' }).getByRole('button').first());
	await expect(explained(page)).toBeVisible();

	await act(within(page, /^Resolve$/));
	await field(page, 'Cause').fill('Certificate ran out');
	await field(page, 'What was done').fill('Renewed it');
	await act(sends(page, 'Resolve'));
	await isResolved(floor);
});

/** As a screen reader activates what it has found: it needs a role, a name and an open control, but no place to touch. */
async function act(target: Locator): Promise<void> {
	await expect(target).toBeEnabled();
	await target.dispatchEvent('click');
}

/** On by Tab until there; a control that cannot be reached so is a fault. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await target.waitFor();
	for (let presses = 0; presses < 150; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('it cannot be reached with Tab');
}
