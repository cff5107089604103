import { deskOfSix, isKept, list, MATEO, refs, rowOf, said } from '../desk-hands.ts';
import { expect, open, openDesk, TABLET, test } from '../fixtures.ts';
import { seen, within } from '../soon.ts';

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
	// the form closes when it was answered, which may be later: until then Escape is for it
	await expect(details.getByRole('textbox', { name: 'Note' })).toHaveCount(0);
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
	/** Ms in the page itself until a selector finds one element, whose text ends so. */
	const until = (act: string, typed: string, of: string, text: string) =>
		page.evaluate(
			([act, typed, of, text]) =>
				new Promise<number>((resolve) => {
					const began = performance.now();
					const watch = new MutationObserver(() => {
						const found = [...document.querySelectorAll(of)].map((each) => each.textContent.trim());
						if (found.length !== 1 || !found[0]?.endsWith(text)) return;
						watch.disconnect();
						requestAnimationFrame(() => resolve(performance.now() - began));
					});
					const all = { subtree: true, childList: true, attributes: true, characterData: true };
					watch.observe(document.body, all);
					const target = document.querySelector<HTMLElement>(act);
					if (target instanceof HTMLInputElement) {
						target.value = typed;
						target.dispatchEvent(new InputEvent('input', { bubbles: true }));
					} else target?.click();
				}),
			[act, typed, of, text] as const
		);
	const claimed = await until(
		'[aria-label="Claim Northwind b0"]',
		'',
		'[title="Priya Raman"]',
		'You'
	);
	expect(claimed).toBeLessThan(500);
	const searched = await until('input[type=search]', 'b1999', 'article .ref', 'b1999');
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
		await isKept(page);
		await page.context().setOffline(true);
		await expect(page.getByText(/^No data since/)).toBeVisible();
		await page.getByRole('button', { name: 'Claim Kestrel k1' }).tap();
		await expect(said(page, 'Kestrel k1: not sent, no connection').first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Claim Kestrel k1' })).toBeVisible();
		await floor.claim('kestrel', 'k1', MATEO);
		await page.context().setOffline(false);
		await within(2000, () => seen(rowOf(page, 'k1').getByText('Mateo')));
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
	await open(other, `${floor.url}/desk`);
	await other.getByRole('button', { name: 'Sign out' }).click();
	await other.waitForURL(/sign-in|\/$/);
	await elsewhere.close();
	await expect(page).toHaveURL(/\/sign-in/, { timeout: 15_000 });
});
