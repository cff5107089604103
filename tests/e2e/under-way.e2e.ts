/** What somebody does while an answer to what they did before is still under way. */
import type { Page } from '@playwright/test';
import { expect, open, signIn, test } from './fixtures.ts';

/** Holds what is asked of an address from now on. @returns lets it go */
async function held(page: Page, address: RegExp, method = 'GET'): Promise<() => void> {
	let go: () => void = () => undefined;
	const gone = new Promise<void>((resolve) => (go = resolve));
	await page.route(address, async (route) => {
		if (route.request().method() === method) await gone;
		await route.fallback();
	});
	return go;
}
/** What the page does with an answer is done. */
const painted = (page: Page) =>
	page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);

test('NET-12 a page that was asked for opens, though the one before it is read anew meanwhile', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/admin/walls');
	const go = await held(page, /\/admin\/boards\/__data\.json/);
	const nav = page.getByRole('navigation', { name: 'Administration' });
	await nav.getByRole('link', { name: 'Boards', exact: true }).click();
	// it asks whether it can be read anew
	await page.waitForResponse(/\/admin\/walls/);
	await painted(page);
	go();
	await expect(page).toHaveURL(/\/admin\/boards$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Boards');
});

test('NET-12 a page that was asked for opens, though a form of the one before it is answered meanwhile', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/alerts');
	const answer = await held(page, /\/alerts\?/, 'POST');
	const go = await held(page, /\/shift\/__data\.json/);
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('link', { name: 'Shift', exact: true }).click();
	const answered = page.waitForResponse((response) => response.request().method() === 'POST');
	answer();
	await answered;
	await painted(page);
	go();
	await expect(page).toHaveURL(/\/shift$/);
});

test('ADMIN-19 what is typed while a configuration is being saved stays, and is saved by the next time', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Noor Haddad', '/admin/clients/northwind/text');
	const text = page.getByLabel('Configuration as YAML');
	const save = page.getByRole('button', { name: 'Save' });
	const answer = await held(page, /\/text$/, 'POST');
	await text.fill('lease: 1h\n');
	await save.click();
	await text.fill('lease: 2h\n');
	answer();
	await expect(page.getByText('Saved as version 1.')).toBeVisible();
	await expect(text).toHaveValue('lease: 2h\n');
	await save.click();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
	expect(await floor.api('GET', '/clients/northwind/configuration')).toMatchObject({
		configuration: { lease: '2h' }
	});
});

test('ADMIN-19 what is typed while a board is being saved is not said to be saved', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/admin/boards/demo');
	const message = page.getByRole('textbox', { name: /Message of the day/ });
	const save = page.getByRole('button', { name: 'Save', exact: true });
	const saved = page.getByText('Saved. Its walls show it.');
	const answer = await held(page, /\/admin\/boards\/demo\?/, 'POST');
	// of the state that it goes on from, known as soon as it was saved
	const began = page.locator('input[name=began]');
	const before = await began.inputValue();
	await message.fill('Fire drill');
	await save.click();
	await message.fill('Fire drill at noon');
	await message.blur();
	answer();
	await expect(began).not.toHaveValue(before);
	await painted(page);
	await expect(saved).toHaveCount(0);
	await save.click();
	await expect(saved).toBeVisible();
	expect(await floor.api('GET', '/boards/demo')).toMatchObject({
		settings: { message: 'Fire drill at noon' }
	});
});

test('BOARD-14 what only saving finds wrong stays at its field, however soon it was saved', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/admin/boards/new');
	await page.getByLabel('Name', { exact: true }).fill('Lobby');
	const look = await held(page, /\/admin\/boards\/check$/, 'POST');
	const looked = page.waitForRequest(/\/admin\/boards\/check$/);
	await page.getByLabel('Word in its address').fill('demo');
	// its typing has rested, and the look at it is under way
	await looked;
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	const taken = page.getByText(/demo.*(taken|already|there is)/i);
	await expect(taken).toBeVisible();
	const told = page.waitForResponse(/\/admin\/boards\/check$/);
	look();
	await told;
	await painted(page);
	await expect(taken).toBeVisible();
});

test('NET-13 a form that is sent once more before it is answered is sent once', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Noor Haddad', '/admin/keys');
	await page.getByRole('button', { name: 'New key' }).click();
	await page.getByLabel('Name', { exact: true }).fill('CRM');
	for (const box of [/^Kestrel/, /Read cases and their history/])
		await page.getByRole('checkbox', { name: box }).check();
	const answer = await held(page, /\/admin\/keys\?/, 'POST');
	await page.getByRole('button', { name: 'Make the key' }).dblclick();
	answer();
	await expect(page.getByLabel('Key', { exact: true })).toHaveValue(/^andon_/);
	await open(page, `${floor.url}/admin/keys`);
	await expect(page.getByRole('rowheader', { name: 'CRM' })).toHaveCount(1);
});
