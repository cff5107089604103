import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../locales.ts';
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
		[11 * M, { key: 'early', age: '11 min' }],
		[20 * S, { key: 'on-time' }],
		[0, { key: 'on-time' }],
		[-20 * S, { key: 'just-late' }],
		[-4 * M, { key: 'late', age: '4 min' }]
	])('%i ms left', (left, said) => {
		expect(earlyOrLate(left)).toEqual(said);
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

describe('LANG-5 durations are said in the language', () => {
	it.each<[Locale, string, string, string, string]>([
		['en', '41 min', '2 h 28 min', '3 d 4 h', '3,804 d'],
		['es', '41 min', '2 h 28 min', '3 d 4 h', '3804 d'],
		['fil', '41 min', '2 oras 28 min', '3 araw 4 oras', '3,804 araw'],
		['de', '41 Min.', '2 Std. 28 Min.', '3 Tg. 4 Std.', '3.804 Tg.'],
		['ar', '41 د', '2 س و28 د', '3 ي و4 س', '3,804 ي']
	])('%s', (locale, minutes, hours, days, years) => {
		expect(age(41 * M, locale)).toBe(minutes);
		expect(age(2 * H + 28 * M, locale)).toBe(hours);
		expect(age(3 * D + 4 * H, locale)).toBe(days);
		expect(age(3804 * D, locale)).toBe(years);
		expect(roughAge(2 * H + 28 * M, locale)).toBe(hours.split(' ').slice(0, 2).join(' '));
	});
	it('a countdown has the same digits in all of them', () => {
		for (const locale of LOCALES) {
			expect(countdown(3 * M + 5 * S, 0, locale)).toBe('03:05');
			expect(countdown(-4 * M - 12 * S, 0, locale).replace('\u200e', '')).toBe('+04:12');
			expect(wait(220 * S, locale)).toBe('3:40');
		}
	});
	it('and its "+" stays before them from right to left', () => {
		expect(countdown(-4 * M, 0, 'ar')).toBe('\u200e+04:00');
	});
	it('and counts days as the language does', () => {
		expect(countdown(12 * D, 0, 'fil')).toBe('12 araw');
		expect(countdown(-12 * D, 0, 'de')).toBe('+12 Tg.');
	});
});
