/** What keeps the pages of the staff quiet to look at: lines, and the air between things. */
import { LOCALE_COOKIE, STAFF_LOCALES } from '#lib/messages/reader.ts';
import { engineFloor } from './engine-floor.ts';
import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import { shoot } from './shoot.ts';

test('LOOK-5 filters that go on sideways end before the search, and no unit of a clock stands alone', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await engineFloor(floor);
	const page = await newPage({ ...TABLET, reducedMotion: 'reduce' });
	await signIn(page, floor, 'Priya Raman', '/desk');
	await page.locator('article:has-text("8841") button.open').tap();
	await page.locator('aside ul li.met').first().waitFor();
	await shoot(page, 'rhythm-clocks');
	const last = await page.locator('aside ul:has(> .met) small').evaluateAll((lines) =>
		lines.map((line) => {
			const [text] = line.childNodes;
			const range = document.createRange();
			let [top, words] = [-1, ''];
			for (let at = 0; text && at < line.textContent.length; at++) {
				range.setStart(text, at);
				range.setEnd(text, at + 1);
				const { bottom } = range.getBoundingClientRect();
				if (bottom > top + 2) [top, words] = [bottom, ''];
				words += line.textContent[at];
			}
			return words;
		})
	);
	expect(last).toHaveLength(3);
	for (const words of last) expect(words).toMatch(/\d/);

	await open(page, `${floor.url}/desk`);
	await page.setViewportSize({ width: 390, height: 844 });
	await shoot(page, 'rhythm-filters');
	const strip = await page.getByRole('search').locator('.strip').first().boundingBox();
	const search = await page.getByRole('searchbox').boundingBox();
	expect((strip?.x ?? 999) + (strip?.width ?? 999)).toBeLessThanOrEqual(search?.x ?? 0);
});

test('LOOK-5 the parts of a client stand on one line, and cards are as high as what they hold', async ({
	newPage,
	floor
}) => {
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Noor Haddad', '/admin');
	// two lines, as high as its row
	const card = await page.locator('main li a', { hasText: 'The screens' }).boundingBox();
	const words = await page.locator('main li span', { hasText: 'The screens' }).boundingBox();
	const below = (card?.y ?? 0) + (card?.height ?? 0) - (words?.y ?? 0) - (words?.height ?? 0);
	expect(below).toBeLessThanOrEqual(20);
	await open(page, `${floor.url}/admin/clients/northwind`);
	await shoot(page, 'rhythm-client');
	const parts = page.getByRole('navigation', { name: 'Parts of Northwind' }).getByRole('link');
	const tops = await parts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
	expect(tops.length).toBeGreaterThan(10);
	expect(new Set(tops).size).toBe(1);
	const none = await page.getByText('It has no queues yet.').boundingBox();
	const make = await page.getByRole('button', { name: 'New queue' }).boundingBox();
	expect((make?.y ?? 0) - (none?.y ?? 0) - (none?.height ?? 0)).toBeGreaterThanOrEqual(8);
});

test('LOOK-5 the tools of a shift take two lines beside its heading, in every language', async ({
	newPage,
	floor
}) => {
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Marta Lindqvist', '/shift');
	for (const locale of STAFF_LOCALES) {
		await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: floor.url }]);
		await open(page, `${floor.url}/shift`);
		await shoot(page, `rhythm-shift-${locale}`);
		const tools = await page.locator('.top nav').boundingBox();
		expect(tools?.height, locale).toBeLessThan(3 * 48);
	}
});
