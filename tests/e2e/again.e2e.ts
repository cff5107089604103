/** Pages that read themselves anew: an outage takes nothing from them. */
import { expect, signIn, test } from './fixtures.ts';

test.use({ expected: /ERR_INTERNET_DISCONNECTED/ });

test('NET-11 the page of the walls stays while there is no connection, says since when it is old, and goes on', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/admin/walls');
	const heading = page.getByRole('heading', { name: 'No wall yet' });
	const old = page.getByText(/^No data since \d\d:\d\d:\d\d$/);
	await expect(heading).toBeVisible();
	await expect(old).toHaveCount(0);
	await page.context().setOffline(true);
	await expect(old).toBeVisible({ timeout: 10_000 });
	await expect(heading).toBeVisible();
	await page.context().setOffline(false);
	await expect(old).toHaveCount(0, { timeout: 10_000 });
	await expect(heading).toBeVisible();
});

test('NET-11 whose session is over is told so on the page, which goes on once they have signed in elsewhere', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	await signIn(page, floor, 'Marta Lindqvist', '/admin/walls');
	const over = page.getByText(/^You are signed out: nothing here is new/);
	await page.context().clearCookies();
	await expect(over).toBeVisible({ timeout: 10_000 });
	await expect(page.getByRole('heading', { name: 'No wall yet' })).toBeVisible();
	const [door] = await Promise.all([
		page.waitForEvent('popup'),
		page.getByRole('link', { name: 'Sign in, in a new tab' }).click()
	]);
	await door.getByRole('button', { name: /Marta Lindqvist/ }).click();
	await door.waitForURL(/admin\/walls/);
	await expect(over).toHaveCount(0, { timeout: 10_000 });
	await expect(page.getByText(/^No data since/)).toHaveCount(0);
});
