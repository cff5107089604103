import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTwo } from './in-two.ts';

test.each([
	['past SLA', ['past', 'SLA']],
	['due in 15 min', ['due in', '15 min']],
	['due in 1 h 30 min', ['due in', '1 h 30 min']],
	['nobody has it', ['nobody', 'has it']],
	['überfällig', ['überfällig']],
	['', []]
])('WALL-10 the words “%s” beside a count stand on two even lines', (words, lines) => {
	expect(inTwo(words)).toEqual(lines);
});

test('WALL-10 two lines say every word in its order, and no other break of words makes them shorter', () => {
	const word = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'é', 'm', 'م') });
	fc.assert(
		fc.property(fc.array(word, { minLength: 2, maxLength: 7 }), (words) => {
			const lines = inTwo(words.join(' '));
			expect(lines.join(' ')).toBe(words.join(' '));
			const longest = Math.max(...lines.map((line) => line.length));
			for (let at = 1; at < words.length; at++) {
				const others = [words.slice(0, at), words.slice(at)].map((line) => line.join(' ').length);
				expect(longest).toBeLessThanOrEqual(Math.max(...others));
			}
		})
	);
});
