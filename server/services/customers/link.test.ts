import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseId, Slug } from '#lib/shared/wire/commands.ts';
import { readLink, signLink, type LinkClaims } from './link.ts';

const NOW = Date.UTC(2026, 10, 21, 14);
const SECRET = 'a secret of the tests';
const CLAIMS: LinkClaims = {
	client: 'acme',
	case: 'INC0010023',
	expiresAt: NOW + 60_000,
	nonce: 'abcdefghijkl'
};
const TOKEN = signLink(SECRET, CLAIMS);

describe('the token of a link', () => {
	it('ASK-2 is of one case until it expires', () => {
		expect(readLink([SECRET], TOKEN, NOW)).toEqual(CLAIMS);
		expect(readLink([SECRET], TOKEN, CLAIMS.expiresAt - 1)).toEqual(CLAIMS);
		expect(readLink([SECRET], TOKEN, CLAIMS.expiresAt)).toBeNull();
	});

	it('ASK-2 holds for every case and client there can be, and survives an address and a mail', () => {
		const claims = fc.record({
			client: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/),
			case: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/),
			expiresAt: fc.integer({ min: NOW + 1, max: NOW + 366 * 86_400_000 }),
			nonce: fc.stringMatching(/^[A-Za-z0-9_-]{12}$/)
		});
		fc.assert(
			fc.property(claims, (one) => {
				fc.pre(Slug.safeParse(one.client).success && CaseId.safeParse(one.case).success);
				const token = signLink(SECRET, one);
				expect(encodeURIComponent(token)).toBe(token);
				// a sign at the end would be taken for that of the sentence
				expect(token).toMatch(/^[A-Za-z0-9].*[a-z0-9]$/);
				expect(readLink([SECRET], token, NOW)).toEqual(one);
			})
		);
	});

	it('ASK-2 is none with one character more, less or other', () => {
		for (let at = 0; at <= TOKEN.length; at++) {
			const [before, after] = [TOKEN.slice(0, at), TOKEN.slice(at + 1)];
			if (at < TOKEN.length)
				expect(readLink([SECRET], before + after, NOW), `without ${at}`).toBeNull();
			for (const other of ['A', 'b', '0', '_', '.', '=', ' '])
				if (TOKEN[at] !== other) {
					expect(readLink([SECRET], before + other + after, NOW), `${other} at ${at}`).toBeNull();
					expect(readLink([SECRET], before + other + TOKEN.slice(at), NOW)).toBeNull();
				}
		}
	});

	it('ASK-2 is none of another case or a later day under the seal of this one', () => {
		const [, seal = ''] = TOKEN.split('.');
		for (const change of [{ case: 'INC0010024' }, { client: 'other' }, { expiresAt: NOW + 1e9 }]) {
			const [payload = ''] = signLink('a guess', { ...CLAIMS, ...change }).split('.');
			expect(readLink([SECRET], `${payload}.${seal}`, NOW)).toBeNull();
		}
	});

	it('ASK-3 is read with either of two secrets, and with no other', () => {
		expect(readLink(['newer', SECRET], TOKEN, NOW)).toEqual(CLAIMS);
		expect(readLink([SECRET, 'older'], TOKEN, NOW)).toEqual(CLAIMS);
		expect(readLink(['newer', 'older'], TOKEN, NOW)).toBeNull();
		expect(readLink([], TOKEN, NOW)).toBeNull();
	});

	it('ASK-2 whatever comes in its place is none, and makes nothing throw', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.base64String()),
				(any) => {
					expect(readLink([SECRET], any, NOW)).toBeNull();
				}
			)
		);
	});
});
