import type { Page } from '@playwright/test';
import { generate } from 'otplib';
import { realProvider } from '../../support/provider.ts';
import { expect, open, TABLET, test } from '../fixtures.ts';
import type { Floor } from '../floor.ts';

const PASSWORD = 'correct horse battery';

// a form that is refused is answered 403 or 422, a link that does not hold 404
test.use({ expected: /status of (403|404|422)/ });

/** The first administrator of a floor that is no demo, signed in. */
async function administrator(page: Page, floor: Floor): Promise<void> {
	await open(page, `${floor.url}/set-up`);
	await page.getByLabel('Set-up token').fill(floor.setUpToken ?? '');
	await page.getByLabel('Your name').fill('Ines Moreau');
	await page.getByLabel(/^Password/).fill(PASSWORD);
	await page.getByRole('button', { name: 'Make administrator' }).click();
	await page.waitForURL(`${floor.url}/desk`);
}

/** Makes a person. @returns the link that is shown */
async function make(page: Page, floor: Floor, name: string, id: string): Promise<string> {
	await open(page, `${floor.url}/admin/people/new`);
	await page.getByLabel('Name').fill(name);
	await page.getByLabel('Signs in as').fill(id);
	await page.getByRole('button', { name: 'Make and show the link' }).click();
	const shown = page.getByLabel(`Link for ${name}`);
	await expect(shown).toBeVisible();
	return shown.inputValue();
}

async function signIn(page: Page, floor: Floor, name: string, password = PASSWORD): Promise<void> {
	await open(page, `${floor.url}/sign-in`);
	await page.getByLabel('Name').fill(name);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('PEOPLE-1 PEOPLE-2 PEOPLE-6 PEOPLE-8 an administrator makes a person, who sets a password by the link and is in, until they are disabled', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(90_000);
	const floor = await startFloor('off');
	const [chief, other] = [await newPage(TABLET), await newPage(TABLET)];
	await administrator(chief, floor);
	const link = await make(chief, floor, 'Ben Okafor', 'ben');
	await open(other, link);
	await expect(other.getByRole('heading')).toHaveText('Welcome, Ben Okafor');
	await expect(other.getByText('Supervisor, all clients')).toBeVisible();
	const set = async (password: string) => {
		await other.getByLabel(/^New password/).fill(password);
		await other.getByRole('button', { name: 'Set password and sign in' }).click();
	};
	await set('Password123456');
	await expect(other.getByRole('alert')).toContainText('Many people use that password');
	await set(PASSWORD);
	await other.waitForURL(`${floor.url}/desk`);
	await expect(other.getByRole('banner').getByText('Ben Okafor')).toBeVisible();
	await other.getByRole('banner').getByText('Live', { exact: true }).waitFor();
	const late = await newPage();
	await open(late, link);
	await expect(late.getByRole('heading')).toHaveText('This link does not work');

	await open(chief, `${floor.url}/admin/people`);
	await chief.getByRole('link', { name: 'Ben Okafor' }).click();
	await expect(chief.getByText('Chromium')).toBeVisible();
	const since = Date.now();
	await chief.getByRole('button', { name: 'Disable' }).click();
	await expect(chief.getByRole('status')).toContainText('Disabled');
	await other.waitForURL(/\/sign-in/);
	expect(Date.now() - since).toBeLessThan(6000);
	await signIn(other, floor, 'ben');
	await expect(other.getByRole('alert')).toContainText('do not belong together');
	await open(chief, `${floor.url}/admin/people/ines-moreau`);
	await chief.getByRole('button', { name: 'Disable' }).click();
	await expect(chief.getByRole('alert')).toContainText('only administrator');
});

test('TOTP-1 TOTP-4 TOTP-5 a second step is set up on the page of the account, and asked for at the next sign-in', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(90_000);
	const floor = await startFloor('off');
	const page = await newPage(TABLET);
	await administrator(page, floor);
	await page.getByRole('banner').getByRole('link', { name: 'Ines Moreau' }).click();
	await page.getByRole('link', { name: 'Set it up' }).click();
	await expect(page.getByRole('img', { name: 'Picture to scan with the app' })).toBeVisible();
	const secret = (await page.locator('#second code').innerText()).replaceAll(' ', '');
	await page.getByLabel(/code that the app shows/).fill(await generate({ secret }));
	await page.getByRole('button', { name: 'Check the code' }).click();
	await expect(page.getByRole('heading', { name: 'Keep these recovery codes' })).toBeVisible();
	const codes = await page.locator('ol code').allInnerTexts();
	expect(codes).toHaveLength(10);
	await expect(page.getByText('10 recovery codes are left')).toBeVisible();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.waitForURL(/\/sign-in/);
	await signIn(page, floor, 'ines-moreau');
	await expect(page.getByRole('heading')).toHaveText('One more step');
	await page.goto(`${floor.url}/desk`);
	await expect(page).toHaveURL(/\/sign-in/);
	await signIn(page, floor, 'ines-moreau');
	await expect(page.getByRole('heading')).toHaveText('One more step');
	await page.getByLabel('Code').fill('000000');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByRole('alert')).toContainText('That code does not fit');
	await page.getByLabel('Code').fill(codes[0] ?? '');
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.waitForURL(`${floor.url}/desk`);

	// asked of every administrator: another one sets it up before coming in
	await open(page, `${floor.url}/admin/sign-in`);
	await page.getByLabel(/Administrators show a code/).check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status')).toContainText('Saved');
	await open(page, `${floor.url}/admin/people/new`);
	await page.getByLabel('Name').fill('Second Chief');
	await page.getByLabel('Signs in as').fill('second');
	await page.locator('select[name=role]').selectOption('administrator');
	await page.getByRole('button', { name: 'Make and show the link' }).click();
	const link = await page.getByLabel('Link for Second Chief').inputValue();
	const other = await newPage(TABLET);
	await open(other, link);
	await other.getByLabel(/^New password/).fill(PASSWORD);
	await other.getByRole('button', { name: 'Set password and sign in' }).click();
	await expect(other.getByRole('heading')).toHaveText('A second step for administrators');
	const shared = (await other.locator('.card code').innerText()).replaceAll(' ', '');
	await other.getByLabel(/code that the app shows/).fill(await generate({ secret: shared }));
	await other.getByRole('button', { name: 'Go on' }).click();
	await expect(other.locator('ol code')).toHaveCount(10);
	await other.getByRole('link', { name: 'I have kept them' }).click();
	await other.waitForURL(`${floor.url}/desk`);
});

test('OIDC-1 OIDC-3 OIDC-10 people sign in at a real provider, come to the page that they asked for, and out at both', async ({
	newPage,
	startFloor
}) => {
	test.setTimeout(90_000);
	const floor = await startFloor('off');
	const provider = await realProvider(floor.url, {
		's-1': { name: 'Sofía Ruiz', handle: 'sofia', groups: ['managers'] },
		's-2': { name: 'Nora Lund', handle: 'nora', groups: [] }
	});
	try {
		const chief = await newPage(TABLET);
		await administrator(chief, floor);
		await open(chief, `${floor.url}/admin/sign-in`);
		await chief.getByLabel('People sign in at a sign-in service').check();
		await chief.getByLabel(/^Address/).fill(provider.issuer);
		await chief.getByLabel(/^Client id/).fill('andon');
		await chief.getByLabel(/^Client secret/).fill('guessed');
		await chief.getByLabel(/^Scopes/).fill('openid profile groups');
		await chief.getByLabel(/^Text of the button/).fill('Sign in with Example');
		await chief.getByLabel('Line 1: Group').fill('managers');
		await chief.getByLabel('Line 1: Role').selectOption('manager');
		await chief.getByLabel('Line 1: Clients').fill('*');
		await chief.getByRole('button', { name: 'Try these settings' }).click();
		await expect(chief.getByText('the provider does not know it by this secret')).toBeVisible();
		await expect(chief.getByLabel('Line 1: Group')).toHaveValue('managers');
		await chief.getByLabel(/^Client secret/).fill('shared-with-the-provider');
		await chief.getByRole('button', { name: 'Try these settings' }).click();
		await expect(chief.getByText('answers and knows Andon')).toBeVisible();
		await chief.getByLabel(/^Client secret/).fill('shared-with-the-provider');
		await chief.getByRole('button', { name: 'Save' }).click();
		await expect(chief.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

		const there = async (page: Page, login: string) => {
			// its pages wait for letters of elsewhere, for as long as the network lets them
			await page.route('https://fonts.googleapis.com/**', (route) =>
				route.fulfill({ contentType: 'text/css', body: '' })
			);
			await page.getByRole('link', { name: 'Sign in with Example' }).click();
			await page.locator('[name=login]').fill(login);
			await page.locator('[name=password]').fill('any');
			await page.locator('button[type=submit]').click();
			// what it asks next has a button of the same kind
			await expect(page.locator('[name=password]')).toHaveCount(0);
			await page.locator('button[type=submit]').click();
		};
		const page = await newPage(TABLET);
		await open(page, `${floor.url}/shift?which=last`);
		await there(page, 's-1');
		await page.waitForURL(`${floor.url}/shift?which=last`);
		await expect(page.getByRole('banner').getByText('Sofía Ruiz')).toBeVisible();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.waitForURL(new RegExp(`^${provider.issuer}/session/end`));
		await page.locator('button[type=submit]').first().click();
		await page.waitForURL(/\/sign-in/);

		const nobody = await newPage(TABLET);
		await open(nobody, `${floor.url}/sign-in?to=%2F%2Felsewhere.example`);
		await there(nobody, 's-2');
		await expect(nobody.getByRole('alert')).toContainText('none of your groups has a role here');
		expect(new URL(nobody.url()).origin).toBe(floor.url);
	} finally {
		await provider.stop();
	}
});

test('SIGN-10 a session’s cookie that was planted before signing in is worth nothing after it', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor('off');
	const page = await newPage();
	const planted = { name: 'andon-session', value: 'p'.repeat(43), url: floor.url };
	await page.context().addCookies([planted]);
	await administrator(page, floor);
	const [session] = (await page.context().cookies()).filter(({ name }) => name === planted.name);
	expect(session?.value).not.toBe(planted.value);
	expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	// and one that was there ends with the next sign-in
	const before = session?.value ?? '';
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.waitForURL(/\/sign-in/);
	const other = await newPage();
	await other.context().addCookies([{ ...planted, value: before }]);
	await other.goto(`${floor.url}/desk`);
	await expect(other).toHaveURL(/\/sign-in/);
});
