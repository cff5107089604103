import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, severalLines } from './plain-text.ts';

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe('API-28 text of others', () => {
	it('becomes one line without control and direction characters', () => {
		expect(oneLine(' a\r\nb\u202ec\u0000\u2066d\t\u001b[2J\u2028e ')).toBe('a b c d [2J e');
	});

	it('keeps its line breaks and tabs where there may be several lines', () => {
		expect(severalLines('\na\r\nb\rc\u2029d\n\te\u202ef\u0007')).toBe('a\nb\nc\nd\n\te f');
	});

	it('keeps the letters of every language, and signs made of several characters', () => {
		const text = 'Grüße, 顧客, عميل, לקוח, नमस्ते, 👩‍🔧';
		expect(oneLine(text)).toBe(text);
		expect(severalLines(text)).toBe(text);
	});

	it('is never longer, well formed, and done after once, whatever comes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				for (const clean of [oneLine, severalLines]) {
					const kept = clean(text);
					expect(kept.length).toBeLessThanOrEqual(text.length);
					expect(kept.isWellFormed()).toBe(true);
					expect(kept).not.toMatch(TURNING);
					expect(kept.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
					expect(clean(kept)).toBe(kept);
				}
				expect(oneLine(text)).not.toMatch(/[\n\t]/);
			})
		);
	});
});
