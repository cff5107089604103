import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

// what is wrong is answered 422, and what is not one's own 403
test.use({ ...TABLET, expected: /status of (403|404|409|422)/ });
const ADMIN = 'Noor Haddad';
const MANAGER = 'Marta Lindqvist';

test('ADMIN-2 the page of administration leads to what somebody may look after', async ({
	page,
	floor,
	newPage
}) => {
	await signIn(page, floor, ADMIN, '/admin');
	const nav = page.getByRole('navigation', { name: 'Administration' });
	for (const name of ['Boards', 'Walls', 'Floors', 'Clients', 'API keys', 'Audit trail'])
		await expect(nav.getByRole('link', { name, exact: true })).toBeVisible();
	await page.setViewportSize({ width: 820, height: 1180 });
	expect(await smallTargets(page)).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
	const other = await newPage(TABLET);
	await signIn(other, floor, MANAGER, '/admin');
	await expect(other.getByRole('main').getByRole('link')).toHaveCount(4);
	for (const path of ['/admin/keys', '/admin/audit', '/admin/clients/kestrel/text']) {
		const answer = await other.goto(floor.url + path);
		expect(answer?.status(), path).toBe(403);
	}
});

test('ADMIN-3 a key is made by keyboard alone, shown once, copied, and revoked', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, ADMIN, '/admin/keys');
	await page.getByRole('button', { name: 'New key' }).focus();
	await page.keyboard.press('Enter');
	const name = page.getByLabel('Name', { exact: true });
	await expect(name).toBeFocused();
	await page.keyboard.type('CRM sync');
	await page.keyboard.press('Enter');
	await expect(page.getByText('expected at least one thing that it may do')).toBeVisible();
	await expect(name).toHaveValue('CRM sync');
	await page.getByRole('radio', { name: 'Only these' }).focus();
	await page.keyboard.press('Space');
	for (const box of [/^Kestrel/, /Read cases and their history/]) {
		await page.getByRole('checkbox', { name: box }).focus();
		await page.keyboard.press('Space');
	}
	await page.getByRole('button', { name: 'Make the key' }).focus();
	await page.keyboard.press('Enter');
	const shown = page.getByLabel('Key', { exact: true });
	await expect(shown).toHaveValue(/^andon_[a-z0-9]{12}_/);
	const key = await shown.inputValue();
	expect(await smallTargets(page)).toEqual([]);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: 'Copy' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
	// another one in its place was not copied yet
	await page.getByRole('button', { name: 'New key' }).click();
	await name.fill('CRM of the night');
	for (const box of [/^Kestrel/, /Read cases and their history/])
		await page.getByRole('checkbox', { name: box }).check();
	await page.getByRole('button', { name: 'Make the key' }).click();
	await expect(shown).not.toHaveValue(key);
	await expect(page.getByText('Copied.')).toHaveCount(0);
	const ask = () =>
		fetch(`${floor.url}/api/v1/clients/kestrel/cases`, {
			headers: { authorization: `Bearer ${key}` }
		});
	expect((await ask()).status).toBe(200);
	await open(page, `${floor.url}/admin/keys`);
	await expect(page.getByRole('rowheader', { name: 'CRM sync' })).toBeVisible();
	expect(await page.content()).not.toContain(key);
	await page.getByRole('button', { name: 'Revoke CRM sync' }).click();
	await page.getByRole('button', { name: 'Yes, revoke CRM sync' }).click();
	await expect(page.getByText('CRM sync opens nothing any more.')).toBeVisible();
	expect((await ask()).status).toBe(401);
});

test('ADMIN-5 ADMIN-6 a client is made, with a queue; what is wrong stands beside its field, and what was typed stays', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, ADMIN, '/admin/clients');
	await page.getByRole('button', { name: 'New client' }).click();
	await page.getByLabel('Name', { exact: true }).fill('Globex');
	await page.getByLabel('Word in addresses').fill('Glo bex');
	await page.getByLabel('Time zone').fill('Mars/Base');
	await page.getByRole('button', { name: 'Make the client' }).click();
	await expect(page.getByText(/expected 1–40 lower-case letters/)).toBeVisible();
	await expect(page.getByText(/expected an IANA time zone/)).toBeVisible();
	await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Globex');
	await page.getByLabel('Word in addresses').fill('globex');
	await page.getByLabel('Time zone').fill('Europe/Rome');
	await page.getByRole('button', { name: 'Make the client' }).click();
	await page.waitForURL(/\/admin\/clients\/globex$/);
	await page.getByRole('button', { name: 'New queue' }).click();
	const made = page.getByRole('form', { name: 'New queue' });
	await made.getByLabel('Name').fill('Front desk');
	await made.getByLabel('Word in addresses').fill('front');
	await made.getByLabel('Answer within, seconds').fill('soon');
	await made.getByRole('button', { name: 'Add the queue' }).click();
	await expect(made.getByText(/expected 1 to 2592000 seconds/)).toBeVisible();
	await made.getByLabel('Answer within, seconds').fill('90');
	await made.getByRole('button', { name: 'Add the queue' }).click();
	const queue = page.getByRole('form', { name: 'Front desk' });
	await expect(queue.getByLabel('Answer within, seconds')).toHaveValue('90');
	expect(await smallTargets(page)).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
	await queue.getByRole('button', { name: 'Remove' }).click();
	await queue.getByRole('button', { name: 'Yes, remove it' }).click();
	await expect(queue).toHaveCount(0);
});

test('ADMIN-7 a system is connected by its own form, and its secret is never shown again', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, ADMIN, '/admin/clients/kestrel');
	await page.getByRole('button', { name: 'Connect Zendesk' }).click();
	const zendesk = page.getByRole('region', { name: /Zendesk/ });
	await expect(zendesk.getByLabel('It is to send to')).toHaveValue(
		`${floor.url}/hooks/kestrel/zendesk`
	);
	await zendesk.getByLabel('Signing secret').fill('too short');
	await zendesk.getByRole('button', { name: 'Connect' }).click();
	await expect(zendesk.getByText(/at least 16 characters/)).toBeVisible();
	const secret = 'a-signing-secret-0123456789';
	await zendesk.getByLabel('Signing secret').fill(secret);
	await zendesk.getByText('Settings').click();
	await zendesk.getByLabel('Urgent').selectOption('2');
	await zendesk.getByRole('button', { name: 'Connect' }).click();
	await expect(zendesk.getByText('connected', { exact: true })).toBeVisible();
	await open(page, `${floor.url}/admin/clients/kestrel`);
	expect(await page.content()).not.toContain(secret);
	await zendesk.getByText('Settings').click();
	await expect(zendesk.getByLabel('Urgent')).toHaveValue('2');
	expect(await smallTargets(page)).toEqual([]);
	await zendesk.getByRole('button', { name: 'Disconnect' }).click();
	await zendesk.getByRole('button', { name: 'Yes, disconnect Zendesk' }).click();
	await expect(zendesk.getByText('not connected')).toBeVisible();
});

test('KEEP-11 a customer is forgotten on the page of the client, after asking twice', async ({
	page,
	floor
}) => {
	await signIn(page, floor, ADMIN, '/admin/clients/kestrel');
	const form = page.getByRole('form', { name: 'Forget a customer' });
	await form.getByLabel('Customer').fill('Nobody At All');
	await form.getByRole('button', { name: 'Forget this customer' }).click();
	await form.getByRole('button', { name: 'Cancel' }).click();
	await form.getByLabel('Who asked for it, or why').fill('a mail');
	await form.getByRole('button', { name: 'Forget this customer' }).click();
	expect(await smallTargets(page)).toEqual([]);
	await form.getByRole('button', { name: 'Forget for ever' }).click();
	await expect(form.getByRole('status')).toHaveText(/No case names this customer/);
	await expect(form.getByRole('button', { name: 'Forget for ever' })).toHaveCount(0);
});

test('ADMIN-10 a manager changes the shifts of a floor, and sees nothing else of it to change', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await signIn(page, floor, MANAGER, '/admin/floors');
	const form = page.getByRole('form', { name: /Cebu/ });
	await expect(form.getByLabel('Time zone')).toHaveCount(0);
	await form.getByRole('button', { name: 'Add a shift' }).click();
	await form.getByLabel('Name').last().fill('Swing');
	await form.getByLabel('To').last().fill('06:00');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(form.getByText('expected an end that is not the beginning')).toBeVisible();
	await expect(form.getByLabel('Name').last()).toHaveValue('Swing');
	await form.getByLabel('To').last().fill('10:00');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(form.getByText('Saved.')).toBeVisible();
	await page.setViewportSize({ width: 820, height: 1180 });
	expect(await smallTargets(page)).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
});
