/** A calendar's spec, read: which hours of which day are worked. */
import { WEEKDAYS } from '../configuration/fields.ts';
import type { CalendarSpec } from '../configuration/schema.ts';
import { DAY, dateOf, readDay } from './days.ts';
import { CalendarFault } from './fault.ts';
import type { Budget } from './ical-budget.ts';
import { closedBy } from './ical.ts';
import type { Span } from './spans.ts';
import { offsetsBetween } from './wall-time.ts';

export interface Pattern {
	zone: string;
	/** By weekday, Monday first: hours in ms since that day's midnight. They may end in the next day. */
	week: readonly (readonly Span[])[];
	/** Whether what begins on this day is not worked. A day is the number of days since 1970-01-01. */
	isHoliday(day: number): boolean;
	/** Instants at which nobody works, in order, without overlap. */
	closed: readonly Span[];
}

function timeOfDay(said: string): number {
	const [hours = 0, minutes = 0] = said.split(':').map(Number);
	return (hours * 60 + minutes) * 60_000;
}

function hoursOf(interval: string): Span {
	const [begin = '', end = ''] = interval.split('-');
	const from = timeOfDay(begin);
	const to = timeOfDay(end);
	return { from, to: to > from ? to : to + DAY };
}

const AROUND_THE_CLOCK: readonly Span[] = [{ from: 0, to: DAY }];

function yearlyKey(day: number): number {
	const { month, monthDay } = dateOf(day);
	return month * 100 + monthDay;
}

function holiday(said: string, date: string, index: number): number {
	const day = readDay(date);
	if (day !== null) return day;
	throw new CalendarFault(['holidays', index], `${said} is not a day of the calendar`);
}

function readHolidays(said: readonly string[]): { once: Set<number>; yearly: Set<number> } {
	const once = new Set<number>();
	const yearly = new Set<number>();
	for (const [index, date] of said.entries())
		if (date.length > 5) once.add(holiday(date, date, index));
		// 2000 was a leap year, so that 02-29 is a day
		else yearly.add(yearlyKey(holiday(date, `2000-${date}`, index)));
	return { once, yearly };
}

function checkZone(zone: string): void {
	try {
		offsetsBetween(zone, 0, 0);
	} catch {
		throw new CalendarFault(['zone'], `there is no time zone “${zone}”`);
	}
}

/** @throws {CalendarFault} when the zone is unknown, a holiday is no day, or the iCalendar text cannot be read */
export function readPattern(spec: CalendarSpec, clientZone: string, budget?: Budget): Pattern {
	const zone = spec.zone ?? clientZone;
	checkZone(zone);
	const { once, yearly } = readHolidays(spec.holidays);
	const ical =
		spec.ical === undefined
			? { days: new Set<number>(), hours: [] }
			: closedBy(spec.ical, zone, budget);
	const week = WEEKDAYS.map((weekday) =>
		spec.week
			? (spec.week[weekday] ?? []).map(hoursOf).toSorted((one, other) => one.from - other.from)
			: AROUND_THE_CLOCK
	);
	return {
		zone,
		week,
		isHoliday: (day) =>
			once.has(day) || ical.days.has(day) || (yearly.size > 0 && yearly.has(yearlyKey(day))),
		closed: ical.hours
	};
}
