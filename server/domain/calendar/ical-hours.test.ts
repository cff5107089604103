import { describe, expect, it } from 'vitest';
import { event, file, hoursOf, iso } from '../../../tests/support/sample-ical.ts';
import { CalendarField } from '../configuration/schema.ts';
import { compileCalendar, workedIntervals } from './calendar.ts';

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
		[
			'of two zones, when clocks go forward',
			['DTSTART:20260329T003000', 'DTEND:20260329T013000Z'],
			['2026-03-28T23:30 2026-03-29T01:30']
		],
		[
			'of two zones, when clocks go back',
			['DTSTART:20261025T003000', 'DTEND:20261025T013000Z'],
			['2026-10-24T22:30 2026-10-25T01:30']
		],
		[
			'that come again at an instant',
			['DTSTART:20260105T120000', 'DURATION:PT1H', 'RDATE:20260729T013000Z'],
			['2026-01-05T11:00 2026-01-05T12:00', '2026-07-29T01:30 2026-07-29T02:30']
		],
		['that have no end', ['DTSTART:20260105T120000Z'], []],
		[
			'every day, as the clocks show them',
			['DTSTART:20260328T120000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'],
			['2026-03-28T11:00 2026-03-28T12:00', '2026-03-29T10:00 2026-03-29T11:00']
		],
		[
			'of a night in which clocks are changed, until they show its end',
			['DTSTART:20260321T220000', 'DURATION:PT8H', 'RRULE:FREQ=WEEKLY;COUNT=2'],
			['2026-03-21T21:00 2026-03-22T05:00', '2026-03-28T21:00 2026-03-29T04:00']
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
		expect(hoursOf(event(...lines))).toEqual(expected);
	});

	it.each([
		['winter', '20260115', '2026-01-15T11:00 2026-01-15T12:00'],
		['summer', '20260715', '2026-07-15T10:00 2026-07-15T11:00'],
		['the summer of a year far away', '20600715', '2060-07-15T10:00 2060-07-15T11:00']
	])('CAL-8 of a zone that the file tells, in %s', (_, date, expected) => {
		const told = event(`DTSTART;TZID=Sample Standard Time:${date}T120000`, 'DURATION:PT1H');
		expect(hoursOf(OWN_ZONE, told)).toEqual([expected]);
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
