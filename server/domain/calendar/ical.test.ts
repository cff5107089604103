import { describe, expect, it } from 'vitest';
import { CalendarField } from '../configuration/schema.ts';
import { CalendarFault, compileCalendar, hasWorkingTime, workedIntervals } from './calendar.ts';
import { closedBy } from './ical.ts';

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:sample', ...lines, 'END:VEVENT'];
const file = (...parts: string[][]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sample//EN', ...parts.flat(), 'END:VCALENDAR'].join(
		'\r\n'
	);
/** The first holidays of a file, told in the words of its lines. */
const days = (...lines: string[]) =>
	[...closedBy(file(event(...lines)), 'Europe/Berlin').days]
		.toSorted((one, other) => one - other)
		.slice(0, 6)
		.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
		.join(' ');
const hours = (...parts: string[][]) =>
	closedBy(file(...parts), 'Europe/Berlin')
		.hours.slice(0, 3)
		.map(({ from, to }) => `${iso(from)} ${iso(to)}`);
const on = (date: string) => `DTSTART;VALUE=DATE:${date}`;
const until = (date: string) => `DTEND;VALUE=DATE:${date}`;

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
		expect(days(...lines)).toBe(expected);
	});

	it.each([
		['every year', '20240101', 'FREQ=YEARLY;COUNT=3', '2024-01-01 2025-01-01 2026-01-01'],
		[
			'every second year',
			'20240101',
			'FREQ=YEARLY;INTERVAL=2;COUNT=3',
			'2024-01-01 2026-01-01 2028-01-01'
		],
		['every 29 February', '20240229', 'FREQ=YEARLY;COUNT=3', '2024-02-29 2028-02-29 2032-02-29'],
		[
			'until a day, which is the last',
			'20240101',
			'FREQ=YEARLY;UNTIL=20260101',
			'2024-01-01 2025-01-01 2026-01-01'
		],
		[
			'until a time of a day',
			'20240101',
			'FREQ=YEARLY;UNTIL=20251231T230000Z',
			'2024-01-01 2025-01-01'
		],
		[
			'the fourth Thursday of November',
			'20251127',
			'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3',
			'2025-11-27 2026-11-26 2027-11-25'
		],
		[
			'the last Monday of May',
			'20250526',
			'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3',
			'2025-05-26 2026-05-25 2027-05-31'
		],
		[
			'the Monday after the first Saturday',
			'20260209',
			'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=3,4,5,6,7,8,9;COUNT=3',
			'2026-02-09 2026-03-09 2026-04-06'
		],
		[
			'the Saturday between two days',
			'20250621',
			'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20,21,22,23,24,25,26;BYDAY=SA;COUNT=3',
			'2025-06-21 2026-06-20 2027-06-26'
		],
		[
			'the last workday of a month',
			'20260130',
			'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
			'2026-01-30 2026-02-27 2026-03-31'
		],
		[
			'the last day of a month',
			'20260131',
			'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
			'2026-01-31 2026-02-28 2026-03-31'
		],
		['every 31st', '20260131', 'FREQ=MONTHLY;COUNT=3', '2026-01-31 2026-03-31 2026-05-31'],
		[
			'the 256th day of a year',
			'20260913',
			'FREQ=YEARLY;BYYEARDAY=256;COUNT=3',
			'2026-09-13 2027-09-13 2028-09-12'
		],
		[
			'the last day of a year, as a weekday',
			'20261228',
			'FREQ=YEARLY;BYDAY=-1MO;COUNT=2',
			'2026-12-28 2027-12-27'
		],
		[
			'weekdays, every week',
			'20260105',
			'FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4',
			'2026-01-05 2026-01-09 2026-01-12 2026-01-16'
		],
		[
			'every second week, from Sunday',
			'20260104',
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=4',
			'2026-01-04 2026-01-05 2026-01-18 2026-01-19'
		],
		[
			'every second week, from Monday',
			'20260104',
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO;COUNT=4',
			'2026-01-04 2026-01-12 2026-01-18 2026-01-26'
		],
		[
			'every third day',
			'20260104',
			'FREQ=DAILY;INTERVAL=3;COUNT=3',
			'2026-01-04 2026-01-07 2026-01-10'
		],
		[
			'the day it begins counts, whatever the rule',
			'20260103',
			'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;COUNT=2',
			'2026-01-03 2026-05-01 2027-05-01'
		],
		['one that never comes again', '20260101', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01'],
		[
			'since the Middle Ages',
			'16010101',
			'FREQ=YEARLY',
			'1970-01-01 1971-01-01 1972-01-01 1973-01-01 1974-01-01 1975-01-01'
		]
	])('CAL-7 again: %s', (_, first, rule, expected) => {
		expect(days(on(first), `RRULE:${rule}`)).toBe(expected);
	});

	it('CAL-7 again: several days each time, across the end of a year', () => {
		expect(days(on('20251231'), until('20260102'), 'RRULE:FREQ=YEARLY;COUNT=2')).toBe(
			'2025-12-31 2026-01-01 2026-12-31 2027-01-01'
		);
	});

	it('CAL-7 again: what never ends is known until 2069', () => {
		const { days: all } = closedBy(file(event(on('20260501'), 'RRULE:FREQ=YEARLY')), 'UTC');
		expect(all.size).toBe(44);
	});

	it('CAL-7 again: on days that are listed, and not on days that are left out', () => {
		const lines = [on('20260101'), 'RRULE:FREQ=YEARLY;COUNT=4'];
		expect(days(...lines, 'RDATE;VALUE=DATE:20260301,20260302')).toBe(
			'2026-01-01 2026-03-01 2026-03-02 2027-01-01 2028-01-01 2029-01-01'
		);
		expect(days(...lines, 'EXDATE;VALUE=DATE:20270101', 'EXDATE;VALUE=DATE:20260101')).toBe(
			'2028-01-01 2029-01-01'
		);
	});

	const moved = event(
		'RECURRENCE-ID;VALUE=DATE:20270101',
		'DTSTART;VALUE=DATE:20270104',
		'SUMMARY:Moved'
	);
	const yearly = event(on('20260101'), 'RRULE:FREQ=YEARLY;COUNT=3');
	const daysOf = (...parts: string[][]) =>
		[...closedBy(file(...parts), 'UTC').days].map((day) => iso(day * 86_400_000).slice(0, 10));

	it('CAL-7 an event that takes the place of one occurrence moves it', () => {
		expect(daysOf(yearly, moved)).toEqual(['2026-01-01', '2028-01-01', '2027-01-04']);
		expect(daysOf(yearly, moved.with(1, 'UID:other'))).toContain('2027-01-01');
	});

	it('CAL-7 what is cancelled is no holiday, be it the event or one occurrence', () => {
		expect(daysOf(event(on('20260101'), 'STATUS:CANCELLED'))).toEqual([]);
		expect(daysOf(yearly, moved.with(4, 'STATUS:CANCELLED'))).toEqual(['2026-01-01', '2028-01-01']);
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

/** As mail programs tell a zone that has a name of their own. */
const OWN_ZONE = [
	'BEGIN:VTIMEZONE',
	'TZID:Sample Standard Time',
	'BEGIN:STANDARD',
	'DTSTART:16010101T030000',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
	'END:STANDARD',
	'BEGIN:DAYLIGHT',
	'DTSTART:16010101T020000',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
	'END:DAYLIGHT',
	'END:VTIMEZONE'
];

describe('hours of an iCalendar file', () => {
	it.each([
		[
			'of the calendar’s zone',
			['DTSTART:20260105T120000', 'DTEND:20260105T130000'],
			['2026-01-05T11:00 2026-01-05T12:00']
		],
		[
			'told by how long',
			['DTSTART:20260105T120000', 'DURATION:PT45M'],
			['2026-01-05T11:00 2026-01-05T11:45']
		],
		[
			'of UTC',
			['DTSTART:20260105T120000Z', 'DTEND:20260105T130000Z'],
			['2026-01-05T12:00 2026-01-05T13:00']
		],
		[
			'of a zone that is named',
			['DTSTART;TZID=Asia/Manila:20260105T120000', 'DTEND;TZID=Asia/Manila:20260105T130000'],
			['2026-01-05T04:00 2026-01-05T05:00']
		],
		[
			'of two zones',
			['DTSTART;TZID=Asia/Manila:20260105T120000', 'DTEND:20260105T120000Z'],
			['2026-01-05T04:00 2026-01-05T12:00']
		],
		['that have no end', ['DTSTART:20260105T120000Z'], []],
		[
			'every day, as the clocks show them',
			['DTSTART:20260328T120000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'],
			['2026-03-28T11:00 2026-03-28T12:00', '2026-03-29T10:00 2026-03-29T11:00']
		],
		[
			'until an instant',
			['DTSTART:20260105T120000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260106T110000Z'],
			['2026-01-05T11:00 2026-01-05T12:00', '2026-01-06T11:00 2026-01-06T12:00']
		],
		[
			'until a time of the clocks',
			['DTSTART:20260105T120000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260106T115959'],
			['2026-01-05T11:00 2026-01-05T12:00']
		],
		[
			'until a day, which is the last',
			['DTSTART:20260105T120000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260106'],
			['2026-01-05T11:00 2026-01-05T12:00', '2026-01-06T11:00 2026-01-06T12:00']
		],
		[
			'not at an instant that is left out',
			[
				'DTSTART:20260105T120000',
				'DURATION:PT1H',
				'RRULE:FREQ=DAILY;COUNT=2',
				'EXDATE:20260105T110000Z'
			],
			['2026-01-06T11:00 2026-01-06T12:00']
		],
		[
			'that touch',
			['DTSTART:20260105T120000', 'DURATION:PT24H', 'RRULE:FREQ=DAILY;COUNT=2'],
			['2026-01-05T11:00 2026-01-07T11:00']
		]
	])('CAL-8 %s', (_, lines, expected) => {
		expect(hours(event(...lines))).toEqual(expected);
	});

	it.each([
		['winter', '20260115', '2026-01-15T11:00 2026-01-15T12:00'],
		['summer', '20260715', '2026-07-15T10:00 2026-07-15T11:00'],
		['the summer of a year far away', '20600715', '2060-07-15T10:00 2060-07-15T11:00']
	])('CAL-8 of a zone that the file tells, in %s', (_, date, expected) => {
		const told = event(`DTSTART;TZID=Sample Standard Time:${date}T120000`, 'DURATION:PT1H');
		expect(hours(OWN_ZONE, told)).toEqual([expected]);
	});

	it('CAL-8 take their part of the working hours and nothing else', () => {
		const ical = file(event('DTSTART:20260105T113000', 'DTEND:20260105T130000'));
		const week = { mon: ['09:00-12:00', '12:30-17:00'] };
		const calendar = compileCalendar(CalendarField.parse({ week, ical }), 'UTC');
		const worked = workedIntervals(calendar, Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 13));
		expect(worked.map(({ from, to }) => `${iso(from)} ${iso(to)}`)).toEqual([
			'2026-01-05T09:00 2026-01-05T11:30',
			'2026-01-05T13:00 2026-01-05T17:00',
			'2026-01-12T09:00 2026-01-12T12:00',
			'2026-01-12T12:30 2026-01-12T17:00'
		]);
	});
});

describe('an iCalendar file that cannot be read', () => {
	const named = (...lines: string[]) => file(event(...lines, 'SUMMARY:Founding day'));
	const EVENT = 'event 1 (“Founding day”): ';
	it.each([
		['', 'it cannot be read as iCalendar: expected BEGIN:VCALENDAR'],
		['<html>', 'it cannot be read as iCalendar: invalid line (no token ";" or ":") "<html>"'],
		['BEGIN:VCARD\nEND:VCARD', 'it cannot be read as iCalendar: expected BEGIN:VCALENDAR'],
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
			`${EVENT}the file closes more than 100000 days`
		],
		[
			named(
				on('00010101'),
				...Array.from({ length: 12 }, () => 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')
			),
			`${EVENT}the file takes too long to reckon`
		]
	])('CAL-9 is refused with what is wrong, and where (%#)', (ical, expected) => {
		const fault = new CalendarFault(['ical'], expected);
		expect(() => compileCalendar(CalendarField.parse({ ical }), 'UTC')).toThrow(fault);
	});
});
