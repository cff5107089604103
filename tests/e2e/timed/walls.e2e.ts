import type { Page } from '@playwright/test';
import { expect, open, signIn, test, TABLET } from '../fixtures.ts';
import type { Floor } from '../floor.ts';
import { seen, within } from '../soon.ts';

const CODE = /^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/;

async function codeOf(page: Page): Promise<string> {
	const code = page.locator('[data-code]');
	await expect(code).toHaveAttribute('data-code', CODE);
	return (await code.getAttribute('data-code')) ?? '';
}

/** A screen that shows a code. */
async function waitingScreen(page: Page, floor: Floor): Promise<string> {
	await open(page, `${floor.url}/wall?pair`);
	return codeOf(page);
}

async function pair(staff: Page, code: string, name: string): Promise<void> {
	await staff.getByRole('textbox').fill(code.toLowerCase().replace('-', ''));
	await staff.getByRole('button', { name: 'Next' }).click();
	await expect(staff.getByText(`it shows the code ${code}`)).toBeVisible();
	await staff.getByLabel('Name').fill(name);
	await staff.getByLabel('Place').fill('Hall 2');
	await staff.getByRole('button', { name: 'Make it a wall' }).click();
	await expect(staff.getByRole('heading', { name: `${name} is a wall now` })).toBeVisible();
}

test('WALLS-3 a token that does not hold takes its cookie with it, also without https', async ({
	floor
}) => {
	const answer = await fetch(`${floor.url}/wall`, { headers: { cookie: 'andon-wall=gone' } });
	const [cookie = ''] = answer.headers.getSetCookie();
	expect(cookie).toMatch(/^andon-wall=;.*Max-Age=0/i);
	expect(cookie).not.toMatch(/Secure/i);
});

test.describe('a screen becomes a wall, and is one no more', () => {
	// a browser tells of every answer that is no 200, and of a socket that was closed
	test.use({ expected: /status of 40[134]|WebSocket/ });

	test('PAIR-11 a supervisor pairs a screen by its code, and it shows its board', async ({
		floor,
		newPage
	}) => {
		const [screen, staff] = [await newPage(), await newPage(TABLET)];
		const code = await waitingScreen(screen, floor);
		await signIn(staff, floor, 'Priya Raman', '/walls/pair');
		await staff.getByRole('textbox').fill('BCDFGHJK');
		await staff.getByRole('button', { name: 'Next' }).click();
		await expect(staff.getByRole('alert')).toContainText('No screen shows this code now');
		await pair(staff, code, 'Paired by hand');
		await screen.locator('main[data-status=live]').waitFor();
		const cookies = await screen.context().cookies();
		const token = cookies.find(({ name }) => name === 'andon-wall');
		expect(token).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
		expect(cookies.map(({ name }) => name)).not.toContain('andon-session');
	});

	test('WALLS-16 a manager sees a wall, has it show its name, renames it, and revokes it: its screen asks to be paired within five seconds', async ({
		startFloor,
		newPage
	}) => {
		const floor = await startFloor();
		const [screen, staff] = [await newPage(), await newPage(TABLET)];
		const code = await waitingScreen(screen, floor);
		await signIn(staff, floor, 'Marta Lindqvist', '/admin/walls');
		await expect(staff.getByRole('heading', { name: 'No wall yet' })).toBeVisible();
		await staff.getByRole('link', { name: 'Pair a screen' }).click();
		await pair(staff, code, 'East wall');
		await screen.locator('main[data-status=live]').waitFor();
		await staff.getByRole('link', { name: 'To the walls' }).click();
		const row = staff.getByRole('listitem').filter({ hasText: 'East wall' });
		await expect(row.getByText('Live', { exact: true })).toBeVisible();
		await expect(row.getByText('1920 × 1080')).toBeVisible();
		// nothing lies on anything else
		const boxes = [row.getByRole('heading'), row.getByText('Live', { exact: true })];
		const lefts = await Promise.all(boxes.map(async (box) => (await box.boundingBox())?.x ?? 0));
		const buttons = await row.getByRole('button', { name: 'Identify' }).boundingBox();
		expect(Math.max(...lefts)).toBeLessThan(buttons?.x ?? 0);

		await row.getByRole('button', { name: 'Identify' }).click();
		await expect(screen.getByText('East wall')).toBeVisible();

		await row.getByRole('button', { name: 'Edit' }).click();
		await row.getByLabel('Name').fill('West wall');
		await row.getByRole('button', { name: 'Save' }).click();
		const renamed = staff.getByRole('listitem').filter({ hasText: 'West wall' });
		await expect(renamed).toBeVisible();
		// it closes with the answer, which may come after the page has read itself anew
		await expect(renamed.getByRole('button', { name: 'Save' })).toHaveCount(0);

		await renamed.getByRole('button', { name: 'Edit' }).click();
		await renamed.getByRole('button', { name: 'Revoke', exact: true }).click();
		await renamed.getByRole('button', { name: 'Revoke West wall' }).click();
		// the demo floor shows its board to anybody: the token is gone all the same
		const paired = async () =>
			(await screen.context().cookies()).some(({ name }) => name === 'andon-wall');
		await within(5000, () => expect.poll(paired, { intervals: [50] }).toBe(false));
		await expect(renamed.getByText('Revoked')).toBeVisible();
		await renamed.getByRole('button', { name: 'Forget' }).click();
		await expect(staff.getByRole('heading', { name: 'No wall yet' })).toBeVisible();
	});

	test('WALLS-16 on a floor that is no demo a revoked wall goes back to its code within five seconds', async ({
		startFloor,
		newPage
	}) => {
		const floor = await startFloor('off');
		const [screen, staff] = [await newPage(), await newPage(TABLET)];
		await open(staff, `${floor.url}/set-up`);
		await staff.getByLabel('Set-up token').fill(floor.setUpToken ?? '');
		await staff.getByLabel('Your name').fill('Ada Admin');
		await staff.getByLabel('Password').fill('correct horse battery');
		await staff.getByRole('button', { name: /administrator/ }).click();
		await staff.waitForURL((url) => url.pathname !== '/set-up');
		await open(screen, `${floor.url}/wall`);
		const code = await codeOf(screen);
		await open(staff, `${floor.url}/walls/pair`);
		await pair(staff, code, 'Only wall');
		await screen.locator('main[data-status=live]').waitFor();
		await open(staff, `${floor.url}/admin/walls`);
		await staff.getByRole('button', { name: 'Edit' }).click();
		await staff.getByRole('button', { name: 'Revoke', exact: true }).click();
		await staff.getByRole('button', { name: 'Revoke Only wall' }).click();
		await within(5000, () => seen(screen.locator('[data-code]')));
		expect(await screen.context().cookies()).not.toContainEqual(
			expect.objectContaining({ name: 'andon-wall' })
		);
	});

	test('ADMIN-1 a supervisor is told that boards and walls are for others, and changes none', async ({
		floor,
		newPage
	}) => {
		const staff = await newPage(TABLET);
		await signIn(staff, floor, 'Priya Raman');
		await expect(staff.getByRole('link', { name: 'Admin' })).toHaveCount(0);
		await expect(staff.getByRole('link', { name: 'Pair' })).toBeVisible();
		const answer = await staff.goto(`${floor.url}/admin/walls`);
		expect(answer?.status()).toBe(403);
		await expect(staff.getByRole('heading')).toContainText('This page is for others');
		const done = await staff.request.post(`${floor.url}/admin/walls?/do`, {
			form: { id: 'x', deed: 'revoke' },
			headers: { origin: floor.url, accept: 'application/json' }
		});
		expect(done.status()).toBe(403);
	});
});
