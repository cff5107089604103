import { describe, expect, it } from 'vitest';
import { Slug } from '#lib/shared/wire/commands.ts';
import { findConnector, listConnectors } from './registry.ts';

describe('ING-15 the connectors there are', () => {
	it('are found by the id in their address, and only by that', () => {
		for (const { id } of listConnectors()) {
			expect(Slug.parse(id)).toBe(id);
			expect(findConnector(id)?.id).toBe(id);
		}
		expect(findConnector('constructor')).toBeUndefined();
		expect(findConnector('Zendesk')).toBeUndefined();
	});

	it('take settings once, and name the field that is wrong', () => {
		const zendesk = findConnector('zendesk');
		expect(zendesk?.configure({ secrets: ['short'] })).toEqual({
			ok: false,
			reason: 'secrets[0]: expected the whole signing secret, at least 16 characters'
		});
		const configured = zendesk?.configure({ secrets: ['a-secret-that-only-this-test-knows'] });
		expect(configured?.ok).toBe(true);
		if (!configured?.ok) return;
		const delivery = { method: 'POST', headers: {}, body: Buffer.from('{}'), receivedAt: 0 };
		expect(configured.value.verify(delivery)).toEqual({ ok: false, reason: 'unsigned' });
		expect(configured.value.inbound(delivery).kind).toBe('dead');
	});
});
