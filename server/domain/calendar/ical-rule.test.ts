import { describe, expect, it } from 'vitest';
import { daysOf, event, file, on, until } from '../../../tests/support/sample-ical.ts';
import { closedBy } from './ical.ts';

describe('days of an iCalendar file that come again', () => {
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
	])('CAL-7 %s', (_, first, rule, expected) => {
		expect(daysOf(event(on(first), `RRULE:${rule}`))).toBe(expected);
	});

	it('CAL-7 several days each time, across the end of a year', () => {
		expect(daysOf(event(on('20251231'), until('20260102'), 'RRULE:FREQ=YEARLY;COUNT=2'))).toBe(
			'2025-12-31 2026-01-01 2026-12-31 2027-01-01'
		);
	});

	it('CAL-7 what never ends is known until 2069', () => {
		const { days: all } = closedBy(file(event(on('20260501'), 'RRULE:FREQ=YEARLY')), 'UTC');
		expect(all.size).toBe(44);
	});

	it('CAL-7 on days that are listed, and not on days that are left out', () => {
		const lines = [on('20260101'), 'RRULE:FREQ=YEARLY;COUNT=4'];
		expect(daysOf(event(...lines, 'RDATE;VALUE=DATE:20260301,20260302'))).toBe(
			'2026-01-01 2026-03-01 2026-03-02 2027-01-01 2028-01-01 2029-01-01'
		);
		expect(
			daysOf(event(...lines, 'EXDATE;VALUE=DATE:20270101', 'EXDATE;VALUE=DATE:20260101'))
		).toBe('2028-01-01 2029-01-01');
	});
});
