/** Two administrators who have the same settings open at once. */
import type { Page } from '@playwright/test';
import { expect, open, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { wallOf } from './posted.ts';

const FORMS = [
	{
		what: 'a client',
		path: '/admin/clients/acme',
		field: 'name',
		said: ['Hers', 'His', 'Once more']
	},
	{ what: 'a floor', path: '/admin/floors', field: 'title', said: ['Hers', 'His', 'Once more'] },
	{ what: 'how people sign in', path: '/admin/sign-in', field: 'idleHours', said: ['3', '5', '6'] }
] as const;

/** A page of an administrator, who is signed in. */
async function opened(newPage: () => Promise<Page>, floor: Floor, id: string, path: string) {
	const value = await floor.enter({ id, name: id, role: 'administrator', clients: '*' });
	const page = await newPage();
	await page.context().addCookies([{ name: 'andon-session', value, url: floor.url }]);
	await open(page, floor.url + path);
	return { page, value };
}

for (const { what, path, field, said } of FORMS)
	test(`ADMIN-20 who saves ${what} that somebody changed meanwhile is told so, keeps what was typed, and can save it`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor('off');
		if (path.includes('acme')) await floor.api('PUT', '/clients/acme', { name: 'Acme' });
		const [{ page: older }, { page: newer }] = [
			await opened(newPage, floor, 'ben', path),
			await opened(newPage, floor, 'ann', path)
		];
		const [hers, mine, next] = said;
		const part = (page: Page) => page.locator('main form').first();
		const box = (page: Page) => part(page).locator(`input[name=${field}]`);
		const save = (page: Page) => part(page).getByRole('button', { name: 'Save', exact: true });
		await box(newer).fill(hers);
		await save(newer).click();
		await expect(part(newer).getByText(/^Saved/)).toBeVisible();
		await box(older).fill(mine);
		await save(older).click();
		const told = part(older).getByRole('alert');
		await expect(told).toContainText(/changed (this|these) \w+ meanwhile/);
		await expect(box(older)).toHaveValue(mine);
		// saving once more is no way past it
		await save(older).click();
		await expect(told).toBeVisible();
		const shown = older.waitForEvent('popup');
		await told.getByRole('link', { name: 'Look at it as it is now' }).click();
		const theirs = await shown;
		await expect(box(theirs)).toHaveValue(hers);
		await theirs.close();
		await told.getByRole('button', { name: 'Save mine all the same' }).click();
		await expect(part(older).getByText(/^Saved/)).toBeVisible();
		await expect(told).toHaveCount(0);
		// what it was saved as is what it goes on from
		await box(older).fill(next);
		const answered = older.waitForResponse((response) => response.request().method() === 'POST');
		await save(older).click();
		await answered;
		await newer.reload();
		await expect(box(newer)).toHaveValue(next);
	});

test('ADMIN-20 who changes a wall that somebody changed meanwhile is told so, though its page reads itself anew', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor('off');
	const { page: older, value } = await opened(newPage, floor, 'ben', '/admin/walls');
	await wallOf(floor, `andon-session=${value}`);
	const { page: newer } = await opened(newPage, floor, 'ann', '/admin/walls');
	const place = (page: Page) => page.getByRole('textbox', { name: 'Place' });
	for (const page of [older, newer]) await page.getByRole('button', { name: 'Edit' }).click();
	await place(older).fill('Hall 1');
	await place(newer).fill('Hall 2');
	await newer.getByRole('button', { name: 'Save' }).click();
	await expect(older.getByText('Hall 2')).toBeVisible({ timeout: 30_000 });
	await older.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(older.getByText(/changed this wall meanwhile/)).toBeVisible();
	await expect(place(older)).toHaveValue('Hall 1');
	await older.getByRole('button', { name: 'Save mine all the same' }).click();
	await expect(newer.getByText('Hall 1')).toBeVisible({ timeout: 30_000 });
});
