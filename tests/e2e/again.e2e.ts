/** Pages that read themselves anew: an outage takes nothing from them. */
import { expect, open, signIn, test } from './fixtures.ts';
import { wallOf } from './posted.ts';

test.use({ expected: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/ });

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

const PAGES = [
	{ path: '/alerts', field: 'time zone', typed: 'Asia/Tokyo' },
	{ path: '/admin/walls', field: 'Place', typed: 'By the lift' }
] as const;
for (const { path, field, typed } of PAGES)
	test(`NET-11 ${path} stays where the server answers one question and goes before the next`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor('off');
		const value = await floor.enter({ id: 'ann', name: 'Ann', role: 'manager', clients: '*' });
		const page = await newPage();
		await page.context().addCookies([{ name: 'andon-session', value, url: floor.url }]);
		await wallOf(floor, `andon-session=${value}`);
		await open(page, floor.url + path);
		if (path === '/admin/walls') await page.getByRole('button', { name: 'Edit' }).click();
		else await page.getByRole('checkbox', { name: /^Quiet hours/ }).check();
		const typing = page.getByRole('textbox', { name: field });
		await typing.fill(typed);
		let asked = 0;
		await page.route(
			(url) => url.pathname.startsWith(path),
			(route) => (asked++ === 0 ? route.continue() : route.abort('connectionrefused'))
		);
		await expect(page.getByText(/^No data since/)).toBeVisible({ timeout: 30_000 });
		await expect(typing).toHaveValue(typed);
		expect(asked).toBeGreaterThan(1);
		await page.unroute((url) => url.pathname.startsWith(path));
	});
