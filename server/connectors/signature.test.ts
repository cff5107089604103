import { describe, expect, it } from 'vitest';
import { sameText } from '#server/domain/secret.ts';
import { hmacSha256Base64, isTimely, signedByOneOf } from './signature.ts';

describe('ING-14 comparing signatures', () => {
	it('never throws, whatever the lengths', () => {
		for (const given of ['', 'a', '=', '\u0000', '😀', 'a'.repeat(100_000), '\ud800']) {
			expect(sameText('abc=', given)).toBe(false);
			expect(signedByOneOf(['secret'], ['body'], given)).toBe(false);
		}
	});

	it('takes only the text that the sender writes, not others that decode to the same bytes', () => {
		const right = hmacSha256Base64('secret', ['body']);
		const unpadded = right.replace(/=+$/, '');
		expect(Buffer.from(unpadded, 'base64')).toEqual(Buffer.from(right, 'base64'));
		expect(signedByOneOf(['secret'], ['body'], right)).toBe(true);
		expect(signedByOneOf(['secret'], ['body'], unpadded)).toBe(false);
		expect(signedByOneOf(['secret'], ['body'], `${right} `)).toBe(false);
	});

	it('joins the parts without a separator, text or bytes', () => {
		const parts = ['2021-07-25T10:00:00Z', Buffer.from('{"say": "hello"}')];
		expect(hmacSha256Base64('HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=', parts)).toBe(
			'Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk='
		);
	});

	it('has no live secret, no delivery', () => {
		expect(signedByOneOf([], ['body'], hmacSha256Base64('', ['body']))).toBe(false);
	});

	it('has a window of five minutes either way, and none for a time that is no number', () => {
		expect([-300_001, -300_000, 0, 300_000, 300_001].map((by) => isTimely(by, 0))).toEqual([
			false,
			true,
			true,
			true,
			false
		]);
		expect(isTimely(NaN, 0)).toBe(false);
	});
});
