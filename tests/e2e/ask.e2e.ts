import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Floor } from './floor.ts';
import { cutOff, smallTargets } from './look.ts';

const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 1180, height: 820 } };
const FOLDER = fileURLToPath(new URL('../../pictures/', import.meta.url));
const REASONS = ['It takes too long', 'It was not solved', 'I want to speak to somebody in charge'];
const SECRETS = { title: 'Card declined at Wimbledon', customer: 'Sam Porter', agent: 'Kim Ruiz' };

// a link that does not hold is answered 404, what is wrong in a form 422
test.use({ expected: /status of (404|413|422)/ });

let cases = 0;
/** A case whose customer may escalate it, and the link in the mail. */
async function mailed(floor: Floor): Promise<{ id: string; url: string }> {
	const id = `ASK-${++cases}`;
	await floor.configure('kestrel', { customers: { mayEscalate: true }, zone: 'Europe/Berlin' });
	await floor.change('kestrel', [
		{ case: id, command: { type: 'open', ref: '#4711', ...SECRETS } }
	]);
	const made = await floor.api('POST', `/clients/kestrel/cases/${id}/customer-link`);
	return { id, url: (made as { url: string }).url };
}

async function fits(page: Page, name: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: true });
	expect(await cutOff(page), name).toEqual([]);
	expect(await smallTargets(page), name).toEqual([]);
}

for (const [size, viewport] of Object.entries(SIZES))
	test(`ASK-11 a customer escalates on a ${size} without JavaScript or an account, and is told that it came`, async ({
		floor,
		newPage
	}) => {
		const { id, url } = await mailed(floor);
		const page = await newPage({ viewport, javaScriptEnabled: false, hasTouch: true });
		await page.goto(url);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask for somebody in charge');
		await expect(page.getByText('#4711')).toBeVisible();
		for (const secret of Object.values(SECRETS))
			expect(await page.content()).not.toContain(secret.split(' ')[0]);
		const reasons = page.getByRole('group', { name: 'What is it about?' }).getByRole('radio');
		await expect(reasons).toHaveCount(REASONS.length);
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
		await page.getByRole('radio', { name: 'It was not solved' }).tap();
		await page.getByLabel(/Anything else/).fill('I was told Monday <b>twice</b>');
		await fits(page, `ask-form-${size}`);
		await page.getByRole('button', { name: 'Send' }).tap();

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have got it');
		await expect(page.getByText('A supervisor has been told')).toBeVisible();
		await expect(page.getByText(/by \d\d:\d\d on .+ \(Europe\/Berlin\)/)).toBeVisible();
		await fits(page, `ask-sent-${size}`);
		expect(await floor.caseOf('kestrel', id)).toMatchObject({
			trigger: 'customer',
			subject: 'complaint'
		});

		await page.goto(url);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is with us already');
		await fits(page, `ask-already-${size}`);
		await floor.claim('kestrel', id, { id: 'mateo', name: 'Mateo Cruz' });
		await page.reload();
		await expect(page.getByText('Somebody is looking at it now.')).toBeVisible();
		expect(await page.content()).not.toContain('Mateo');
	});

test('ASK-8 what is missing is said, and what was written stays', async ({ floor, newPage }) => {
	const { id, url } = await mailed(floor);
	const page = await newPage({ viewport: SIZES.phone });
	await page.goto(url);
	await page.getByLabel(/Anything else/).fill('Since Monday');
	// the browser itself would refuse it
	await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
	await page.getByRole('button', { name: 'Send' }).click();
	await expect(page.getByRole('alert')).toHaveText('Please choose what it is about.');
	await expect(page.getByLabel(/Anything else/)).toHaveValue('Since Monday');
	await fits(page, 'ask-wrong-phone');
	expect(await floor.caseOf('kestrel', id)).toMatchObject({ tier: 0 });
	await page.getByRole('radio', { name: 'It takes too long' }).focus();
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Send' }).press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have got it');
});

test('ASK-4 every link that does not hold is the same calm page', async ({ floor, newPage }) => {
	const { url } = await mailed(floor);
	const { url: refused } = await mailed(floor);
	const seen = new Set<string>();
	for (const [size, viewport] of Object.entries(SIZES)) {
		const page = await newPage({ viewport });
		for (const wrong of [`${url}0`, `${url.slice(0, -2)}`, url.replace(/.{64}$/, '0'.repeat(64))]) {
			const answer = await page.goto(wrong);
			expect(answer?.status()).toBe(404);
			seen.add(await page.locator('main').innerText());
		}
		await fits(page, `ask-gone-${size}`);
	}
	await floor.configure('kestrel', { customers: { mayEscalate: false } });
	const page = await newPage({ viewport: SIZES.phone });
	expect((await page.goto(refused))?.status()).toBe(404);
	seen.add(await page.locator('main').innerText());
	expect([...seen]).toEqual([expect.stringContaining('This link no longer works')]);
});

test('ASK-11 neither its address nor its page is kept, or told to anybody', async ({
	floor,
	newPage
}) => {
	const { url } = await mailed(floor);
	const page = await newPage();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	for (const address of [url, `${url}0`]) {
		const answer = await page.goto(address);
		expect(answer?.headers(), address).toMatchObject({
			'cache-control': 'no-store',
			'x-robots-tag': 'noindex, nofollow',
			'referrer-policy': 'same-origin'
		});
		await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
	}
	expect(asked.filter((address) => !address.startsWith(floor.url))).toEqual([]);
});

test('ASK-9 more than a form holds is refused', async ({ floor, newPage }) => {
	const { url, id } = await mailed(floor);
	const page = await newPage();
	const post = (text: string) =>
		page.request.post(url, {
			form: { reason: 'It takes too long', text },
			headers: { origin: floor.url, accept: 'text/html' }
		});
	expect((await post('x'.repeat(20_000))).status()).toBe(413);
	expect((await post('x'.repeat(501))).status()).toBe(422);
	expect(await floor.caseOf('kestrel', id)).toMatchObject({ tier: 0 });
});
