import { expect, open as openPage, test } from './fixtures.ts';

test('PEOPLE-16 the older of two pages of a person says what has changed, keeps what was typed, and saves it when asked again', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.enter({ id: 'ben', name: 'Ben', role: 'supervisor', clients: '*' });
	const value = await floor.enter({ id: 'ann', name: 'Ann', role: 'administrator', clients: '*' });
	const open = async () => {
		const page = await newPage();
		await page.context().addCookies([{ name: 'andon-session', value, url: floor.url }]);
		await openPage(page, `${floor.url}/admin/people/ben`);
		const role = page.getByRole('combobox', { name: 'Role' });
		const name = page.getByRole('textbox', { name: 'Name' });
		const save = page.getByRole('button', { name: 'Save', exact: true });
		return { page, role, name, save };
	};
	const [older, newer] = [await open(), await open()];
	await newer.role.selectOption('agent');
	await newer.save.click();
	await expect(newer.page.getByRole('status')).toBeVisible();
	await older.name.fill('Benjamin');
	await older.save.click();
	await expect(
		older.page.getByText('Somebody else has changed the role (agent now)')
	).toBeVisible();
	await expect(older.name).toHaveValue('Benjamin');
	await newer.page.reload();
	await expect(newer.role).toHaveValue('agent');
	await expect(newer.name).toHaveValue('Ben');
	await older.save.click();
	await expect(older.page.getByRole('status')).toBeVisible();
	// one's own page is never older than what one has just saved
	await older.role.selectOption('manager');
	const answered = older.page.waitForResponse(/\?\/change$/);
	await older.save.click();
	await answered;
	await newer.page.reload();
	await expect(newer.name).toHaveValue('Benjamin');
	await expect(newer.role).toHaveValue('manager');
});
