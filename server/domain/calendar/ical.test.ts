import { describe, expect, it } from 'vitest';
import { daysOf, event, file, iso, on, until } from '../../../tests/support/sample-ical.ts';
import { CalendarField } from '../configuration/schema.ts';
import {
	Budget,
	CalendarFault,
	compileCalendar,
	hasWorkingTime,
	workedIntervals
} from './calendar.ts';
import { closedBy } from './ical.ts';

describe('whole days of an iCalendar file', () => {
	it.each([
		['one day', [on('20261224'), until('20261225')], '2026-12-24'],
		['one day that tells no end', [on('20261224')], '2026-12-24'],
		['one day that ends where it begins', [on('20261224'), until('20261224')], '2026-12-24'],
		[
			'several days, without the last',
			[on('20261224'), until('20261227')],
			'2026-12-24 2026-12-25 2026-12-26'
		],
		['several days, told by how long', [on('20261224'), 'DURATION:P2D'], '2026-12-24 2026-12-25'],
		['a line that is folded', ['DTSTART;VALUE=DATE:\r\n 20261224'], '2026-12-24']
	])('CAL-7 %s', (_, lines, expected) => {
		expect(daysOf(event(...lines))).toBe(expected);
	});

	const moved = event(
		'RECURRENCE-ID;VALUE=DATE:20270101',
		'DTSTART;VALUE=DATE:20270104',
		'SUMMARY:Moved'
	);
	const yearly = event(on('20260101'), 'RRULE:FREQ=YEARLY;COUNT=3');
	it('CAL-7 an event that takes the place of one occurrence moves it', () => {
		expect(daysOf(yearly, moved)).toBe('2026-01-01 2027-01-04 2028-01-01');
		expect(daysOf(yearly, moved.with(1, 'UID:other'))).toContain('2027-01-01');
	});

	it('CAL-7 what is cancelled is no holiday, be it the event or one occurrence', () => {
		expect(daysOf(event(on('20260101'), 'STATUS:CANCELLED'))).toBe('');
		expect(daysOf(yearly, moved.with(4, 'STATUS:CANCELLED'))).toBe('2026-01-01 2028-01-01');
	});

	it('CAL-7 removes the hours that begin on these days, as every holiday does', () => {
		const ical = file(event(on('20261224'), until('20261226')));
		const week = {
			wed: ['22:00-06:00'],
			thu: ['22:00-06:00'],
			fri: ['22:00-06:00'],
			sat: ['22:00-06:00']
		};
		const calendar = compileCalendar(
			CalendarField.parse({ week, ical, holidays: ['2026-12-30'] }),
			'UTC'
		);
		const worked = workedIntervals(calendar, Date.UTC(2026, 11, 23, 12), Date.UTC(2027, 0, 1));
		expect(worked.map(({ from, to }) => `${iso(from)} ${iso(to)}`)).toEqual([
			'2026-12-23T22:00 2026-12-24T06:00',
			'2026-12-26T22:00 2026-12-27T06:00',
			'2026-12-31T22:00 2027-01-01T00:00'
		]);
	});

	it('CAL-12 a file that closes every day for ever leaves no working time', () => {
		const ical = file(event(on('20260101'), 'RRULE:FREQ=DAILY'));
		const closed = compileCalendar(CalendarField.parse({ ical }), 'Europe/Berlin');
		expect(hasWorkingTime(closed)).toBe(false);
	});
});

describe('an iCalendar file that cannot be read', { timeout: 180_000 }, () => {
	const named = (...lines: string[]) => file(event(...lines, 'SUMMARY:Founding day'));
	const EVENT = 'event 1 (“Founding day”): ';
	it.each<[ical: string, fault: string, tooMuch?: boolean]>([
		['', 'it cannot be read as iCalendar: expected BEGIN:VCALENDAR'],
		['<html>', 'it cannot be read as iCalendar: invalid line (no token ";" or ":") "<html>"'],
		['BEGIN:VCARD\nEND:VCARD', 'it cannot be read as iCalendar: expected BEGIN:VCALENDAR'],
		['https://example.com/holidays.ics', 'put the content of the file here, not its address'],
		['holidays.ics', 'put the content of the file here, not its address'],
		['closed:', 'it cannot be read as iCalendar: expected BEGIN:VCALENDAR'],
		[file(), 'it has no events'],
		[named(), `${EVENT}it has no DTSTART`],
		[named(on('20260230')), `${EVENT}DTSTART is no day or time`],
		[named('DTSTART:tomorrow'), `${EVENT}DTSTART is no day or time`],
		[named('DTSTART:20260101T250000'), `${EVENT}DTSTART is no day or time`],
		[named(on('20260101'), until('20261301')), `${EVENT}DTEND is no day or time`],
		[named(on('20260101'), 'EXDATE;VALUE=DATE:20260001'), `${EVENT}EXDATE is no day or time`],
		[named(on('20260101'), 'RRULE:FREQ=YEARLY;UNTIL=20301301'), `${EVENT}UNTIL is no day or time`],
		[
			named(on('20260101'), 'RRULE:FREQ=HOURLY'),
			`${EVENT}RRULE repeats HOURLY; expected YEARLY, MONTHLY, WEEKLY or DAILY`
		],
		[
			named(on('20260101'), 'RRULE:FREQ=DAILY;INTERVAL=1001'),
			`${EVENT}RRULE has INTERVAL=1001; expected 1 to 1000`
		],
		[
			named(on('20260101'), 'RRULE:FREQ=YEARLY;BYWEEKNO=20'),
			`${EVENT}RRULE has BYWEEKNO, which is not read`
		],
		[named(on('20260101'), 'RRULE:FREQ=WEEKLY;BYDAY=2MO'), `${EVENT}RRULE cannot have BYDAY=2MO`],
		[
			named('DTSTART;TZID=Mars/Base:20260101T100000'),
			`${EVENT}there is no time zone “Mars/Base”, and the file does not tell it`
		],
		[
			named(
				on('20260101'),
				...Array.from({ length: 12 }, () => 'RRULE:FREQ=DAILY'),
				until('20360101')
			),
			`${EVENT}more than 20000 days would be closed`,
			true
		],
		[
			named(
				on('00010101'),
				...Array.from({ length: 12 }, () => 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')
			),
			`${EVENT}it takes too long to reckon`,
			true
		]
	])('CAL-9 is refused with what is wrong, and where (%#)', (ical, expected, tooMuch = false) => {
		const fault = new CalendarFault(['ical'], expected, tooMuch);
		expect(() => compileCalendar(CalendarField.parse({ ical }), 'UTC')).toThrow(fault);
	});
});

describe('what iCalendar files may cost', () => {
	it('CAL-15 what came again long ago is not looked at day by day', () => {
		const old = file(event(on('00010101'), 'RRULE:FREQ=DAILY;INTERVAL=3'));
		const { days } = closedBy(old, 'UTC');
		// every third day since the first of all
		const begin = Date.parse('0001-01-01T00:00:00Z') / 86_400_000;
		expect((Math.min(...days) - begin) % 3).toBe(0);
		expect(days.size).toBeGreaterThan(12_000);
		expect(days.size).toBeLessThan(12_400);
	});

	it.each([
		['FREQ=YEARLY;INTERVAL=3', '19010501'],
		['FREQ=MONTHLY;INTERVAL=5', '19011231'],
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE', '19010106'],
		['FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,WE;WKST=SU', '19010106'],
		['FREQ=DAILY;INTERVAL=11', '19010101'],
		['FREQ=MONTHLY;BYMONTHDAY=-1', '19010131']
	])('CAL-15 %s is on the same days as when it is counted from its beginning', (rule, begin) => {
		const days = (more: string) =>
			[...closedBy(file(event(on(begin), `RRULE:${rule}${more}`)), 'UTC').days].sort();
		expect(days('')).toEqual(days(';COUNT=15000'));
	});

	it('CAL-15 several files together may cost as much as one', () => {
		const daily = file(event(on('20260101'), 'RRULE:FREQ=DAILY;UNTIL=20560101'));
		const budget = new Budget();
		expect(closedBy(daily, 'UTC', budget).days.size).toBe(10_958);
		expect(() => closedBy(daily, 'UTC', budget)).toThrow('more than 20000 days');
		expect(() => closedBy(`${daily}${' '.repeat(1_000_000)}`, 'UTC')).toThrow('characters');
	});
});
