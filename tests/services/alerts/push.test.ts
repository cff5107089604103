import { describe, expect, inject, test, vi } from 'vitest';
import { startAlerts, type AlertsOptions } from '../../support/alerts.ts';
import { freshPrefix, TestClock } from '../../support/node.ts';
import { PushBrowser, signedBy } from '../../support/push-browser.ts';
import { webReceiver } from '../../support/web-receiver.ts';

const url = inject('stores')[0]?.url ?? '';
const QUIET = { from: '00:00', to: '00:00' };

async function begin(options: AlertsOptions = {}) {
	const service = await webReceiver();
	const at = await startAlerts(url, { people: ['ana', 'ben'], ...options });
	const browser = new PushBrowser(`${service.url}/push/one`);
	await at.subscribe('ana', browser.subscription);
	const told = () => service.requests.map((request) => browser.open(request));
	return { service, at, browser, told };
}

describe('ALRT-18 a person is told in the browser while the page is closed', () => {
	test('encrypted for that browser, signed by this installation, without anything of the customer', async () => {
		const { service, at, told } = await begin({ publicUrl: 'https://andon.example' });
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		expect(told()).toMatchObject([
			{
				title: '#4711: past SLA, not resolved in time',
				body: 'Acme · Resolve it, or move it up',
				silent: false
			}
		]);
		const [request] = service.requests;
		if (!request) throw new Error('nothing was sent');
		expect(request.headers).toMatchObject({
			'content-encoding': 'aes128gcm',
			ttl: '3600',
			urgency: 'high'
		});
		expect(signedBy(request, await at.alerts.pushKey())).toMatchObject({
			aud: service.url,
			sub: 'https://andon.example'
		});
		expect(request.body.toString('latin1')).not.toContain('4711');
	});

	test('every node signs with the same key', async () => {
		const prefix = freshPrefix();
		const nodes = [await startAlerts(url, { prefix }), await startAlerts(url, { prefix })];
		const keys = await Promise.all(nodes.map(({ alerts }) => alerts.pushKey()));
		expect(new Set(keys).size).toBe(1);
	});

	test('of a flood: one by one, then the line, which takes its own place silently, at most once a minute', async () => {
		const clock = new TestClock();
		const { at, told } = await begin({ clock });
		const drain = async () => {
			while ((await at.alerts.sweep()) > 0);
		};
		await at.raiseMany(200);
		await drain();
		await at.raiseMany(100);
		await drain();
		expect(told()).toHaveLength(8);
		clock.forward(61_000);
		await at.raiseMany(100);
		await drain();
		const lines = told().filter(({ title }) => title === 'More alerts');
		expect(told()).toHaveLength(9);
		expect(lines.map(({ silent }) => silent)).toEqual([false, true]);
		expect(new Set(lines.map(({ tag }) => tag)).size).toBe(1);
		expect(lines[1]?.body).toContain('and 393 more since');
	});

	test('a browser that is gone is forgotten, and is no failure', async () => {
		const { service, at } = await begin();
		service.answer = 410;
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(await at.store.alertPeople.browsers('ana')).toEqual([]);
		expect((await at.alerts.reader.channels(['acme'])).at(-1)).toMatchObject({ failures: 0 });
		expect(await at.store.alertJobs.waiting('acme')).toEqual([]);
	});

	test('of two browsers, the one that has it is not told again when the other one fails', async () => {
		const { service, at, browser } = await begin();
		const down = await webReceiver();
		down.answer = 500;
		const second = new PushBrowser(`${down.url}/push/two`);
		await at.subscribe('ana', second.subscription);
		await at.raiseMany(1);
		await at.alerts.sweep();
		down.answer = 201;
		await vi.waitFor(
			async () => {
				await at.alerts.sweep();
				expect(down.requests).toHaveLength(2);
			},
			{ timeout: 20_000, interval: 50 }
		);
		expect(service.requests).toHaveLength(1);
		expect(browser.open(service.requests[0] as never).title).toBe(
			second.open(down.requests[1] as never).title
		);
	});

	test('who has taken it back is told no more', async () => {
		const { service, at, browser } = await begin();
		await at.alerts.unsubscribe('ana', browser.subscription.endpoint);
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(service.requests).toEqual([]);
	});

	test('a browser that gave nonsense for a key is forgotten', async () => {
		const { service, at } = await begin();
		await at.subscribe('ben', {
			endpoint: `${service.url}/push/x`,
			keys: { p256dh: 'AAAA', auth: 'AAAA' }
		});
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(service.requests).toHaveLength(1);
		expect(await at.store.alertPeople.browsers('ben')).toEqual([]);
	});
});

describe('ALRT-9 a person’s own quiet hours and wishes', () => {
	const severities = async (
		prefer: Parameters<Awaited<ReturnType<typeof begin>>['at']['alerts']['prefer']>[1] | null,
		options: AlertsOptions = {}
	) => {
		const { at, told } = await begin(options);
		if (prefer) await at.alerts.prefer('ana', prefer);
		for (const severity of ['info', 'warning', 'critical'] as const)
			await at.raiseMany(1, { severity, title: severity });
		await at.alerts.sweep();
		return told()
			.map(({ title }) => title)
			.sort();
	};
	const push = ['info', 'warning', 'critical'] as never;
	const wishes = { quiet: null, zone: 'UTC', push, kinds: [] };

	test('warnings and what is critical, if nothing was said', async () => {
		expect(await severities(null)).toEqual(['critical', 'warning']);
	});
	test('whatever was asked for', async () => {
		expect(await severities(wishes)).toEqual(['critical', 'info', 'warning']);
	});
	test('in quiet hours what is critical alone', async () => {
		expect(await severities({ ...wishes, quiet: QUIET })).toEqual(['critical']);
	});
	test('what is critical passes, whatever was asked for', async () => {
		expect(await severities({ ...wishes, push: [] })).toEqual(['critical']);
	});
	test('in those of the client, too', async () => {
		expect(await severities(wishes, { alerts: { quiet: QUIET } })).toEqual(['critical']);
	});
});
