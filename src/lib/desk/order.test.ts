import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, inSight, nextPlaces, spanOf, unlessSame, type Place } from './order.ts';

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
	test('what is as it was is not drawn anew', () => {
		const before = ['a', 'b'];
		expect(unlessSame(before, ['a', 'b'])).toBe(before);
		for (const now of [['b', 'a'], ['a'], ['a', 'b', 'c']])
			expect(unlessSame(before, now)).toBe(now);
	});
	test.each([
		['top', 2000, 106, 0, 640, 0, 0, 11],
		['middle', 2000, 106, 10_600, 640, 96, 100, 111],
		['end', 2000, 106, 211_360, 640, 1989, 1993, 2000],
		['few', 3, 106, 0, 640, 0, 0, 3],
		['none', 0, 106, 0, 640, 0, 0, 0],
		['height not known yet', 2000, 0, 0, 0, 0, 0, 20]
	])('%s', (_, count, pitch, top, height, from, first, to) => {
		expect(inSight(count, pitch, top, height)).toEqual({ from, first, to });
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

describe('DESK-107 a list is drawn a few rows at a time', () => {
	const all = { from: 0, first: 0, to: 6 };
	const shown = (places: readonly Place[]) => places.map(({ key, slot }) => `${key}${slot}`);
	const always = () => true;

	test('what is in sight before what is around it', () => {
		const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
		const one = nextPlaces([], keys, { from: 0, first: 2, to: 6 }, always, 3);
		expect(one).toMatchObject({ done: false });
		expect(shown(one.places)).toEqual(['c0', 'd1', 'e2']);
		const two = nextPlaces(one.places, keys, { from: 0, first: 2, to: 6 }, always, 3);
		expect(two).toMatchObject({ done: true });
		expect(shown(two.places)).toEqual(['a4', 'b5', 'c0', 'd1', 'e2', 'f3']);
	});
	test('another list takes the elements of the one before, and what is not reached yet stays', () => {
		const before = nextPlaces([], ['a', 'b', 'c', 'd'], all, always, 9).places;
		const one = nextPlaces(before, ['x', 'c', 'y', 'z'], all, always, 2);
		expect(shown(one.places)).toEqual(['x0', 'c2', 'y1', 'd3']);
		expect(one.places.map(({ fresh }) => fresh).slice(0, 3)).toEqual([true, false, true]);
		expect(shown(nextPlaces(one.places, ['x', 'c', 'y', 'z'], all, always, 2).places)).toEqual([
			'x0',
			'c2',
			'y1',
			'z3'
		]);
		expect(shown(nextPlaces(before, ['d'], all, always, 2).places)).toEqual(['d3']);
	});
	test('an element that may not be taken goes with its row', () => {
		const before = nextPlaces([], ['a', 'b'], all, always, 9).places;
		const next = nextPlaces(before, ['x', 'y'], all, ({ key }) => key !== 'a', 9);
		expect(shown(next.places)).toEqual(['x1', 'y2']);
	});
	test('whatever was drawn: no two in one place or element, and all of it after a few steps', () => {
		const lists = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 30 });
		const sight = fc
			.tuple(fc.nat(30), fc.nat(6), fc.nat(12))
			.map(([from, above, more]) => ({ from, first: from + above, to: from + above + more }));
		fc.assert(
			fc.property(
				fc.array(fc.tuple(lists, sight), { maxLength: 5 }),
				lists,
				sight,
				(past, keys, now) => {
					let drawn: readonly Place[] = [];
					for (const [keys, sight] of past)
						drawn = nextPlaces(drawn, keys, sight, ({ slot }) => slot % 3 > 0, 4).places;
					const wanted = keys.slice(now.from, now.to);
					for (let step = 0; step <= Math.ceil(wanted.length / 4); step++) {
						const next = nextPlaces(drawn, keys, now, ({ slot }) => slot % 3 > 0, 4);
						drawn = next.places;
						for (const by of ['slot', 'key', 'at'] as const)
							expect(new Set(drawn.map((place) => place[by])).size).toBe(drawn.length);
					}
					expect(drawn.map(({ key }) => key)).toEqual(wanted);
					expect(drawn.map(({ at }) => at)).toEqual(wanted.map((_, index) => now.from + index));
				}
			)
		);
	});
});

test.each([
	['b', 'd', ['b', 'c', 'd']],
	['d', 'b', ['b', 'c', 'd']],
	['b', 'b', ['b']],
	['gone', 'c', ['c']],
	['b', 'gone', []]
])('DESK-95 a span from %s to %s', (from, to, keys) => {
	expect(spanOf(['a', 'b', 'c', 'd', 'e'], from, to)).toEqual(keys);
});
