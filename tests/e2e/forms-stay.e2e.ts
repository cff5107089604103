import type { Page } from '@playwright/test';
import { expect, signIn, TABLET, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

test.use({ ...TABLET, expected: /Failed to load resource|ERR_|status of/ });
const ADMIN = 'Noor Haddad';
const TEXT = '/admin/clients/northwind/text';
const YAML = 'lease: 1h\n';

const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();
const note = (page: Page) =>
	page.locator('[aria-live=assertive]').filter({ hasText: 'is still here' });

test('NET-10 a configuration that is saved without a connection stays as it was typed, and is saved once there is one', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, ADMIN, TEXT);
	const text = page.getByLabel('Configuration as YAML');
	await text.fill(YAML);
	await page.context().setOffline(true);
	await save(page);
	await expect(note(page)).toContainText('Not sent: no connection.');
	await expect(text).toHaveValue(YAML);
	await page.context().setOffline(false);
	await save(page);
	await expect(page.getByText('Saved as version 1.')).toBeVisible();
	await expect(note(page)).toHaveCount(0);
});

test('NET-10 a new person whom the server fails to keep stays as typed, and the page says so in sight', async ({
	page,
	floor
}) => {
	await signIn(page, floor, ADMIN, '/admin/people/new');
	await page.getByLabel('Name', { exact: true }).fill('Nadia Petrov');
	await page.getByLabel('Signs in as').fill('nadia');
	for (const [status, said] of [
		[500, 'Something went wrong on the server'],
		[503, 'No answer came']
	] as const) {
		await page.route('**/admin/people/new', (route) =>
			route.request().method() === 'POST'
				? route.fulfill({
						...{ status, contentType: 'application/json' },
						body: JSON.stringify({ type: 'error', status, error: { message: 'Internal Error' } })
					})
				: route.fallback()
		);
		await page.getByRole('button', { name: 'Make' }).click();
		await expect(note(page)).toContainText(said);
		await expect(note(page)).toBeInViewport();
	}
	await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nadia Petrov');
});

test('NET-10 whose session has ended signs in in a new tab and sends what was typed', async ({
	page,
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, ADMIN, TEXT);
	const text = page.getByLabel('Configuration as YAML');
	await text.fill(YAML);
	const elsewhere = await newPage(TABLET);
	await signIn(elsewhere, floor, ADMIN, '/account');
	await elsewhere.getByRole('button', { name: /others/ }).click();
	await expect(elsewhere.getByRole('status')).toBeVisible();
	await save(page);
	await expect(note(page)).toContainText('you are signed out');
	expect(await smallTargets(page)).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
	const opens = page.context().waitForEvent('page');
	await note(page).getByRole('link', { name: 'Sign in, in a new tab' }).click();
	const tab = await opens;
	await tab.getByRole('button', { name: new RegExp(ADMIN) }).click();
	await tab.waitForURL((url) => url.pathname === TEXT);
	await tab.close();
	await expect(text).toHaveValue(YAML);
	await save(page);
	await expect(page.getByText('Saved as version 1.')).toBeVisible();
});

test('NET-10 a form that is for others is refused in words that its page can show', async ({
	page,
	floor
}) => {
	await signIn(page, floor, 'Marta Lindqvist', '/account');
	const answer = await page.request.post(`${floor.url}/admin/keys?/make`, {
		headers: { 'x-sveltekit-action': 'true', accept: 'application/json', origin: floor.url },
		form: { name: 'CRM' }
	});
	expect(answer.status()).toBe(403);
	expect(await answer.json()).toEqual({
		...{ type: 'error', status: 403 },
		error: { message: 'This is for others. Ask an administrator.' }
	});
});
