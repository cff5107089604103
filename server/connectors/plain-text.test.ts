import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('ING-13 text of a vendor', () => {
	it('loses control and direction characters', () => {
		expect(plainText(' a\r\nb\u202ec\u0000\u2066d\t', 20)).toBe('a b c d');
	});

	it('is cut with a sign that it was, and never through a character', () => {
		expect(plainText('abcdef', 6)).toBe('abcdef');
		expect(plainText('abcdef', 5)).toBe('abcd…');
		expect(plainText('abc😀def', 5)).toBe('abc…');
	});

	it('is well formed and within its length whatever comes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
				const line = plainText(text, max);
				expect(line.length).toBeLessThanOrEqual(max);
				expect(line.isWellFormed()).toBe(true);
				expect(line).not.toMatch(/\p{Cc}/u);
			})
		);
	});
});
