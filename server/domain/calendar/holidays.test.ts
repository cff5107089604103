import { describe, expect, it } from 'vitest';
import { CalendarField } from '../configuration/schema.ts';
import { CalendarFault, compileCalendar, isWorking, workedIntervals } from './calendar.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const daily = (hours: string, holidays: string[], zone = 'UTC') =>
	compileCalendar(
		CalendarField.parse({
			week: Object.fromEntries(DAYS.map((day) => [day, [hours]])),
			holidays
		}),
		zone
	);
const workedOn = (date: string, ...holidays: string[]) =>
	isWorking(daily('09:00-17:00', holidays), Date.parse(`${date}T12:00Z`));

describe('a holiday', () => {
	it.each([
		['once', '2026-12-24', '2026-12-24', false],
		['once, not in another year', '2026-12-24', '2027-12-24', true],
		['once, not on another day', '2026-12-24', '2026-12-25', true],
		['every year', '12-25', '2026-12-25', false],
		['every year, also before', '12-25', '1999-12-25', false],
		['every year, far away', '12-25', '2061-12-25', false],
		['every year, not on another day', '12-25', '2026-11-25', true],
		['every 29 February', '02-29', '2028-02-29', false],
		['every 29 February, which is not 28 February', '02-29', '2027-02-28', true],
		['every 29 February, which is not 1 March', '02-29', '2027-03-01', true],
		['one 29 February', '2028-02-29', '2028-02-29', false]
	])('CAL-6 %s', (_, holiday, date, expected) => {
		expect(workedOn(date, holiday)).toBe(expected);
	});

	it.each([
		['2026-02-29', 'holidays.1: 2026-02-29 is not a day of the calendar'],
		['04-31', 'holidays.1: 04-31 is not a day of the calendar']
	])('CAL-6 %s is refused', (holiday, expected) => {
		const fault = (() => {
			try {
				return daily('09:00-17:00', ['12-25', holiday]);
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(fault).toBeInstanceOf(CalendarFault);
		expect(fault instanceof CalendarFault && `${fault.path.join('.')}: ${fault.message}`).toBe(
			expected
		);
	});

	it('CAL-6 is a day of the zone, midnight to midnight', () => {
		const hours = daily('00:00-24:00', ['2026-12-25'], 'America/New_York');
		const around = workedIntervals(hours, Date.UTC(2026, 11, 24), Date.UTC(2026, 11, 27));
		expect(around.map(({ from, to }) => `${iso(from)} ${iso(to)}`)).toEqual([
			'2026-12-24T00:00 2026-12-25T05:00',
			'2026-12-26T05:00 2026-12-27T00:00'
		]);
	});

	it('CAL-6 takes the night that begins on it, and leaves the one that began the evening before', () => {
		const hours = daily('22:00-06:00', ['2026-12-24']);
		const nights = workedIntervals(hours, Date.UTC(2026, 11, 23, 12), Date.UTC(2026, 11, 26, 12));
		expect(nights.map(({ from, to }) => `${iso(from)} ${iso(to)}`)).toEqual([
			'2026-12-23T22:00 2026-12-24T06:00',
			'2026-12-25T22:00 2026-12-26T06:00'
		]);
	});
});
