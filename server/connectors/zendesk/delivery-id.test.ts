import { describe, expect, it } from 'vitest';
import { deliveryId } from './delivery-id.ts';

const id = (body: string, invocation?: string) =>
	deliveryId({
		method: 'POST',
		headers: { 'x-zendesk-webhook-invocation-id': invocation },
		body: Buffer.from(body),
		receivedAt: 0
	});
const EVENT =
	'{"type":"zen:event-type:ticket.created","id":"cbe4028c-7239-495d-b020-f22348516046"}';

describe('ING-17 what a delivery is known by', () => {
	it('an event by its own id, whatever the invocation', () => {
		expect(id(EVENT, '01HXINVOCATION1')).toBe('event-cbe4028c-7239-495d-b020-f22348516046');
		expect(id(EVENT, '01HXINVOCATION2')).toBe(id(EVENT));
	});

	it('a call of a trigger by its invocation: the same body again is another call', () => {
		expect(id('{"andon":"zendesk-trigger-1"}', '01HXINVOCATION1')).toBe('call-01HXINVOCATION1');
		expect(id('{}', '01HXINVOCATION1')).not.toBe(id('{}', '01HXINVOCATION2'));
	});

	it('anything else by its bytes', () => {
		expect(id('{}')).toMatch(/^body-[0-9a-f]{64}$/);
		expect(id('{}')).toBe(id('{}'));
		expect(id('{}')).not.toBe(id('{ }'));
		expect(id(EVENT.replace('cbe4', 'a/b ')), 'an id that is no plain text').toMatch(/^body-/);
		expect(id('{}', 'x'.repeat(200))).toMatch(/^body-/);
	});
});
