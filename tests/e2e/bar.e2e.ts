/** The bar at the top of the staff's pages: everything of it in reach, in every language, on tablets and telephones. */
import type { Page } from '@playwright/test';
import { LOCALE_COOKIE, STAFF_LOCALES } from '#lib/messages/reader.ts';
import { expect, signIn, TABLET, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { lookAtBar } from './look-bar.ts';
import { smallTargets } from './look.ts';
import { shoot } from './shoot.ts';

const SIZES = [
	{ width: 1180, height: 820 },
	{ width: 820, height: 1180 },
	{ width: 1024, height: 768 },
	{ width: 768, height: 1024 },
	{ width: 700, height: 1000 },
	{ width: 390, height: 844 }
];

// a server that stands still is what one of these tests brings about
test.use({ expected: /WebSocket|ERR_/ });

async function deskIn(page: Page, floor: Floor, name: string, locale: string): Promise<void> {
	await signIn(page, floor, name);
	await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: floor.url }]);
	await page.reload();
	await page.locator('header [data-status=live]').waitFor();
}

/** @returns the words that are in sight, by the width of the page */
async function fitsEverywhere(page: Page, what: string): Promise<Map<number, string[]>> {
	const words = new Map<number, string[]>();
	for (const size of SIZES) {
		await page.setViewportSize(size);
		const where = `bar-${what}-${size.width}`;
		await shoot(page, where);
		const { faults, seen } = await lookAtBar(page);
		expect.soft(faults, where).toEqual([]);
		expect.soft(await smallTargets(page), where).toEqual([]);
		words.set(size.width, seen);
	}
	return words;
}

for (const locale of STAFF_LOCALES)
	test(`LANG-10 the bar of the staff’s pages fits tablets and telephones, ${locale}`, async ({
		newPage,
		floor
	}) => {
		for (const name of ['Priya Raman', 'Marta Lindqvist', 'Noor Haddad']) {
			const page = await newPage(TABLET);
			await deskIn(page, floor, name, locale);
			const words = await fitsEverywhere(page, `${locale}-${name.split(' ')[0]}`);
			for (const width of [1180, 1024]) expect.soft(words.get(width), `${width}`).toContain(name);
		}
	});

test('LANG-10 what has no room goes in turn: the shift, the word of signing out, the name', async ({
	newPage,
	floor
}) => {
	const page = await newPage(TABLET);
	await deskIn(page, floor, 'Noor Haddad', 'en');
	const words = await fitsEverywhere(page, 'in-turn');
	expect(words.get(1180)).toEqual(
		expect.arrayContaining(['Live', 'Noor Haddad', 'Sign out', 'Demo', 'Day shift'])
	);
	expect(words.get(820)).toEqual(expect.arrayContaining(['Live', 'Noor Haddad']));
	expect(words.get(820)).not.toContain('Day shift');
	expect(words.get(820)).not.toContain('Sign out');
	expect(words.get(390)).toContain('Live');
	expect(words.get(390)).not.toContain('Noor Haddad');
	// what is not seen of it is read out all the same
	const bar = page.getByRole('banner');
	await expect(bar.getByRole('link', { name: 'Noor Haddad' })).toBeVisible();
	await bar.getByRole('button', { name: 'Sign out' }).tap();
	await page.waitForURL((url) => !url.pathname.startsWith('/desk'));
});

test('LANG-10 the bar fits with push muted, and without its server', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage(TABLET);
	await deskIn(page, floor, 'Marta Lindqvist', 'es');
	await page.getByRole('button', { name: 'Notificaciones push' }).tap();
	await page.getByRole('button', { name: 'Hasta las 18:00' }).tap();
	await page.getByRole('button', { name: /en silencio hasta/ }).waitFor();
	await fitsEverywhere(page, 'muted');
	floor.freeze();
	await page.locator('header [data-status=stale]').waitFor();
	const words = await fitsEverywhere(page, 'muted-stale');
	expect(words.get(1180)).toEqual(expect.arrayContaining(['Sin conexión', '18:00']));
	floor.thaw();
});
