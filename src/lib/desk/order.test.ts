import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, inSight } from './order.ts';

describe('DESK-11 nothing moves under a finger', () => {
	test('held: the shown order stays, with those that left; new ones are counted', () => {
		expect(arrange(['n', 'c', 'a', 'm'], ['a', 'b', 'c'], true)).toEqual({
			keys: ['a', 'b', 'c'],
			waiting: ['n', 'm']
		});
	});
	test('let go: the order that it ought to have', () => {
		expect(arrange(['n', 'c', 'a'], ['a', 'b', 'c'], false)).toEqual({
			keys: ['n', 'c', 'a'],
			waiting: []
		});
	});
});

describe('DESK-13 only what is in sight is drawn', () => {
	test.each([
		['top', 2000, 106, 0, 640, 0, 11],
		['middle', 2000, 106, 10_600, 640, 96, 111],
		['end', 2000, 106, 211_360, 640, 1989, 2000],
		['few', 3, 106, 0, 640, 0, 3],
		['none', 0, 106, 0, 640, 0, 0],
		['height not known yet', 2000, 0, 0, 0, 0, 20]
	])('%s', (_, count, pitch, top, height, from, to) => {
		expect(inSight(count, pitch, top, height)).toEqual({ from, to });
	});
	test('every row that touches the window is drawn', () => {
		const sizes = fc.record({
			count: fc.integer({ min: 1, max: 3000 }),
			pitch: fc.integer({ min: 40, max: 200 }),
			height: fc.integer({ min: 1, max: 2000 }),
			at: fc.double({ min: 0, max: 1, noNaN: true })
		});
		fc.assert(
			fc.property(sizes, ({ count, pitch, height, at }) => {
				const top = at * Math.max(0, count * pitch - height);
				const { from, to } = inSight(count, pitch, top, height);
				expect(from * pitch).toBeLessThanOrEqual(top);
				expect(Math.min(to * pitch, count * pitch)).toBeGreaterThanOrEqual(
					Math.min(top + height, count * pitch)
				);
			})
		);
	});
});
