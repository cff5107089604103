import { describe, expect, it } from 'vitest';
import { mayReadMetrics } from './metrics-reader.ts';

const asked = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
	headers,
	socket: { remoteAddress }
});

describe('SEC-22 without a token only programs of this machine read /metrics', () => {
	it.each([
		['127.0.0.1', {}, true],
		['127.8.9.1', {}, true],
		['::1', {}, true],
		['::ffff:127.0.0.1', {}, true],
		['10.0.0.7', {}, false],
		['203.0.113.9', {}, false],
		['fe80::1', {}, false],
		[undefined, {}, false],
		// a proxy on this machine asks for somebody else
		['127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, false],
		['127.0.0.1', { forwarded: 'for=203.0.113.9' }, false],
		['10.0.0.7', { authorization: 'Bearer undefined' }, false]
	])('%s with %o: %s', (address, headers, may) => {
		expect(mayReadMetrics(asked(address, headers), undefined)).toBe(may);
	});
});

describe('SEC-22 with a token whoever brings it reads /metrics, and nobody else', () => {
	const token = 'as long as it has to be'.replaceAll(' ', '-');
	it.each([
		[`Bearer ${token}`, true],
		[`bearer ${token}`, true],
		[`Bearer ${token}x`, false],
		[`Bearer ${token.slice(1)}`, false],
		[`Basic ${token}`, false],
		['', false]
	])('%s: %s', (authorization, may) => {
		expect(mayReadMetrics(asked('203.0.113.9', { authorization }), token)).toBe(may);
		expect(mayReadMetrics(asked('127.0.0.1', { authorization }), token)).toBe(may);
	});
	it('this machine needs it too', () => {
		expect(mayReadMetrics(asked('127.0.0.1'), token)).toBe(false);
	});
});
