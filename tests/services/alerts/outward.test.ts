import { expect, inject, test } from 'vitest';
import { alertsOf } from '#server/domain/alerts/alerts-of.ts';
import { AT, caseOf, eventOf } from '../../support/alert-samples.ts';
import { startAlerts } from '../../support/alerts.ts';
import { mailServer } from '../../support/mail-server.ts';
import { PushBrowser } from '../../support/push-browser.ts';
import { webReceiver } from '../../support/web-receiver.ts';

const url = inject('stores')[0]?.url ?? '';

test('ALRT-20 nothing that the customer said or is called leaves Andon, by whichever way', async () => {
	const [hooks, service, mail] = [await webReceiver(), await webReceiver(), await mailServer()];
	const at = await startAlerts(url, {
		mail: { url: mail.url, from: 'andon@floor.example' },
		alerts: {
			webhooks: (['slack', 'teams', 'json'] as const).map((format) => ({
				name: format,
				url: hooks.url,
				format
			})),
			email: [{ name: 'night', to: ['lead@floor.example'] }]
		}
	});
	const browser = new PushBrowser(service.url);
	await at.subscribe('ana', browser.subscription);
	const state = caseOf({ vip: true, title: 'Ms Sample was charged twice', customer: 'Ms Sample' });
	const past = eventOf({ type: 'clock-past', clock: 'resolve', due: AT });
	await at.raise(...alertsOf(state, [past]));
	await at.alerts.sweep();
	const left = [
		...hooks.requests.map(({ body }) => String(body)),
		...service.requests.map((request) => JSON.stringify(browser.open(request))),
		...mail.mails.map(({ text }) => text)
	];
	expect(left).toHaveLength(5);
	for (const text of left) {
		expect(text).toContain('4711');
		expect(text).not.toMatch(/Sample|charged/);
	}
});
