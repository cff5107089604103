import { expect, open, test } from './fixtures.ts';

const PASSWORD = 'correct horse battery';

test('SIGN-2 a person of the demo signs in with one tap and comes to the page that was asked for', async ({
	floor,
	newPage
}) => {
	const page = await newPage({ viewport: { width: 820, height: 1180 }, hasTouch: true });
	await open(page, `${floor.url}/shift?which=last`);
	await expect(page).toHaveURL(/\/sign-in\?to=/);
	await expect(page.getByRole('button')).toHaveCount(8);
	await page.getByRole('button', { name: /Marta Lindqvist/ }).tap();
	await page.waitForURL(`${floor.url}/shift?which=last`);
	await expect(page.getByRole('banner').getByText('Marta Lindqvist')).toBeVisible();
});

test('SIGN-2 it works without JavaScript too', async ({ floor, newPage }) => {
	const page = await newPage({ javaScriptEnabled: false });
	await page.goto(`${floor.url}/sign-in`);
	await page.getByRole('button', { name: /Priya Raman/ }).click();
	await page.waitForURL(`${floor.url}/desk`);
	await expect(page.getByRole('banner').getByText('Priya Raman')).toBeVisible();
});

for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])
	test(`SIGN-6 nobody is sent elsewhere: ${to}`, async ({ floor, newPage }) => {
		const page = await newPage();
		await open(page, `${floor.url}/sign-in?to=${encodeURIComponent(to)}`);
		await page.getByRole('button', { name: /Priya Raman/ }).click();
		await page.waitForURL(`${floor.url}/desk`);
	});

test('SIGN-3 signing out ends the session, and the desk asks anew', async ({ floor, newPage }) => {
	const page = await newPage();
	await open(page, `${floor.url}/sign-in`);
	await page.getByRole('button', { name: /Priya Raman/ }).click();
	await page.waitForURL(`${floor.url}/desk`);
	const cookies = await page.context().cookies();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.waitForURL(/\/sign-in|\/$/);
	await page.goto(`${floor.url}/desk`);
	await expect(page).toHaveURL(/\/sign-in/);
	// the cookie of before is worth nothing any more
	await page.context().addCookies(cookies);
	await page.goto(`${floor.url}/desk`);
	await expect(page).toHaveURL(/\/sign-in/);
});

test.describe('where there is no demo', () => {
	// a refused form is answered 403 or 422
	test.use({ expected: /status of (403|422)/ });

	test('SIGN-1 SIGN-4 SIGN-5 pages need a session, the set-up token makes one administrator, once; then passwords sign in', async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor('off');
		const page = await newPage({ viewport: { width: 1280, height: 800 } });
		await open(page, `${floor.url}/wall`);
		await expect(page).toHaveURL(`${floor.url}/set-up`);

		const setUp = async (token: string, name: string, password: string) => {
			await page.getByLabel(/token/i).fill(token);
			await page.getByLabel(/name/i).fill(name);
			await page.getByLabel(/^Password/).fill(password);
			await page.getByRole('button', { name: 'Make administrator' }).click();
		};
		await setUp('a token of somebody else', 'Ines Moreau', PASSWORD);
		await expect(page.getByRole('alert')).toHaveText(
			'That is not the set-up token of this server.'
		);
		await expect(page.getByLabel(/name/i)).toHaveValue('Ines Moreau');
		// the browser itself would refuse it
		await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
		await setUp(floor.setUpToken ?? '', 'Ines Moreau', 'too short');
		await expect(page.getByRole('alert')).toHaveText('The password needs at least 12 characters.');
		await setUp(floor.setUpToken ?? '', 'Ines Moreau', PASSWORD);
		await page.waitForURL(`${floor.url}/desk`);
		await expect(page.getByRole('banner').getByText('Ines Moreau')).toBeVisible();

		const other = await newPage();
		await other.goto(`${floor.url}/set-up`);
		await expect(other).toHaveURL(`${floor.url}/sign-in`);

		await other.goto(`${floor.url}/sign-in?to=%2Fwall`);
		const signIn = async (name: string, password: string) => {
			await other.getByLabel('Name').fill(name);
			await other.getByLabel('Password').fill(password);
			await other.getByRole('button', { name: 'Sign in' }).click();
		};
		const wrong = 'That name and password do not belong together.';
		await signIn('Ines Moreau', 'something else entirely');
		await expect(other.getByRole('alert')).toHaveText(wrong);
		await expect(other.getByLabel('Name')).toHaveValue('Ines Moreau');
		await expect(other.getByLabel('Password')).toHaveValue('');
		await signIn('Nobody Here', PASSWORD);
		await expect(other.getByRole('alert')).toHaveText(wrong);
		await signIn('Ines Moreau', PASSWORD);
		await other.waitForURL(`${floor.url}/wall`);
		await expect(other.locator('main')).toHaveAttribute('data-status', 'live');
		await expect(other.getByText('Demo', { exact: true })).toHaveCount(0);
	});
});
