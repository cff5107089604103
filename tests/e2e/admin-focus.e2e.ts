/** Pages of administration by keyboard alone: the focus stays where somebody works. */
import { expect, signIn, test } from './fixtures.ts';

test('ADMIN-17 in the board editor the focus stays at what was saved, and goes to the next page when one is taken out', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/admin/boards/demo');
	const press = async (name: string) => {
		await page.getByRole('button', { name, exact: true }).focus();
		await page.keyboard.press('Enter');
	};
	await press('Add a page');
	await press('Add a page');
	await expect(page.getByRole('group', { name: 'Page 3' })).toBeVisible();
	await press('Remove page 2');
	await expect(page.getByRole('group', { name: 'Page 3' })).toHaveCount(0);
	await expect(page.getByRole('group', { name: 'Page 2' }).locator(':focus')).toHaveCount(1);
	await press('Save');
	await expect(page.getByText('Saved. Its walls show it.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
});

test('ADMIN-17 what asks once more has the focus, first on the way back', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Noor Haddad', '/admin/keys');
	const row = page.getByRole('row').nth(1);
	await row.getByRole('button', { name: /^Revoke/ }).focus();
	await page.keyboard.press('Enter');
	await expect(row.getByRole('button', { name: 'Cancel' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(row.getByRole('button', { name: /^Revoke/ })).toBeFocused();
});

test('ADMIN-18 who types in another field while a form is on its way is not disturbed by its answer', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, 'Noor Haddad', '/admin/clients/kestrel');
	await page.getByRole('button', { name: 'New queue' }).click();
	const facts = page.getByRole('main').locator('form').first();
	const queue = page.getByRole('form', { name: 'New queue' }).getByLabel('Name', { exact: true });
	const { promise: answers, resolve: answer } = Promise.withResolvers<undefined>();
	await page.route('**/admin/clients/kestrel?/facts', async (route) => {
		await answers;
		await route.continue();
	});
	await facts.getByLabel('Name', { exact: true }).fill('Kestrel Air');
	await facts.getByRole('button', { name: 'Save' }).click();
	await queue.fill('Fro');
	answer(undefined);
	await expect(facts.getByRole('status')).toHaveText('Saved.');
	await expect(page.getByRole('heading', { name: 'Kestrel Air' })).toBeVisible();
	await expect(queue).toBeFocused();
	await page.keyboard.type('nt');
	await expect(queue).toHaveValue('Front');
});
