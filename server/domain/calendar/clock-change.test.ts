import { describe, expect, it } from 'vitest';
import { CalendarField } from '../configuration/schema.ts';
import {
	addWorkingTime,
	compileCalendar,
	workedIntervals,
	workingTimeBetween
} from './calendar.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const at = (said: string) => Date.parse(`${said}Z`);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const daily = (zone: string, hours: string) =>
	compileCalendar(
		CalendarField.parse({ week: Object.fromEntries(DAYS.map((day) => [day, [hours]])) }),
		zone
	);

/** The hours of one day, told by its date, that begin around it; with how many minutes they have. */
function onDay(zone: string, hours: string, date: string): string {
	const [begin = ''] = hours.split('-');
	const near = at(`${date}T${begin}`);
	const around = workedIntervals(daily(zone, hours), near - 3 * DAY, near + 3 * DAY);
	const reads = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
	const found = around.filter(({ from }) => reads.format(from) === date);
	return found.map(({ from, to }) => `${iso(from)} ${iso(to)} ${(to - from) / MINUTE}`).join(', ');
}

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const LORD_HOWE = 'Australia/Lord_Howe';
const HAVANA = 'America/Havana';

describe('hours when clocks are changed', () => {
	it.each([
		[
			'forward: a day is an hour shorter',
			BERLIN,
			'00:15-23:45',
			'2026-03-29',
			'2026-03-28T23:15 2026-03-29T21:45 1350'
		],
		[
			'forward: a night is an hour shorter',
			BERLIN,
			'22:00-06:00',
			'2026-03-28',
			'2026-03-28T21:00 2026-03-29T04:00 420'
		],
		[
			'forward: it begins in the gap',
			BERLIN,
			'02:30-06:00',
			'2026-03-29',
			'2026-03-29T01:00 2026-03-29T04:00 180'
		],
		[
			'forward: it ends in the gap',
			BERLIN,
			'00:30-02:30',
			'2026-03-29',
			'2026-03-28T23:30 2026-03-29T01:00 90'
		],
		['forward: it lies in the gap', BERLIN, '02:10-02:50', '2026-03-29', ''],
		[
			'back: a night is an hour longer',
			BERLIN,
			'22:00-06:00',
			'2026-10-24',
			'2026-10-24T20:00 2026-10-25T05:00 540'
		],
		[
			'back: it begins at a time that comes twice',
			BERLIN,
			'02:30-06:00',
			'2026-10-25',
			'2026-10-25T00:30 2026-10-25T05:00 270'
		],
		[
			'back: it ends at a time that comes twice',
			BERLIN,
			'00:30-02:30',
			'2026-10-25',
			'2026-10-24T22:30 2026-10-25T00:30 120'
		],
		[
			'back: it lies within the hour that comes twice',
			BERLIN,
			'02:10-02:50',
			'2026-10-25',
			'2026-10-25T00:10 2026-10-25T00:50 40'
		],
		[
			'forward, in New York',
			NEW_YORK,
			'01:00-04:00',
			'2026-03-08',
			'2026-03-08T06:00 2026-03-08T08:00 120'
		],
		[
			'back, in New York',
			NEW_YORK,
			'00:30-04:00',
			'2026-11-01',
			'2026-11-01T04:30 2026-11-01T09:00 270'
		],
		[
			'forward by half an hour',
			LORD_HOWE,
			'01:00-04:00',
			'2026-10-04',
			'2026-10-03T14:30 2026-10-03T17:00 150'
		],
		[
			'forward by half an hour, it begins in the gap',
			LORD_HOWE,
			'02:15-04:00',
			'2026-10-04',
			'2026-10-03T15:30 2026-10-03T17:00 90'
		],
		[
			'back by half an hour',
			LORD_HOWE,
			'01:00-04:00',
			'2026-04-05',
			'2026-04-04T14:00 2026-04-04T17:30 210'
		],
		[
			'forward at midnight: the day begins at one',
			HAVANA,
			'00:00-03:00',
			'2026-03-08',
			'2026-03-08T05:00 2026-03-08T07:00 120'
		],
		[
			'back to midnight: the hour comes twice',
			HAVANA,
			'00:30-03:00',
			'2026-11-01',
			'2026-11-01T04:30 2026-11-01T08:00 210'
		],
		['the day that was left out has none', 'Pacific/Apia', '09:00-17:00', '2011-12-30', ''],
		[
			'the day before it is whole',
			'Pacific/Apia',
			'09:00-17:00',
			'2011-12-29',
			'2011-12-29T19:00 2011-12-30T03:00 480'
		],
		[
			'the night before it goes on after it',
			'Pacific/Apia',
			'22:00-06:00',
			'2011-12-29',
			'2011-12-30T08:00 2011-12-30T16:00 480'
		],
		[
			'the zone changed for good',
			'Asia/Pyongyang',
			'23:00-01:00',
			'2018-05-04',
			'2018-05-04T14:30 2018-05-04T16:00 90'
		],
		[
			'no changes',
			'Asia/Kathmandu',
			'22:00-06:00',
			'2026-03-28',
			'2026-03-28T16:15 2026-03-29T00:15 480'
		]
	])('CAL-4 %s', (_, zone, hours, date, expected) => {
		expect(onDay(zone, hours, date)).toBe(expected);
	});

	it('CAL-4 working time is what really passes', () => {
		const hours = daily(BERLIN, '00:00-24:00');
		const [before, after] = [at('2026-03-28T23:00'), at('2026-03-29T22:00')];
		expect(workingTimeBetween(hours, before, after)).toBe(23 * 60 * MINUTE);
		expect(iso(addWorkingTime(hours, before, DAY))).toBe('2026-03-29T23:00');
	});

	it('CAL-4 an hour that comes twice is worked twice by hours that go on beyond it', () => {
		const hours = daily(BERLIN, '01:00-04:00');
		expect(iso(addWorkingTime(hours, at('2026-10-24T23:00'), 150 * MINUTE))).toBe(
			'2026-10-25T01:30'
		);
	});
});
