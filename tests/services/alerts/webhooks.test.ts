import { describe, expect, inject, test, vi } from 'vitest';
import { startAlerts, type AlertsOptions } from '../../support/alerts.ts';
import { ownTime } from '../../support/own-time.ts';
import { webReceiver } from '../../support/web-receiver.ts';

type Webhook = NonNullable<NonNullable<AlertsOptions['alerts']>['webhooks']>[number];
const url = inject('stores')[0]?.url ?? '';
const TITLE = '#4711 <b>: past SLA & *not* resolved';

async function begin(hook: Partial<Webhook> = {}, more: AlertsOptions = {}) {
	const receiver = await webReceiver();
	const webhooks = [{ name: 'ops', url: `${receiver.url}/secret-path`, ...hook }];
	const at = await startAlerts(url, {
		publicUrl: 'https://andon.example',
		alerts: { webhooks },
		...more
	});
	return { receiver, at };
}

describe('ALRT-17 a webhook is told what is as grave as it wants, in the way of its receiver', () => {
	test('Slack: a text, with what Slack reads as its own taken for text', async () => {
		const { receiver, at } = await begin();
		await at.raiseMany(1, { title: TITLE });
		await at.alerts.sweep();
		expect(receiver.json(0)).toEqual({
			text: 'Warning · Acme · #4711 &lt;b&gt;: past SLA &amp; *not* resolved\nResolve it, or move it up\n<https://andon.example/alerts|Open Andon>'
		});
		expect(receiver.requests[0]?.headers['content-type']).toBe('application/json');
	});

	test('Teams: an adaptive card', async () => {
		const { receiver, at } = await begin({ format: 'teams' });
		await at.raiseMany(1, { title: TITLE, severity: 'critical' });
		await at.alerts.sweep();
		const [attachment] = receiver.json(0).attachments;
		expect(attachment.contentType).toBe('application/vnd.microsoft.card.adaptive');
		expect(attachment.content).toMatchObject({
			type: 'AdaptiveCard',
			version: '1.4',
			body: [
				{
					text: String.raw`Critical · Acme · #4711 <b>: past SLA & \*not\* resolved`,
					color: 'Attention'
				},
				{ text: 'Resolve it, or move it up' }
			],
			actions: [{ type: 'Action.OpenUrl', url: 'https://andon.example/alerts' }]
		});
	});

	test('JSON: the parts', async () => {
		const { receiver, at } = await begin({ format: 'json' });
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(receiver.json(0)).toEqual({
			severity: 'warning',
			client: 'acme',
			clientName: 'Acme',
			text: '#4711: past SLA, not resolved in time',
			act: 'Resolve it, or move it up',
			rule: 'past SLA',
			ref: '#4711',
			at: '2026-01-05T14:02:00.000Z',
			url: 'https://andon.example/alerts'
		});
	});

	test('what is less grave is not sent', async () => {
		const { receiver, at } = await begin({ from: 'critical' });
		await at.raiseMany(2, { severity: 'warning' });
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		expect(receiver.requests).toHaveLength(1);
	});

	test('of 400 it is sent seven and one line', async () => {
		const { receiver, at } = await begin();
		await at.raiseMany(400);
		while ((await at.alerts.sweep()) > 0);
		expect(receiver.requests).toHaveLength(8);
		const texts = receiver.requests.map(({ body }) => String(body));
		expect(
			texts.filter((text) => text.includes('More alerts than are told one by one'))
		).toHaveLength(1);
	});
});

describe('ALRT-9 in quiet hours of the client only what is critical is sent', () => {
	test('all day', async () => {
		const { receiver, at } = await begin({ from: 'info' });
		await at.configure({
			alerts: {
				webhooks: [{ name: 'ops', url: receiver.url, from: 'info' }],
				quiet: { from: '00:00', to: '00:00' }
			}
		});
		await at.raiseMany(2, { severity: 'warning' });
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		expect(receiver.requests.map(({ body }) => JSON.parse(String(body)).text)).toEqual([
			expect.stringContaining('Critical')
		]);
		// inside Andon everybody is told
		expect((await at.toldOf('ana')).each).toBe(3);
	});
});

describe('ALRT-13 what a webhook does not take is sent again', () => {
	test('after a while, until it takes it, once', async () => {
		const { receiver, at } = await begin();
		receiver.answer = 503;
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(receiver.requests).toHaveLength(1);
		receiver.answer = 200;
		await vi.waitFor(
			async () => {
				await at.alerts.sweep();
				expect(receiver.requests).toHaveLength(2);
			},
			{ timeout: 20_000, interval: 50 }
		);
		await at.alerts.sweep();
		expect(await at.store.alertJobs.waiting('acme')).toEqual([]);
		expect(receiver.requests).toHaveLength(2);
	});

	test('a refusal that will not change is given up at once, and kept with the reason', async () => {
		const { receiver, at } = await begin();
		receiver.answer = 404;
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(await at.store.alertJobs.waiting('acme')).toEqual([]);
		expect(await at.store.alertJobs.dead('acme')).toMatchObject([{ why: 'HTTP 404' }]);
	});

	test('a redirect is not followed', async () => {
		const { receiver, at } = await begin();
		receiver.answer = 302;
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(receiver.requests).toHaveLength(1);
		expect(await at.store.alertJobs.dead('acme')).toMatchObject([
			{ why: 'it redirects (HTTP 302)' }
		]);
	});

	test('nobody waits for an answer longer than five seconds, and no other channel waits with it', async () => {
		const { receiver, at } = await begin();
		const well = await webReceiver();
		await at.configure({
			alerts: {
				webhooks: [
					{ name: 'ops', url: receiver.url },
					{ name: 'well', url: well.url }
				]
			}
		});
		receiver.answer = 'never';
		await at.raiseMany(1);
		const took = ownTime();
		const sweep = at.alerts.sweep();
		await vi.waitFor(() => expect(well.requests).toHaveLength(1), { timeout: 20_000 });
		await sweep;
		expect(took()).toBeLessThan(8000);
		expect(await at.store.alertJobs.health('acme', 'webhook:ops')).toMatchObject({
			failures: 1,
			why: 'no answer within 5 s'
		});
	});
});
