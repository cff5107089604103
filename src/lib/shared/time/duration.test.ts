import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { age, countdown, earlyOrLate, elapsedShare, isPast, roughAge, wait } from './duration.ts';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('TIME-1 a countdown, to the instant', () => {
	it.each([
		['one ms before', 1, '00:01'],
		['at the instant', 0, '+00:00'],
		['one ms after', -1, '+00:00'],
		['just under a second after', -999, '+00:00'],
		['one second after', -S, '+00:01'],
		['one second before', S, '00:01'],
		['a ms more than a second', S + 1, '00:02'],
		['minutes', 3 * M + 5 * S, '03:05'],
		['many minutes', 26 * M + 54 * S, '26:54'],
		['the last of the hour', H - 1, '1:00:00'],
		['under the hour', H - S, '59:59'],
		['hours', 2 * H + 28 * M + 31 * S, '2:28:31'],
		['past by minutes', -(4 * M + 12 * S), '+04:12'],
		['past by hours', -(4 * H + 12 * M + 34 * S), '+4:12:34'],
		['the last before days', 100 * H - S, '99:59:59'],
		['a hundred hours', 100 * H, '4 d'],
		['days', 12 * D + 5 * H, '12 d'],
		['past by years', -3804 * D, '+3,804 d'],
		['past by ages', -1_234_567 * D, '+1,234,567 d']
	])('%s', (_name, left, text) => {
		expect(countdown(1_000_000 + left, 1_000_000)).toBe(text);
	});

	it('says + exactly from due on', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: -1e6, max: 1e6 }), (due, left) => {
				expect(countdown(due, due - left).startsWith('+')).toBe(left <= 0);
				expect(isPast(due, due - left)).toBe(left <= 0);
			})
		);
	});
	it('never grows before due, never shrinks after it', () => {
		const seconds = (text: string) =>
			text.split(':').reduce((sum, part) => sum * 60 + Math.abs(Number(part)), 0) *
			(text.startsWith('+') ? -1 : 1);
		fc.assert(
			fc.property(
				fc.integer({ min: -99 * H, max: 99 * H }),
				fc.integer({ min: 0, max: 5 * S }),
				(left, later) => {
					const [now, then] = [countdown(0, -left), countdown(0, -left + later)].map(seconds);
					expect(then).toBeLessThanOrEqual(now ?? NaN);
				}
			)
		);
	});
});

describe('TIME-2 ages as people say them', () => {
	it.each([
		[-5 * S, '0 s'],
		[38 * S, '38 s'],
		[M, '1 min'],
		[41 * M + 59 * S, '41 min'],
		[2 * H, '2 h'],
		[2 * H + 28 * M, '2 h 28 min'],
		[23 * H + 59 * M, '23 h 59 min'],
		[3 * D + 4 * H, '3 d 4 h'],
		[3804 * D, '3,804 d']
	])('%i ms', (ms, text) => {
		expect(age(ms)).toBe(text);
	});
	it.each([
		[38 * S, '38 s'],
		[41 * M, '41 min'],
		[5 * H + 18 * M, '5 h'],
		[3804 * D + 4 * H, '3,804 d']
	])('roughly, %i ms', (ms, text) => {
		expect(roughAge(ms)).toBe(text);
	});
	it.each([
		[0, '0:00'],
		[52 * S, '0:52'],
		[220 * S, '3:40'],
		[10 * M - 1, '9:59'],
		[10 * M, '10 min'],
		[41 * M, '41 min']
	])('a wait of %i ms', (ms, text) => {
		expect(wait(ms)).toBe(text);
	});
	it.each([
		[11 * M, '11 min early'],
		[20 * S, 'on time'],
		[0, 'on time'],
		[-20 * S, 'just late'],
		[-4 * M, '4 min late']
	])('%i ms left', (left, text) => {
		expect(earlyOrLate(left)).toBe(text);
	});
});

describe('TIME-3 the share of a clock that has run', () => {
	it.each([
		[0, 100, 25, 0.25],
		[0, 100, -5, 0],
		[0, 100, 500, 1],
		[100, 100, 99, 0],
		[100, 100, 100, 1]
	])('from %i to %i at %i: %f', (from, due, now, share) => {
		expect(elapsedShare(from, due, now)).toBe(share);
	});
});
