import { describe, expect, it } from 'vitest';
import { loadConfig } from './load.ts';

describe('NET-7 KEEP_ON_DEVICES says whether desks may keep anything on their devices', () => {
	it.each([
		[{}, true],
		[{ KEEP_ON_DEVICES: 'on' }, true],
		[{ KEEP_ON_DEVICES: 'off' }, false]
	])('%o', (environment, keeps) => {
		expect(loadConfig(environment).keepsOnDevices).toBe(keeps);
	});
	it('nothing else', () => {
		expect(() => loadConfig({ KEEP_ON_DEVICES: 'no' })).toThrow(/^KEEP_ON_DEVICES="no": expected/);
	});
});

describe('SEC-22 METRICS_TOKEN is long enough not to be guessed, and never shown', () => {
	it('sixteen characters or more', () => {
		expect(loadConfig({ METRICS_TOKEN: 'a-token-of-mine-x' }).metricsToken).toBe(
			'a-token-of-mine-x'
		);
		expect(loadConfig({}).metricsToken).toBeUndefined();
		expect(() => loadConfig({ METRICS_TOKEN: 'hidden' })).toThrow(
			/^METRICS_TOKEN: expected 16 characters or more$/
		);
	});
});

describe('ALRT-26 the mail server of alerts is told by SMTP_URL and MAIL_FROM', () => {
	const SMTP_URL = 'smtps://user:hidden@mail.example:465';
	it('both, or neither', () => {
		const MAIL_FROM = 'andon@example.com';
		expect(loadConfig({ SMTP_URL, MAIL_FROM }).mail).toEqual({ url: SMTP_URL, from: MAIL_FROM });
		expect(loadConfig({}).mail).toBeNull();
		expect(loadConfig({ SMTP_URL: ' ', MAIL_FROM }).mail).toBeNull();
	});
	it.each([
		[{ SMTP_URL }, /^MAIL_FROM="": expected the address that mail comes from/],
		[{ SMTP_URL, MAIL_FROM: 'andon' }, /^MAIL_FROM="andon": expected the address/],
		[{ SMTP_URL: 'http://hidden' }, /^SMTP_URL: expected an address such as smtp:/]
	])('names what is wrong: %o', (environment, words) => {
		expect(() => loadConfig(environment)).toThrow(words);
	});
	it('shows no password', () => {
		expect(() =>
			loadConfig({ SMTP_URL: 'smtp2://user:hidden@x', MAIL_FROM: 'a@b.example' })
		).toThrow(/^(?!.*hidden)/);
	});
});
