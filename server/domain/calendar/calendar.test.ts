import { describe, expect, it } from 'vitest';
import { CalendarField } from '../configuration/schema.ts';
import {
	addWorkingTime,
	ALWAYS,
	CalendarFault,
	compileCalendar,
	hasWorkingTime,
	isWorking,
	NoWorkingTime,
	workedIntervals,
	workingTimeBetween,
	type Calendar
} from './calendar.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (said: string) => Date.parse(said.endsWith('Z') ? said : `${said}Z`);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const calendar = (told: object, zone = 'UTC') => compileCalendar(CalendarField.parse(told), zone);
/** Worked on the days from one date until another, as the clocks of UTC show it. */
const worked = (hours: Calendar, from: string, to: string) =>
	workedIntervals(hours, at(`${from}T00:00`), at(`${to}T00:00`)).map(
		(span) => `${iso(span.from)} ${iso(span.to)}`
	);
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const everyWorkday = (...hours: string[]) =>
	Object.fromEntries(WORKDAYS.map((weekday) => [weekday, hours]));

describe('the hours of a week', () => {
	it('CAL-1 without hours and holidays it is around the clock, whatever the zone', () => {
		expect(calendar({}, 'Europe/Berlin')).toBe(ALWAYS);
		expect(addWorkingTime(ALWAYS, at('2026-03-29T00:30'), DAY)).toBe(at('2026-03-30T00:30'));
		expect(workingTimeBetween(ALWAYS, 5, 12)).toBe(7);
		expect(isWorking(ALWAYS, 0)).toBe(true);
		expect(workedIntervals(ALWAYS, 5, 12)).toEqual([{ from: 5, to: 12 }]);
	});

	it('CAL-1 without hours, with holidays, it is around the clock but for these', () => {
		const hours = calendar({ holidays: ['2026-12-25'] }, 'Europe/Berlin');
		expect(worked(hours, '2026-12-24', '2026-12-27')).toEqual([
			'2026-12-24T00:00 2026-12-24T23:00',
			'2026-12-25T23:00 2026-12-27T00:00'
		]);
	});

	it('CAL-2 a day has as many hours as are told: a lunch break is not worked', () => {
		const hours = calendar({ week: everyWorkday('09:00-12:00', '13:00-17:00') });
		const friday = at('2026-01-09T11:00');
		expect(iso(addWorkingTime(hours, friday, HOUR))).toBe('2026-01-09T12:00');
		expect(iso(addWorkingTime(hours, friday, HOUR + 60_000))).toBe('2026-01-09T13:01');
		expect(iso(addWorkingTime(hours, friday, 6 * HOUR))).toBe('2026-01-12T10:00');
		expect(workingTimeBetween(hours, friday, at('2026-01-12T10:00'))).toBe(6 * HOUR);
	});

	it('CAL-2 a day that is left out is not worked', () => {
		const hours = calendar({ week: { tue: ['09:00-10:00'], wed: [] } });
		expect(worked(hours, '2026-01-05', '2026-01-14')).toEqual([
			'2026-01-06T09:00 2026-01-06T10:00',
			'2026-01-13T09:00 2026-01-13T10:00'
		]);
	});

	it.each([
		['overlap', ['09:00-12:00', '11:00-15:00'], ['2026-01-05T09:00 2026-01-05T15:00']],
		['touch', ['12:00-15:00', '09:00-12:00'], ['2026-01-05T09:00 2026-01-05T15:00']],
		['contain each other', ['09:00-17:00', '10:00-11:00'], ['2026-01-05T09:00 2026-01-05T17:00']],
		['are the same', ['09:00-17:00', '09:00-17:00'], ['2026-01-05T09:00 2026-01-05T17:00']]
	])('CAL-2 hours that %s count once', (_, told, expected) => {
		expect(worked(calendar({ week: { mon: told } }), '2026-01-05', '2026-01-06')).toEqual(expected);
	});

	it.each([
		['22:00-06:00', '2026-01-05T22:00 2026-01-06T06:00'],
		['09:00-24:00', '2026-01-05T09:00 2026-01-06T00:00'],
		['00:00-24:00', '2026-01-05T00:00 2026-01-06T00:00'],
		['08:00-08:00', '2026-01-05T08:00 2026-01-06T08:00'],
		['00:00-00:00', '2026-01-05T00:00 2026-01-06T00:00']
	])('CAL-3 %s ends when it says, on the next day if need be', (told, expected) => {
		expect(worked(calendar({ week: { mon: [told] } }), '2026-01-04', '2026-01-08')).toEqual([
			expected
		]);
	});

	it('CAL-3 hours from Sunday into Monday, and on, are one', () => {
		const hours = calendar({ week: { sun: ['20:00-04:00'], mon: ['03:00-09:00'] } });
		expect(worked(hours, '2026-01-03', '2026-01-06')).toEqual([
			'2026-01-04T20:00 2026-01-05T09:00'
		]);
	});
});

describe('the zone of a calendar', () => {
	it.each([
		['Asia/Kathmandu', '2026-01-05T03:15 2026-01-05T11:15'],
		['Asia/Kolkata', '2026-01-05T03:30 2026-01-05T11:30'],
		['Asia/Manila', '2026-01-05T01:00 2026-01-05T09:00'],
		['America/Phoenix', '2026-01-05T16:00 2026-01-06T00:00'],
		['Pacific/Kiritimati', '2026-01-04T19:00 2026-01-05T03:00'],
		['Pacific/Chatham', '2026-01-04T19:15 2026-01-05T03:15']
	])('CAL-5 nine to five in %s', (zone, expected) => {
		const hours = calendar({ week: { mon: ['09:00-17:00'] } }, zone);
		expect(worked(hours, '2026-01-03', '2026-01-08')).toEqual([expected]);
	});

	it('CAL-5 its own goes before that of the client', () => {
		const hours = calendar(
			{ zone: 'Asia/Manila', week: { mon: ['09:00-17:00'] } },
			'Europe/Berlin'
		);
		expect(worked(hours, '2026-01-05', '2026-01-06')).toEqual([
			'2026-01-05T01:00 2026-01-05T09:00'
		]);
	});

	it('CAL-5 one that does not exist is refused', () => {
		const fault = new CalendarFault(['zone'], 'there is no time zone “Europe/Atlantis”');
		expect(() => calendar({ zone: 'Europe/Atlantis' })).toThrow(fault);
	});
});

describe('a due instant', () => {
	const hours = calendar({ week: everyWorkday('09:00-17:00') });

	it.each([
		[
			'at the end of hours, not at the beginning of the next',
			'2026-01-05T09:00',
			8,
			'2026-01-05T17:00'
		],
		['from before the hours', '2026-01-05T06:00', 1, '2026-01-05T10:00'],
		['from after the hours', '2026-01-09T20:00', 1, '2026-01-12T10:00'],
		['from the end of hours', '2026-01-05T17:00', 8, '2026-01-06T17:00'],
		['of nothing, in the night', '2026-01-05T03:00', 0, '2026-01-05T03:00'],
		['a quarter of a year later', '2026-01-05T09:00', 65 * 8, '2026-04-03T17:00']
	])('CAL-10 %s', (_, from, given, expected) => {
		expect(iso(addWorkingTime(hours, at(from), given * HOUR))).toBe(expected);
	});

	it('CAL-10 is to the millisecond', () => {
		expect(addWorkingTime(hours, at('2026-01-05T16:59:59.999Z'), 2)).toBe(
			at('2026-01-06T09:00:00.001Z')
		);
	});

	it('CAL-10 nothing passes backwards', () => {
		expect(workingTimeBetween(hours, at('2026-01-06T12:00'), at('2026-01-05T12:00'))).toBe(0);
	});

	it.each([-1, NaN])('CAL-10 %s is no working time', (given) => {
		expect(() => addWorkingTime(hours, 0, given)).toThrow(RangeError);
		expect(() => addWorkingTime(ALWAYS, 0, given)).toThrow(RangeError);
	});

	it('CAL-12 there is none where nothing is worked', () => {
		const never = calendar({ week: {} });
		expect(() => addWorkingTime(never, at('2026-01-05T00:00'), 1)).toThrow(NoWorkingTime);
		expect(addWorkingTime(never, at('2026-01-05T00:00'), 0)).toBe(at('2026-01-05T00:00'));
		expect(workingTimeBetween(never, at('2026-01-05T00:00'), at('2036-01-05T00:00'))).toBe(0);
	});

	it('CAL-12 there is none further away than 20 years', () => {
		const rare = calendar({ week: { mon: ['09:00-10:00'] } });
		const from = at('2026-01-05T10:00');
		expect(iso(addWorkingTime(rare, from, 1043 * HOUR))).toBe('2046-01-01T10:00');
		expect(() => addWorkingTime(rare, from, 1044 * HOUR)).toThrow(NoWorkingTime);
	});

	it('CAL-12 nor around the clock', () => {
		expect(() => addWorkingTime(ALWAYS, 0, 20 * 366 * DAY)).toThrow(NoWorkingTime);
	});

	it('CAL-13 hours are listed for 20 years at most', () => {
		const rare = calendar({ week: { mon: ['09:00-10:00'] } });
		const from = at('2026-01-05T09:30');
		expect(workedIntervals(rare, from, Infinity, 2).map((span) => iso(span.to))).toEqual([
			'2026-01-05T10:00',
			'2026-01-12T10:00'
		]);
		expect(workedIntervals(rare, from, Infinity)).toHaveLength(1044);
		expect(workedIntervals(calendar({ week: {} }), from, Infinity)).toEqual([]);
	});

	it.each([
		[{}, true],
		[{ week: { sun: ['09:00-10:00'] } }, true],
		[{ week: { sun: [] } }, false],
		[{ week: {} }, false],
		[{ week: { mon: ['09:00-17:00'] }, holidays: ['2026-01-05'] }, true]
	])('CAL-12 %j has working time: %s', (told, expected) => {
		expect(hasWorkingTime(calendar(told))).toBe(expected);
	});
});
