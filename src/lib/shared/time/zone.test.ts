import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../locales.ts';
import {
	longDate,
	longDateWithYear,
	shortDate,
	shortDay,
	timeOfDay,
	timeOfDayWithSeconds,
	when
} from './zone.ts';

const at = Date.UTC(2026, 10, 21, 6, 31, 5);

describe('TIME-4 times of day are those of the board’s zone', () => {
	it.each([
		['Asia/Manila', '14:31:05', 'Saturday 21 November'],
		['UTC', '06:31:05', 'Saturday 21 November'],
		['America/Los_Angeles', '22:31:05', 'Friday 20 November'],
		['Asia/Kolkata', '12:01:05', 'Saturday 21 November']
	])('%s', (zone, time, date) => {
		expect(timeOfDayWithSeconds(at, zone)).toBe(time);
		expect(timeOfDay(at, zone)).toBe(time.slice(0, 5));
		expect(longDate(at, zone)).toBe(date);
	});
	it('midnight is 00:00', () => {
		expect(timeOfDay(Date.UTC(2026, 0, 1), 'UTC')).toBe('00:00');
	});
	it('goes through a change to summer time', () => {
		const turn = Date.UTC(2026, 2, 29, 1);
		expect(timeOfDay(turn - 1, 'Europe/Berlin')).toBe('01:59');
		expect(timeOfDay(turn, 'Europe/Berlin')).toBe('03:00');
	});
	it('agrees with plain reckoning in zones of a fixed offset', () => {
		const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
		fc.assert(
			fc.property(instants, fc.integer({ min: -12, max: 12 }), (instant, hours) => {
				// the names of these zones have the sign turned round
				const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
				const expected = new Date(instant + hours * 3_600_000).toISOString().slice(11, 19);
				expect(timeOfDayWithSeconds(instant, zone)).toBe(expected);
			})
		);
	});
	it('refuses what is no zone', () => {
		expect(() => timeOfDay(at, 'Mars/Olympus')).toThrow(RangeError);
	});
});

describe('TIME-5 the day is said when it is not today', () => {
	it.each([
		['today', at + 3_600_000, '15:31'],
		['tomorrow', at + 86_400_000, 'Sun 14:31'],
		['next month', at + 30 * 86_400_000, '21 Dec 14:31'],
		['just after midnight', at + 10 * 3_600_000, 'Sun 00:31']
	])('%s', (_name, instant, text) => {
		expect(when(instant, at, 'Asia/Manila')).toBe(text);
	});
	it('a date with its year', () => {
		expect(shortDate(at, 'Asia/Manila')).toBe('21 Nov 2026');
	});
});

describe('LANG-6 dates are written as the language writes them', () => {
	it.each<[Locale, string, string, string, string]>([
		['en', 'Saturday 21 November', '21 Nov 2026', 'Sun 14:31', '21 Dec 14:31'],
		['es', 'sábado, 21 de noviembre', '21 nov 2026', 'dom 14:31', '21 dic 14:31'],
		['fil', 'Sabado, Nobyembre 21', 'Nob 21, 2026', 'Lin 14:31', 'Dis 21 14:31'],
		['de', 'Samstag, 21. November', '21. Nov. 2026', 'So 14:31', '21. Dez. 14:31'],
		['ar', 'السبت، 21 نوفمبر', '21 نوفمبر 2026', 'الأحد 14:31', '21 ديسمبر 14:31']
	])('%s', (locale, long, short, near, far) => {
		const zone = 'Asia/Manila';
		expect(longDate(at, zone, locale)).toBe(long);
		expect(shortDate(at, zone, locale)).toBe(short);
		expect(when(at + 86_400_000, at, zone, locale)).toBe(near);
		expect(when(at + 30 * 86_400_000, at, zone, locale)).toBe(far);
		expect(when(at, at, zone, locale)).toBe('14:31');
	});
	it('with the year, and with the day alone', () => {
		expect(longDateWithYear(at, 'UTC')).toBe('Saturday 21 November 2026');
		expect(longDateWithYear(at, 'UTC', 'de')).toBe('Samstag, 21. November 2026');
		expect(shortDay(at, 'UTC')).toBe('Sat 21');
		expect(shortDay(at, 'UTC', 'es')).toBe('sáb 21');
	});
});
