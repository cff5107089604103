import { expect, test } from 'vitest';
import { AROUND, type Odd } from '../../../tests/support/configuration-parts.ts';
import { compare } from './compare.ts';
import { examineText } from './examine.ts';
import { maskAddress, maskChanges, maskConfiguration } from './secrets.ts';

const FAULTS: Odd[] = [
	[
		'CONF-60 a masked address',
		'alerts: { webhooks: [{ name: a, url: "https://hooks.example.com/…" }] }',
		'alerts.webhooks[0].url',
		'this address was masked, and nothing can be sent to it: write the whole address'
	],
	[
		'CONF-61 a name and password in an address',
		'alerts: { webhooks: [{ name: a, url: "https://andon:secret@hooks.example.com/a" }] }',
		'alerts.webhooks[0].url',
		'expected an address without a name and password, which are not sent: take out what stands before the @'
	],
	[
		'CONF-61 an address that is not of the web',
		'alerts: { webhooks: [{ name: a, url: "ftp://hooks.example.com/a" }] }',
		'alerts.webhooks[0].url',
		'expected an address such as https://hooks.example.com/andon'
	]
];

test.each(FAULTS)('%s is a fault', (_name, text, path, message) => {
	const found = examineText(text, AROUND).faults.filter((one) => one.path === path);
	expect(found.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
});

test('CONF-60 of an address nothing is left that opens it', () => {
	expect(maskAddress('https://u:pw@hooks.example.com:8443/a/b?key=c#d')).toBe(
		'https://hooks.example.com:8443/…'
	);
	expect(maskAddress('secret')).toBe('…');
});

test('CONF-60 in whatever part of the configuration something changed, no address is told', () => {
	const of = (...secrets: string[]) => ({
		alerts: {
			webhooks: secrets.map((path, index) => ({
				name: `w${index}`,
				url: `https://h.example/${path}`
			}))
		}
	});
	const versions = [{}, { alerts: {} }, of('secret'), of('secret-2'), of('secret', 'secret-3')];
	for (const before of versions)
		for (const after of versions) {
			const changes = compare(before, after);
			const masked = maskChanges(changes);
			expect(masked.map(({ path }) => path)).toEqual(changes.map(({ path }) => path));
			expect(JSON.stringify(masked)).not.toContain('secret');
			expect(JSON.stringify(maskConfiguration(after))).not.toContain('secret');
		}
	const texts = [{ path: 'lease', before: '1h', after: '2h' }];
	expect(maskChanges(texts)).toEqual(texts);
});
