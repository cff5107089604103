/** Push at the desk: muted with two taps, shown by the real worker, ended with the session. */
import type { Page } from '@playwright/test';
import { alertOf } from '../support/alert-samples.ts';
import { payloadOf } from '#server/services/alerts/channels/push.ts';
import { deskOf, isKept, rowOf, six } from './desk-hands.ts';
import { expect, openDesk, signIn, test } from './fixtures.ts';
import { cutOff, smallTargets } from './look.ts';

const bell = (page: Page) => page.getByRole('button', { name: /^Push (notifications|is muted)/ });
const muted = (page: Page, time: string) =>
	page.getByRole('button', { name: `Push is muted until ${time}` });

for (const [way, viewport] of Object.entries({
	landscape: { width: 1180, height: 820 },
	portrait: { width: 820, height: 1180 }
}))
	test(`ALRT-29 two taps mute push until six, ${way}; every page and every desk of the person says so, until it is ended`, async ({
		newPage,
		startFloor
	}) => {
		const floor = await startFloor();
		const page = await newPage({ viewport, hasTouch: true });
		await openDesk(page, floor);
		const other = await newPage({ viewport, hasTouch: true });
		await openDesk(other, floor);
		const mateo = await newPage({ viewport, hasTouch: true });
		await openDesk(mateo, floor, 'Mateo Cruz');
		await bell(page).tap();
		const untilSix = page.getByRole('button', { name: 'Until 18:00' });
		await expect(untilSix).toBeVisible();
		expect(await smallTargets(page)).toEqual([]);
		await untilSix.tap();
		await expect(muted(page, '18:00')).toBeVisible();
		await expect(muted(other, '18:00')).toBeVisible();
		await expect(muted(mateo, '18:00')).toHaveCount(0);
		expect(await cutOff(page)).toEqual([]);
		await page.goto(`${floor.url}/alerts`);
		await expect(muted(page, '18:00')).toBeVisible();
		await bell(other).tap();
		await expect(other.getByText(/not even what is critical/)).toBeVisible();
		await other.getByRole('button', { name: 'End it now' }).tap();
		await expect(muted(other, '18:00')).toHaveCount(0);
		// it closes by itself: a tap before that would open nothing
		await expect(other.getByRole('dialog', { name: 'Push notifications' })).toBeHidden();
		await bell(other).tap();
		await other.getByLabel('Until another time').fill('05:30');
		await other.getByRole('button', { name: 'Mute', exact: true }).tap();
		await expect(muted(other, '05:30')).toBeVisible();
	});

test.describe('a line that is down', () => {
	test.use({ expected: /ERR_INTERNET_DISCONNECTED|WebSocket/ });

	test('ALRT-29 without a connection nothing is muted, and that is said', async ({
		floor,
		newPage
	}) => {
		const page = await newPage();
		await openDesk(page, floor, 'Aisha');
		await isKept(page);
		await page.context().setOffline(true);
		await bell(page).click();
		await page.getByRole('button', { name: '1 hour' }).click();
		const said = 'Not sent, no connection. Nothing has changed.';
		await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
	});
});

test('ALRT-28 each person chooses by kind, and it stays', async ({ newPage, startFloor }) => {
	const floor = await startFloor();
	const page = await newPage();
	await openDesk(page, floor);
	await bell(page).click();
	await page.getByRole('link', { name: 'What you are told of' }).click();
	const settings = page.getByRole('region', { name: 'How you are told' });
	const lease = settings.getByRole('checkbox', { name: 'a claim of mine about to lapse' });
	await expect(lease).toBeChecked();
	await lease.uncheck();
	await settings.getByRole('button', { name: 'Save' }).click();
	await expect(settings.getByRole('status')).toHaveText('Saved');
	await page.reload();
	await expect(lease).not.toBeChecked();
	await expect(settings.getByRole('checkbox', { name: 'what is new in my tiers' })).toBeChecked();
});

test('ALRT-30 the worker shows what was pushed, and a tap opens its case in the desk that is open', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	await six(floor);
	const page = await newPage();
	const context = page.context();
	await context.grantPermissions(['notifications'], { origin: floor.url });
	const cdp = await context.newCDPSession(page);
	const registered = new Promise<string>((resolve) => {
		cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const desk = registrations.find(({ scopeURL }) => scopeURL.endsWith('/desk'));
			if (desk) resolve(desk.registrationId);
		});
	});
	await cdp.send('ServiceWorker.enable');
	const starting = context.waitForEvent('serviceworker');
	await deskOf(page, floor);
	const worker = await starting;
	const alert = { ...alertOf({ client: 'kestrel', case: 'k1', ref: 'k1' }), id: 'a1' };
	const title = 'k1: past SLA, not resolved in time';
	const job = { channel: 'push', person: 'priya', line: null, silent: false, since: 0, tries: 0 };
	const payload = payloadOf(
		{ ...job, done: [], alert: { ...alert, title } as never },
		'Kestrel',
		'UTC'
	);
	await expect
		.poll(() => worker.evaluate('self.registration.active?.state').catch(() => null))
		.toBe('activated');
	await cdp.send('ServiceWorker.deliverPushMessage', {
		origin: floor.url,
		registrationId: await registered,
		data: JSON.stringify(payload)
	});
	const shown = () =>
		worker.evaluate(`self.registration.getNotifications().then((all) =>
			all.map(({ title, body, data }) => ({ title, body, data })))`);
	await expect
		.poll(shown)
		.toEqual([
			{ title, body: 'Kestrel · Resolve it, or move it up', data: { case: 'kestrel/k1' } }
		]);
	await page.evaluate(() => Object.assign(globalThis, { sameWindow: true }));
	await worker.evaluate(`self.registration.getNotifications().then(([notification]) =>
		self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))`);
	const details = page.getByRole('complementary', { name: 'Details' });
	await expect(details.getByRole('heading', { name: 'Checkout down' })).toBeVisible();
	expect(await page.evaluate(() => 'sameWindow' in globalThis)).toBe(true);
	await expect.poll(shown).toEqual([]);
	await expect(rowOf(page, 'k1')).toBeVisible();
});

test('ALRT-31 who signs out is told nothing in that browser any more', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const page = await newPage();
	const endpoint = 'https://push.invalid.example/one';
	// a browser of a test knows no push service
	await page.addInitScript((endpoint) => {
		PushManager.prototype.getSubscription = () =>
			Promise.resolve({ endpoint, unsubscribe: () => Promise.resolve(true) } as never);
	}, endpoint);
	await signIn(page, floor, 'Priya Raman');
	const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
	const answer = await page.evaluate(
		(body) =>
			fetch('/alerts/push', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			}).then(({ status }) => status),
		{ endpoint, keys }
	);
	expect(answer).toBe(200);
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration('/desk').then(Boolean)))
		.toBe(true);
	const leaving = page.waitForRequest((request) => request.url().endsWith('/sign-out'));
	await page.getByRole('button', { name: 'Sign out' }).click();
	expect(new URLSearchParams((await leaving).postData() ?? '').get('endpoint')).toBe(endpoint);
	await page.waitForURL(/\/sign-in/);
	// whoever has a browser for it is told of what is new: nobody has one any more
	await floor.escalate('kestrel', 'k9', 'After it');
	const alerts = () => floor.api('GET', '/clients/kestrel/alerts?which=all');
	await floor.escalate('kestrel', 'k8', 'Late', { ago: 60 });
	await expect
		.poll(async () => JSON.stringify(await alerts()), { timeout: 15_000 })
		.toContain('k8');
	expect(JSON.stringify(await alerts())).not.toContain('k9');
});
