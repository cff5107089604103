/** What holds of every calendar, over thirty zones and twenty years. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONES } from '../../../tests/support/sample-zones.ts';
import { CalendarField, type CalendarSpec } from '../configuration/schema.ts';
import {
	addWorkingTime,
	ALWAYS,
	compileCalendar,
	isWorking,
	workedIntervals,
	workingTimeBetween
} from './calendar.ts';
import { DAY } from './days.ts';

const HOUR = DAY / 24;
const read = (told: object): CalendarSpec => CalendarField.parse(told);

/** Of every kind: a lunch break, nights, hours within a clock change, around the clock but for holidays, and always. */
const SPECS = [
	{
		week: { mon: ['09:00-12:00', '13:00-17:30'], wed: ['08:15-19:45'], fri: ['07:00-11:00'] },
		holidays: ['12-25', '01-01', '2024-02-29']
	},
	{ week: { fri: ['22:00-06:00'], sat: ['22:00-06:00', '01:30-02:30'], sun: ['00:15-03:30'] } },
	{ week: { sun: ['00:00-24:00'], mon: ['23:59-00:01'], tue: ['12:00-12:00'] } },
	{ holidays: ['12-24', '12-25', '12-26', '2026-03-29'] },
	{
		week: { mon: ['06:00-22:00'], tue: ['06:00-22:00'], thu: ['06:00-22:00'] },
		ical: [
			'BEGIN:VCALENDAR',
			'BEGIN:VEVENT',
			'DTSTART:20150105T120000',
			'DTEND:20150105T124500',
			'RRULE:FREQ=WEEKLY;BYDAY=MO,TH',
			'END:VEVENT',
			'BEGIN:VEVENT',
			'DTSTART;VALUE=DATE:20151126',
			'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
			'END:VEVENT',
			'END:VCALENDAR'
		].join('\n')
	}
].map(read);
const CALENDARS = ZONES.flatMap((zone) => SPECS.map((spec) => compileCalendar(spec, zone)));

const calendar = fc.constantFrom(ALWAYS, ...CALENDARS);
const instant = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) });
const span = (most: number) =>
	fc.oneof(fc.nat(HOUR), fc.nat(3 * DAY), fc.nat(most), fc.constantFrom(0, 1, HOUR, 8 * HOUR));
const working = span(30 * DAY);
const runs = { numRuns: 3000 };

describe('working time', { timeout: 180_000 }, () => {
	it('CAL-11 what is added passes: between an instant and the due one lies the time that was given', () => {
		fc.assert(
			fc.property(calendar, instant, working, (hours, from, given) => {
				const due = addWorkingTime(hours, from, given);
				expect(workingTimeBetween(hours, from, due)).toBe(given);
			}),
			runs
		);
	});

	it('CAL-11 what passed, added, gives the instant again, or the end of the work before it', () => {
		fc.assert(
			fc.property(calendar, instant, span(400 * DAY), (hours, from, later) => {
				const to = from + later;
				const due = addWorkingTime(hours, from, workingTimeBetween(hours, from, to));
				expect(due).toBeLessThanOrEqual(to);
				expect(workedIntervals(hours, due, to)).toEqual([]);
				if (isWorking(hours, to - 1) && later > 0) expect(due).toBe(to);
			}),
			runs
		);
	});

	it('CAL-10 no earlier instant will do', () => {
		fc.assert(
			fc.property(calendar, instant, working, (hours, from, given) => {
				const due = addWorkingTime(hours, from, given);
				if (given === 0) expect(due).toBe(from);
				else expect(workingTimeBetween(hours, from, due - 1)).toBe(given - 1);
			}),
			runs
		);
	});

	it('CAL-11 it adds up: in two parts or at once', () => {
		fc.assert(
			fc.property(calendar, instant, working, working, (hours, from, one, other) => {
				const middle = addWorkingTime(hours, from, one);
				const due = addWorkingTime(hours, middle, other);
				expect(due).toBe(addWorkingTime(hours, from, one + other));
				const between = workingTimeBetween(hours, from, middle);
				const rest = workingTimeBetween(hours, middle, due);
				expect(between + rest).toBe(workingTimeBetween(hours, from, due));
			}),
			runs
		);
	});

	it('CAL-11 more of it is never due earlier, nor is what begins later', () => {
		fc.assert(
			fc.property(
				calendar,
				instant,
				working,
				working,
				span(30 * DAY),
				(hours, from, one, more, on) => {
					const due = addWorkingTime(hours, from, one);
					expect(addWorkingTime(hours, from, one + more)).toBeGreaterThanOrEqual(due + more);
					expect(addWorkingTime(hours, from + on, one)).toBeGreaterThanOrEqual(due);
					const passed = workingTimeBetween(hours, from, from + on);
					expect(passed).toBeLessThanOrEqual(on);
					expect(workingTimeBetween(hours, from, from + on + more)).toBeGreaterThanOrEqual(passed);
				}
			),
			runs
		);
	});

	it('CAL-13 the worked hours are in order, apart, within what was asked, and all that is worked', () => {
		fc.assert(
			fc.property(calendar, instant, span(200 * DAY), (hours, from, later) => {
				const to = from + later;
				const intervals = workedIntervals(hours, from, to);
				let before = -Infinity;
				let worked = 0;
				for (const span of intervals) {
					expect(span.from).toBeGreaterThan(before);
					expect(span.to).toBeGreaterThan(span.from);
					expect([isWorking(hours, span.from), isWorking(hours, span.to - 1)]).toEqual([
						true,
						true
					]);
					if (span.to < to) expect(isWorking(hours, span.to)).toBe(false);
					before = span.to;
					worked += span.to - span.from;
				}
				expect(before).toBeLessThanOrEqual(to);
				expect(intervals[0]?.from ?? from).toBeGreaterThanOrEqual(from);
				expect(worked).toBe(workingTimeBetween(hours, from, to));
				expect(workedIntervals(hours, from, to, 2)).toEqual(intervals.slice(0, 2));
			}),
			{ numRuns: 1000 }
		);
	});
});
