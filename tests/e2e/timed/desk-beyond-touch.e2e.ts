import { deskOfSix, list, MATEO, refs, rowOf, said } from '../desk-hands.ts';
import { expect, openDesk, TABLET, test } from '../fixtures.ts';

test('DESK-66 everything by keyboard alone', async ({ newPage, startFloor }) => {
	const { page } = await deskOfSix(
		{ newPage, startFloor },
		{ viewport: { width: 1280, height: 820 } }
	);
	const keys = page.keyboard;
	await keys.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await keys.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	const here = list(page).locator('[data-cursor]');
	await keys.press('j');
	await keys.press('j');
	await expect(here).toContainText('Kestrel');
	await keys.press('k');
	await expect(here).toContainText('n1');
	await keys.press('j');
	await keys.press('c');
	await expect(rowOf(page, 'k1').getByText('You')).toBeVisible();
	await keys.press('u');
	await expect(page.getByRole('button', { name: 'Claim Kestrel k1' })).toBeVisible();
	await keys.press('3');
	await expect(rowOf(page, 'k1').getByRole('button', { pressed: true })).toHaveText('T3');
	await keys.press('Enter');
	const details = page.getByRole('complementary', { name: 'Details' });
	await expect(details.getByRole('heading', { name: 'Checkout down' })).toBeVisible();
	await keys.press('n');
	await expect(details.getByRole('textbox', { name: 'Note' })).toBeFocused();
	await keys.type('c 4 u: only words');
	await keys.press('Tab');
	await keys.press('Tab');
	await keys.press('Enter');
	await expect(details.getByText('c 4 u: only words')).toBeVisible();
	await expect(rowOf(page, 'k1').getByRole('button', { pressed: true })).toHaveText('T3');
	await keys.press('Escape');
	await expect(details.getByRole('heading', { name: 'Checkout down' })).toHaveCount(0);
	await keys.press('/');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await keys.type('parcel');
	await expect.poll(() => refs(page)).toEqual(['n2']);
});

test('DESK-67 a list of two thousand answers a tap and a search at once', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(120_000);
	const floor = await startFloor();
	await floor.change(
		'northwind',
		Array.from({ length: 2000 }, (_, index) => `b${index}`).flatMap((id, index) => [
			{ case: id, ago: 400 - index / 10, command: { type: 'open' as const, title: `Case ${id}` } },
			{
				case: id,
				ago: 400 - index / 10,
				command: { type: 'escalate' as const, subject: 'technical', trigger: 'time' as const }
			}
		])
	);
	const page = await newPage(TABLET);
	await openDesk(page, floor);
	await expect(page.getByRole('button', { name: 'All 2,000' })).toBeVisible();
	// only what is in sight is drawn
	expect(await list(page).getByRole('listitem').count()).toBeLessThan(40);
	const until = (act: string, seen: string) =>
		page.evaluate(
			([act, seen]) =>
				new Promise<number>((resolve) => {
					const began = performance.now();
					const watch = new MutationObserver(() => {
						if (!document.querySelector(seen)) return;
						watch.disconnect();
						requestAnimationFrame(() => resolve(performance.now() - began));
					});
					watch.observe(document.body, { subtree: true, childList: true, attributes: true });
					document.querySelector<HTMLElement>(act)?.click();
				}),
			[act, seen] as const
		);
	const claimed = await until('[aria-label="Claim Northwind b0"]', '[title="Priya Raman"]');
	expect(claimed).toBeLessThan(500);
	const began = performance.now();
	await page.getByRole('searchbox').fill('b1999');
	await expect.poll(() => refs(page), { intervals: [20] }).toEqual(['b1999']);
	const searched = performance.now() - began;
	expect(searched).toBeLessThan(1500);
	console.log(
		`2,000 rows: a tap shows after ${Math.round(claimed)} ms, a search after ${Math.round(searched)} ms`
	);
});

test.describe('when the line is down', () => {
	test.use({ expected: /ERR_INTERNET_DISCONNECTED|WebSocket/ });

	test('DESK-68 a tap is refused honestly, and the page is right within two seconds of the return', async ({
		newPage,
		startFloor
	}) => {
		const { floor, page } = await deskOfSix({ newPage, startFloor });
		await page.context().setOffline(true);
		await expect(page.getByText(/^No data since/)).toBeVisible({ timeout: 6000 });
		await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await expect(said(page, 'Kestrel k1: not sent, no connection').first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Claim Kestrel k1' })).toBeVisible();
		await floor.claim('kestrel', 'k1', MATEO);
		await page.context().setOffline(false);
		await expect(rowOf(page, 'k1').getByText('Mateo')).toBeVisible({ timeout: 2000 });
		await expect(page.getByText(/^No data since/)).toHaveCount(0);
	});
});

test('DESK-69 a desk that is signed out elsewhere stops showing the floor', async ({
	browser,
	newPage,
	startFloor
}) => {
	const { floor, page } = await deskOfSix({ newPage, startFloor });
	const elsewhere = await browser.newContext({ storageState: await page.context().storageState() });
	const other = await elsewhere.newPage();
	await other.goto(`${floor.url}/desk`);
	await other.getByRole('button', { name: 'Sign out' }).click();
	await other.waitForURL(/sign-in|\/$/);
	await elsewhere.close();
	await expect(page).toHaveURL(/\/sign-in/, { timeout: 15_000 });
});
