/** Words stand whole on their buttons, in every language and at every width, on the pages that staff work at. */
import type { Page } from '@playwright/test';
import { LOCALE_COOKIE, STAFF_LOCALES } from '#lib/messages/reader.ts';
import { engineFloor } from './engine-floor.ts';
import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { wordsBeyondControls } from './look-controls.ts';

const SIZES = [
	{ width: 390, height: 844 },
	{ width: 820, height: 1180 },
	{ width: 1180, height: 820 }
];
/** What somebody else named may be shortened; the bar, whose words go as a whole, has a rule of its own. */
const OTHERS = 'header, article .open, .face, .view bdi';

type Look = (page: Page, what: string) => Promise<void>;

async function enter(page: Page, floor: Floor, name: string, locale: string): Promise<void> {
	await signIn(page, floor, name);
	await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: floor.url }]);
	await page.reload();
	await page.locator('header [data-status=live]').waitFor();
	await page.locator('article').first().waitFor();
}

/** A case, and each form that it has, one after the other. */
async function casesOf(page: Page, floor: Floor, refs: string[], look: Look): Promise<void> {
	for (const ref of refs) {
		await open(page, `${floor.url}/desk?case=northwind/${ref}`);
		await page.locator('aside ol[reversed] li').first().waitFor();
		await look(page, ref);
		const openers = page.locator('aside [data-form]');
		const forms = await openers.evaluateAll((all) =>
			all.map((one) => (one as HTMLElement).dataset['form'] ?? '')
		);
		for (const form of forms) {
			await openers
				.and(page.locator(`[data-form="${form}"]`))
				.first()
				.tap();
			await page.locator('aside form').waitFor();
			await look(page, `${ref}, ${form}`);
			await page.locator('aside form .end button').first().tap();
			await page.locator('aside form').waitFor({ state: 'detached' });
		}
	}
}

for (const locale of STAFF_LOCALES)
	test(`LANG-11 words stand whole on the controls of the staff, ${locale}`, async ({
		newPage,
		startFloor
	}) => {
		test.setTimeout(180_000);
		const faults: Record<string, string> = {};
		const look: Look = async (page, what) => {
			for (const size of SIZES) {
				await page.setViewportSize(size);
				for (const fault of await wordsBeyondControls(page, OTHERS))
					faults[fault] ??= `${what} at ${size.width}`;
			}
		};
		const floor = await startFloor();
		await engineFloor(floor);
		const priya = await newPage({ ...TABLET, reducedMotion: 'reduce' });
		await enter(priya, floor, 'Priya Raman', locale);
		await look(priya, 'desk');
		for (const [key, what] of [
			['x', 'bulk'],
			['?', 'keys'],
			['+', 'raise']
		] as const) {
			await priya.keyboard.press(key);
			await look(priya, what);
			await priya.keyboard.press('Escape');
		}
		await casesOf(priya, floor, ['8841', '8860', '8829', '8790'], look);

		const noor = await newPage({ ...TABLET, reducedMotion: 'reduce' });
		await enter(noor, floor, 'Noor Haddad', locale);
		await casesOf(noor, floor, ['8852'], look);
		for (const path of ['/alerts?which=all', '/shift?compare=week', '/walls/pair', '/account']) {
			await open(noor, floor.url + path);
			await look(noor, path);
		}
		await noor.context().clearCookies({ name: /session/ });
		for (const path of ['/', '/sign-in']) {
			await open(noor, floor.url + path);
			await look(noor, path);
		}
		expect(faults).toEqual({});
	});
