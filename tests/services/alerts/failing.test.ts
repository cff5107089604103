import { describe, expect, inject, test, vi } from 'vitest';
import { startAlerts, type AlertsOptions } from '../../support/alerts.ts';
import { TestClock } from '../../support/node.ts';
import { webReceiver } from '../../support/web-receiver.ts';

type Webhook = NonNullable<NonNullable<AlertsOptions['alerts']>['webhooks']>[number];
const url = inject('stores')[0]?.url ?? '';

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

describe('ALRT-14 every failure of a channel is seen', () => {
	test('on the page, in the figures, and as an alert that does not go through that channel', async () => {
		const [bad, good] = [await webReceiver(), await webReceiver()];
		const clock = new TestClock();
		const at = await startAlerts(url, {
			clock,
			alerts: {
				webhooks: [
					{ name: 'bad', url: `${bad.url}/secret` },
					{ name: 'good', url: good.url, format: 'json' }
				]
			}
		});
		bad.answer = 410;
		await at.raiseMany(1);
		await at.alerts.sweep();
		await at.alerts.sweep();
		const { alerts } = await at.alerts.reader.list(['acme'], 'active', 10);
		expect(alerts.find(({ rule }) => rule === 'channel:failed')).toMatchObject({
			severity: 'warning',
			title: 'Alerts do not go out by the webhook bad: HTTP 410'
		});
		expect(bad.requests).toHaveLength(1);
		expect(good.requests.map((_, index) => good.json(index).rule)).toContain('channel that fails');
		const channels = await at.alerts.reader.channels(['acme']);
		expect(channels.map(({ channel, state, why }) => [channel, state, why])).toEqual([
			['webhook:bad', 'failing', 'HTTP 410'],
			['webhook:good', 'well', null],
			['push', 'unused', null]
		]);
		expect(JSON.stringify([alerts, channels])).not.toContain('secret');
		expect(at.metrics.text()).toContain(
			'andon_alert_sends_total{channel="webhook",outcome="failed"} 1'
		);

		bad.answer = 200;
		await at.raiseMany(1);
		await at.alerts.sweep();
		await at.alerts.sweep();
		const after = await at.alerts.reader.list(['acme'], 'all', 10);
		expect(after.alerts.find(({ rule }) => rule === 'channel:failed')).toMatchObject({
			ended: 'it goes again'
		});
		expect((await at.alerts.reader.channels(['acme']))[0]).toMatchObject({ state: 'well' });
	});

	test('after three failures it is left alone; then one attempt shows whether it goes again', async () => {
		const clock = new TestClock();
		const { receiver, at } = await begin({}, { clock });
		receiver.answer = 500;
		await at.raiseMany(5);
		await at.alerts.sweep();
		expect(receiver.requests).toHaveLength(3);
		expect(await at.store.alertJobs.waiting('acme')).toHaveLength(5);
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(receiver.requests).toHaveLength(3);
		clock.forward(15_000);
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect(receiver.requests).toHaveLength(4);
		const health = await at.store.alertJobs.health('acme', 'webhook:ops');
		expect(health).toMatchObject({ failures: 4, told: true });
		const { alerts } = await at.alerts.reader.list(['acme'], 'all', 20);
		expect(alerts.filter(({ rule }) => rule === 'channel:failed')).toHaveLength(1);
	});

	test('a webhook that is taken out of the configuration has its alerts taken out, too', async () => {
		const { receiver, at } = await begin();
		receiver.answer = 500;
		await at.raiseMany(1);
		await at.alerts.sweep();
		await at.configure({});
		await vi.waitFor(
			async () => {
				await at.alerts.sweep();
				expect(await at.store.alertJobs.waiting('acme')).toEqual([]);
			},
			{ timeout: 20_000, interval: 50 }
		);
		expect(receiver.requests).toHaveLength(1);
	});
});
