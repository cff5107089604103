import fc from 'fast-check';
import { expect, test } from 'vitest';
import { litOf } from './wave.ts';

const QUARTER = 15 * 60_000;
const waveOf = (counts: number[]) =>
	counts.map((count, index) => ({ from: index * QUARTER, to: (index + 1) * QUARTER, count }));

test.each([
	[[1, 2, 2], 3, [1, 1, 0]],
	[[1, 19, 26], 14, [1, 13 / 19, 0]],
	[[0, 3, 2], 3, [0, 1, 0]],
	[[0, 0], 0, [0, 0]],
	// the count was told a moment after the wave
	[[2, 1], 9, [1, 1]]
])('WALL-30 of a wave of %j with %i due soon, these shares are lit: %j', (counts, soon, lit) => {
	expect(litOf(waveOf(counts), soon)).toEqual(lit);
});

test('WALL-30 as many are lit as are due soon', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(40), { maxLength: 8 }), fc.nat(200), (counts, soon) => {
			const lit = litOf(waveOf(counts), soon);
			const sum = lit.reduce((all, share, index) => all + share * (counts[index] ?? 0), 0);
			const reached = counts.reduce((all, count) => all + count, 0);
			expect(sum).toBeCloseTo(Math.min(soon, reached));
		})
	);
});
