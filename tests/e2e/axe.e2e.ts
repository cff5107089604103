/** What axe-core says of every page, in both schemes: nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PARTS } from '#lib/admin/form/parts.ts';
import { deskOf, isKept, rowOf, six } from './desk-hands.ts';
import { expect, open, openWall, signIn, TABLET, test, WALL } from './fixtures.ts';
import { fill, type FloorName } from './floors.ts';

// addresses that are wrong are answered 404, a form that is wrong 422; a server can be away
test.use({ expected: /status of (400|403|404|422)|ERR_INTERNET_DISCONNECTED/ });

/** @returns each rule that a page breaks, with the first elements that do */
async function broken(page: Page): Promise<string[]> {
	await page.evaluate(() => document.fonts.ready);
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, help, nodes }) => {
		const places = nodes.slice(0, 4).map(({ target, any }) => {
			const data = any[0]?.data as { contrastRatio?: number } | undefined;
			return `${target.join(' ')}${data?.contrastRatio ? ` (${data.contrastRatio}:1)` : ''}`;
		});
		return `${id}: ${help}: ${places.join(', ')}`;
	});
}
async function nothingBroken(page: Page, what: string): Promise<void> {
	expect.soft(await broken(page), what).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
	test(`A11Y-1 axe finds nothing at a desk, with details, forms and keys open, ${colorScheme}`, async ({
		newPage,
		startFloor
	}) => {
		// axe looks at it eighteen times
		test.setTimeout(240_000);
		const floor = await startFloor();
		await six(floor);
		const page = await newPage({ ...TABLET, colorScheme });
		await open(page, `${floor.url}/sign-in`);
		await nothingBroken(page, 'sign in');
		await deskOf(page, floor);
		await nothingBroken(page, 'desk');
		await page.getByRole('button', { name: 'Push notifications' }).tap();
		await nothingBroken(page, 'push');
		await page.keyboard.press('Escape');
		await rowOf(page, 'n1').locator('button.open').tap();
		const details = page.getByRole('complementary', { name: 'Details' });
		await expect(details.getByText('So far')).toBeVisible();
		await nothingBroken(page, 'details');
		await details.getByRole('button', { name: /Why\?/ }).first().tap();
		await expect(details.getByText('Given')).toBeVisible();
		await nothingBroken(page, 'an explanation');
		for (const key of ['n', 't', 'w', 'e', 'r']) {
			await page.keyboard.press(key);
			await expect(details.getByRole('button', { name: 'Cancel' })).toBeVisible();
			await nothingBroken(page, `the form of "${key}"`);
			await details.getByRole('button', { name: 'Cancel' }).tap();
		}
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
		await nothingBroken(page, 'keys');
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: /^Clients: / }).tap();
		await expect(page.getByRole('group', { name: 'Client', exact: true })).toBeVisible();
		await nothingBroken(page, 'a filter');
		await page.keyboard.press('Escape');
		await page.keyboard.press('v');
		await expect(page.getByRole('textbox', { name: 'Save what is shown as' })).toBeVisible();
		await nothingBroken(page, 'views');
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Pick several' }).tap();
		await rowOf(page, 'k1').locator('button.open').tap();
		await nothingBroken(page, 'picking');
		await page.getByRole('button', { name: 'Done' }).tap();
		await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible();
		await nothingBroken(page, 'an undo');
		await page.getByRole('searchbox').fill('nothing is called that');
		await expect(page.getByText('None of the 6 open escalations is like that.')).toBeVisible();
		await nothingBroken(page, 'nothing found');
	});

	test(`A11Y-1 axe finds nothing on the other pages of the staff, ${colorScheme}`, async ({
		newPage,
		startFloor
	}) => {
		test.setTimeout(240_000);
		const floor = await startFloor();
		await fill(floor, 'normal');
		const page = await newPage({ viewport: WALL, colorScheme });
		await open(page, floor.url);
		await nothingBroken(page, 'start');
		await signIn(page, floor, 'Marta Lindqvist', '/alerts');
		for (const path of ['/alerts', '/alerts?which=all&span=day', '/shift', '/shift?compare=week']) {
			await open(page, `${floor.url}${path}`);
			await nothingBroken(page, path);
		}
		const admin = ['/admin/boards', '/admin/boards/new', '/admin/walls', '/walls/pair'];
		for (const path of [...admin, '/shift?which=never', '/nowhere']) {
			await open(page, `${floor.url}${path}`);
			await nothingBroken(page, path);
		}
		await open(page, `${floor.url}/admin/boards`);
		await page.getByRole('main').getByRole('link').first().click();
		await expect(page).toHaveURL(/\/admin\/boards\/.+/);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await nothingBroken(page, 'a board');
	});

	test(`A11Y-1 axe finds nothing on the pages of administration, ${colorScheme}`, async ({
		newPage,
		startFloor
	}) => {
		test.setTimeout(240_000);
		const floor = await startFloor();
		const configuration = {
			teams: { leads: { name: 'Leads', tier: 1, members: ['priya'] } },
			policies: [{ name: 'All', claim: { 1: '5m', 2: '5m', 3: '5m', 4: '5m' }, resolve: '1h' }]
		};
		await floor.api('PUT', '/clients/kestrel/configuration', { configuration });
		const page = await newPage({ ...TABLET, colorScheme });
		await signIn(page, floor, 'Noor Haddad', '/admin');
		const client = ['', ...PARTS, 'text', 'versions?version=1'].map((part) => `kestrel/${part}`);
		const others = ['', '/keys', '/audit', '/floors', '/clients'];
		for (const path of others.concat(client.map((part) => `/clients/${part}`))) {
			await open(page, `${floor.url}/admin${path}`);
			for (const closed of await page.locator('main details:not([open]) > summary').all())
				await closed.click();
			await nothingBroken(page, path);
		}
	});

	test(`A11Y-1 axe finds nothing on the page of customers, ${colorScheme}`, async ({
		newPage,
		floor
	}) => {
		const id = `AXE-${colorScheme}`;
		await floor.configure('kestrel', { customers: { mayEscalate: true }, zone: 'Europe/Berlin' });
		await floor.change('kestrel', [
			{ case: id, command: { type: 'open', ref: id, title: 'Late' } }
		]);
		const made = await floor.api('POST', `/clients/kestrel/cases/${id}/customer-link`);
		const { url } = made as { url: string };
		const page = await newPage({ viewport: { width: 390, height: 844 }, colorScheme });
		await page.goto(url);
		await nothingBroken(page, 'the form');
		await page.getByRole('radio').first().check({ force: true });
		await page.getByRole('button', { name: 'Send' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have got it');
		await nothingBroken(page, 'sent');
		await page.goto(`${floor.url}/ask/no-such-link`);
		await nothingBroken(page, 'a link that does not hold');
	});
}

for (const name of ['empty', 'calm', 'normal', 'flooded'] satisfies FloorName[])
	test(`A11Y-2 axe finds nothing on a wall of a floor that is ${name}, from left to right and from right to left`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await fill(floor, name);
		const page = await newPage();
		await openWall(page, floor);
		await nothingBroken(page, name);
		await page.evaluate(() => (document.documentElement.dir = 'rtl'));
		await page.locator('main.wall').evaluate((main: HTMLElement) => (main.dir = 'rtl'));
		await nothingBroken(page, `${name}, from right to left`);
		await open(page, `${floor.url}/wall?board=nowhere`);
		await nothingBroken(page, 'no such board');
		await open(page, `${floor.url}/wall?pair`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await nothingBroken(page, 'pairing');
	});

test('A11Y-2 axe finds nothing on a wall whose server is away', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	await fill(floor, 'normal');
	const page = await newPage();
	await openWall(page, floor);
	await isKept(page, '/wall');
	await page.context().setOffline(true);
	await expect(page.getByText(/No data since/)).toBeVisible({ timeout: 15_000 });
	await nothingBroken(page, 'stale');
});

test('A11Y-1 axe finds nothing where the first administrator is made', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor('off');
	for (const colorScheme of ['light', 'dark'] as const) {
		const page = await newPage({ viewport: WALL, colorScheme });
		await open(page, `${floor.url}/set-up`);
		await nothingBroken(page, colorScheme);
	}
});
