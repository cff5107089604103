import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestRank } from './figures.ts';

describe('percentiles', () => {
	it.each([
		[[], 50, null],
		[[7], 50, 7],
		[[7], 90, 7],
		[[1, 2], 50, 1],
		[[1, 2, 3], 50, 2],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10]
	])('SHIFT-12 of %j at %d %% is %d, by nearest rank', (values, percent, expected) => {
		expect(nearestRank(values, percent)).toBe(expected);
	});

	it('SHIFT-12 is the smallest value that so large a share does not exceed', () => {
		fc.assert(
			fc.property(
				fc.array(fc.nat(50), { minLength: 1, maxLength: 200, size: 'max' }),
				fc.integer({ min: 1, max: 100 }),
				(values, percent) => {
					const found =
						nearestRank(
							values.toSorted((a, b) => a - b),
							percent
						) ?? NaN;
					const upTo = (limit: number) => values.filter((value) => value <= limit).length;
					expect(values).toContain(found);
					expect(upTo(found) * 100).toBeGreaterThanOrEqual(percent * values.length);
					expect(upTo(found - 1) * 100).toBeLessThan(percent * values.length);
				}
			)
		);
	});
});
