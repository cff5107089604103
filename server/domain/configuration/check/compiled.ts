/** The calendars of a configuration, compiled once for all checks, however many look at them. */
import {
	ALWAYS,
	Budget,
	CalendarFault,
	compileCalendar,
	hasWorkingTime,
	type Calendar
} from '../../calendar/calendar.ts';
import { readDay } from '../../calendar/days.ts';
import type { CalendarSpec, Configuration } from '../schema.ts';
import { zoneOf, type Surroundings } from './check.ts';
import { isZone } from './zones.ts';

export interface Compiled {
	/** Null when something is wrong in it. */
	calendar: Calendar | null;
	/** Indexes of holidays that are no days. */
	noDays: number[];
	/** What is wrong with its iCalendar text, or null. */
	ical: CalendarFault | null;
	/** What leaves no time to work in, or null. */
	empty: 'week' | 'ical' | null;
}

const known = new WeakMap<Configuration, ReadonlyMap<string, Compiled>>();

/**
 * Each calendar by its name. All iCalendar texts together may cost as much as one; what comes after the one that costs
 * too much is not read.
 */
export function compiledOf(
	configuration: Configuration,
	around: Surroundings
): ReadonlyMap<string, Compiled> {
	const found = known.get(configuration);
	if (found) return found;
	const home = zoneOf(configuration, around);
	const budget = new Budget();
	let enough = false;
	const all = new Map(
		Object.entries(configuration.calendars).map(([name, spec]) => {
			// the check of zones tells of one that there is not
			const zone = [spec.zone ?? home, 'UTC'].find(isZone) ?? 'UTC';
			const one = compile({ ...spec, zone }, enough ? null : budget);
			enough ||= one.ical?.tooMuch === true;
			return [name, one];
		})
	);
	known.set(configuration, all);
	return all;
}

/** The calendar that a policy or path names; null when there is none, or something is wrong in it. */
export function calendarNamed(
	name: string,
	configuration: Configuration,
	around: Surroundings
): Calendar | null {
	if (name === 'always') return ALWAYS;
	return compiledOf(configuration, around).get(name)?.calendar ?? null;
}

const isDay = (said: string): boolean => readDay(said.length > 5 ? said : `2000-${said}`) !== null;

/** @param budget null when iCalendar texts are not read any more */
function compile({ ical, ...plain }: CalendarSpec, budget: Budget | null): Compiled {
	const noDays = plain.holidays.flatMap((day, index) => (isDay(day) ? [] : [index]));
	const holidays = plain.holidays.filter(isDay);
	const broken = (fault: CalendarFault | null, empty: Compiled['empty'] = null): Compiled => ({
		calendar: null,
		noDays,
		ical: fault,
		empty
	});
	const without = compileCalendar({ ...plain, holidays }, 'UTC');
	let whole = without;
	try {
		if (ical !== undefined && budget)
			whole = compileCalendar({ ...plain, holidays, ical }, 'UTC', budget);
	} catch (error) {
		if (error instanceof CalendarFault) return broken(error);
		throw error;
	}
	if (noDays.length > 0) return broken(null);
	if (!hasWorkingTime(without)) return broken(null, 'week');
	if (whole !== without && !hasWorkingTime(whole)) return broken(null, 'ical');
	const unread = ical !== undefined && !budget;
	return unread ? broken(null) : { calendar: whole, noDays, ical: null, empty: null };
}
