/** Where the focus is, what is read out, and single keys that are off. */
import { deskOfSix, list, MATEO, rowOf } from './desk-hands.ts';
import { expect, test } from './fixtures.ts';

const WIDE = { viewport: { width: 1280, height: 820 } };

test('DESK-99 the focus stays with its row, and goes to the next one when that leaves', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor }, WIDE);
	const claim = page.getByRole('button', { name: 'Claim Kestrel k1' });
	await claim.focus();
	await page.keyboard.press('Enter');
	await expect(rowOf(page, 'k1').locator('.open')).toBeFocused();
	await floor.change('kestrel', [
		{ case: 'k1', command: { type: 'resolve', cause: 'Certificate', done: 'Renewed' } }
	]);
	await expect(rowOf(page, 'k1')).toHaveCount(0);
	// its row has gone down the list by the claim: whichever stands there now
	await expect(list(page).locator('.open:focus')).toHaveCount(1);

	// a form gives it back
	await page.keyboard.press('j');
	await page.keyboard.press('Enter');
	const details = page.getByRole('complementary', { name: 'Details' });
	const note = details.getByRole('button', { name: 'Add note' });
	await note.click();
	await details.getByRole('button', { name: 'Cancel' }).click();
	await expect(note).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(list(page).locator('[data-cursor] .open')).toBeFocused();
});

test('DESK-97 single keys are turned off in the sheet, for this person, and stay off', async ({
	newPage,
	startFloor
}) => {
	const { page } = await deskOfSix({ newPage, startFloor }, WIDE);
	await page.getByRole('button', { name: 'Keys', exact: true }).click();
	const sheet = page.getByRole('dialog', { name: 'Keys' });
	await sheet.getByRole('checkbox', { name: /^Single keys act/ }).uncheck();
	await sheet.getByRole('button', { name: 'Close' }).click();
	await page.reload();
	await expect(rowOf(page, 'n1')).toBeVisible();
	await page.keyboard.press('j');
	await page.keyboard.press('?');
	await expect(list(page).locator('[data-cursor]')).toHaveCount(0);
	await expect(sheet).toHaveCount(0);
	await page.keyboard.press('ArrowDown');
	await expect(list(page).locator('[data-cursor]')).toHaveCount(1);
});

test('DESK-101 a screen reader is told in sum what came, and at once only of its own refused act', async ({
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor }, WIDE);
	await page.evaluate(() => {
		const said: string[] = [];
		Object.assign(window, { said });
		for (const region of document.querySelectorAll('main [aria-live]'))
			new MutationObserver(() =>
				said.push(`${region.getAttribute('aria-live')}: ${region.textContent}`)
			).observe(region, { childList: true, characterData: true, subtree: true });
	});
	const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
	// all of them by one message: how often it is told of is not how soon a server takes three
	const came = { type: 'escalate', subject: 'technical', trigger: 'functional' } as const;
	await floor.change(
		'northwind',
		['m1', 'm2', 'm3'].flatMap((id) => [
			{ case: id, command: { type: 'open', title: 'Late parcel', ref: id } },
			{ case: id, command: came }
		])
	);
	await expect
		.poll(said, { timeout: 15_000 })
		.toContainEqual(expect.stringMatching(/^polite: [123] new/));
	expect((await said()).filter((one) => one.includes('new')).length).toBeLessThanOrEqual(2);
	expect((await said()).filter((one) => one.startsWith('assertive'))).toEqual([]);
	await floor.claim('halden', 'h1', MATEO);
	await expect(rowOf(page, 'h1').getByText('Mateo')).toBeVisible();
	expect((await said()).filter((one) => one.startsWith('assertive'))).toEqual([]);
	await expect(
		page.getByRole('button', {
			name: /^Kestrel · Technical, k1 · Checkout down, Tier 2, nobody has it, claim .* min$/
		})
	).toBeVisible();
});
