/** The pages of the staff in other languages: chosen, asked for by the browser, and fitting on a tablet. */
import { six } from './desk-hands.ts';
import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import { cutOff } from './look.ts';
import { fits, shoot } from './shoot.ts';

test('LANG-3 what a reader chose in the bar is kept on that screen', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage(TABLET);
	await signIn(page, floor, 'Priya Raman', '/alerts');
	await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nada pide atención.');
	await expect(page.locator('html')).toHaveAttribute('lang', 'es');
	await expect(page).toHaveURL(/\/alerts$/);
	await open(page, `${floor.url}/shift`);
	await expect(page.getByRole('link', { name: 'Turno' })).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Idioma' })).toHaveValue('es');
});

test('LANG-3 before that it is what the browser asks for', async ({ newPage, floor }) => {
	const german = await newPage({ ...TABLET, locale: 'de-AT' });
	await open(german, `${floor.url}/sign-in`);
	await expect(german.getByRole('heading', { level: 1 })).toHaveText('Wer sind Sie heute?');
	const other = await newPage({ ...TABLET, locale: 'ja-JP' });
	await open(other, `${floor.url}/sign-in`);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Who are you today?');
});

for (const [locale, word] of [
	['es', 'Hasta ahora'],
	['fil-PH', 'Sa ngayon'],
	['de-DE', 'Bisher']
] as const)
	test(`LANG-9 the pages of the staff fit a tablet in ${locale}`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		await six(floor);
		const page = await newPage({ ...TABLET, locale });
		await signIn(page, floor, 'Priya Raman');
		await expect(page.locator('article').first()).toBeVisible();
		await fits(page, `desk-${locale}`);
		await page.locator('article button.open').first().tap();
		await expect(page.getByRole('heading', { name: word })).toBeVisible();
		await fits(page, `desk-details-${locale}`);
		await page.keyboard.press('e');
		await expect(page.locator('aside form')).toBeVisible();
		await fits(page, `desk-form-${locale}`);
		for (const path of ['alerts', 'shift?compare=week']) {
			await open(page, `${floor.url}/${path}`);
			await shoot(page, `${path.split('?')[0]}-${locale}`);
			expect(await cutOff(page), path).toEqual([]);
		}
	});
