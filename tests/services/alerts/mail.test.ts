import { describe, expect, inject, test } from 'vitest';
import { startAlerts, type AlertsOptions } from '../../support/alerts.ts';
import { mailServer } from '../../support/mail-server.ts';

const url = inject('stores')[0]?.url ?? '';
const email = [{ name: 'night', to: ['lead@floor.example', 'head@floor.example'] }];
const from = 'andon@floor.example';

const begin = (mail: AlertsOptions['mail']) =>
	startAlerts(url, { mail: mail ?? null, alerts: { email }, publicUrl: 'https://andon.example' });

describe('ALRT-19 an alert goes out by mail', () => {
	test('to everybody named, with what is the matter and what to do', async () => {
		const server = await mailServer();
		const at = await begin({ url: server.url, from });
		await at.raiseMany(1, { severity: 'critical' });
		await at.raiseMany(1, { severity: 'warning' });
		await at.alerts.sweep();
		expect(server.mails).toHaveLength(1);
		const [mail] = server.mails;
		expect(mail).toMatchObject({ from, to: email[0]?.to });
		expect(mail?.text).toContain('Subject: Acme: #4711: past SLA, not resolved in time');
		expect(mail?.text).toContain('What to do: Resolve it, or move it up');
		expect(mail?.text).toContain('https://andon.example/alerts');
		expect(mail?.text).toContain('Auto-Submitted: auto-generated');
	});

	test('no line of it can be a header of its own', async () => {
		const server = await mailServer();
		const at = await begin({ url: server.url, from });
		await at.raiseMany(1, { severity: 'critical', title: 'x\r\nBcc: thief@elsewhere.example' });
		await at.alerts.sweep();
		expect(server.mails[0]?.to).toEqual(email[0]?.to);
		const [headers] = server.mails[0]?.text.split('\r\n\r\n') ?? [];
		expect(headers).not.toMatch(/^Bcc:/m);
	});

	test.each([
		['a server that refuses for now', 450, 'SMTP 450', 1],
		['a server that refuses for good', 550, 'SMTP 550', 0]
	])('%s is seen', async (_name, code, why, waiting) => {
		const server = await mailServer();
		server.refuse = code;
		const at = await begin({ url: server.url, from });
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		const [channel] = await at.alerts.reader.channels(['acme']);
		expect(channel).toMatchObject({ channel: 'email:night', state: 'failing', why, waiting });
	});

	test('a server that is not there is seen', async () => {
		const at = await begin({ url: 'smtp://127.0.0.1:1', from });
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		const [channel] = await at.alerts.reader.channels(['acme']);
		expect(channel).toMatchObject({ state: 'failing', failures: 1 });
		expect(channel?.why).toMatch(/ECONN|ESOCKET/);
	});

	test('without a mail server the page says so, and an alert does', async () => {
		const at = await begin(null);
		await at.raiseMany(1, { severity: 'critical' });
		await at.alerts.sweep();
		await at.alerts.sweep();
		const [channel] = await at.alerts.reader.channels(['acme']);
		expect(channel?.why).toBe('SMTP_URL is not set on this server');
		const { alerts } = await at.alerts.reader.list(['acme'], 'active', 5);
		expect(alerts.map(({ title }) => title)).toContain(
			'Alerts do not go out by mail (night): SMTP_URL is not set on this server'
		);
	});
});
