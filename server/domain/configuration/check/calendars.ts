/** Calendars that cannot be read, have no time to work in, or count hours twice. */
import { CalendarFault, compileCalendar, hasWorkingTime } from '../../calendar/calendar.ts';
import { WEEKDAYS } from '../fields.ts';
import type { Path } from '../finding.ts';
import type { CalendarSpec } from '../schema.ts';
import { zoneOf, type Check, type Told } from './check.ts';
import { meeting, minuteText, stretchOf } from './minutes.ts';
import { isZone } from './zones.ts';

export const calendars: Check = {
	needs: [],
	run(configuration, told, around) {
		const home = zoneOf(configuration, around);
		for (const [name, spec] of Object.entries(configuration.calendars)) {
			const at: Path = ['calendars', name];
			if (name === 'always')
				told.fault(at, '"always" is around the clock by itself: take another name');
			overlaps(spec, [...at, 'week'], told);
			// the check of zones tells of one that there is not
			const zone = [spec.zone ?? home, 'UTC'].find(isZone) ?? 'UTC';
			compiles({ ...spec, zone }, at, told);
		}
	}
};

/** What is wrong is thrown one at a time: each part is tried by itself. */
function compiles(spec: CalendarSpec, at: Path, { fault }: Told): void {
	const { ical, ...withoutIcal } = spec;
	const trials: CalendarSpec[] =
		faultOf(spec) === null
			? []
			: [
					...spec.holidays.map((day) => ({ zone: spec.zone, holidays: [day] })),
					...(ical === undefined ? [] : [{ zone: spec.zone, holidays: [], ical }])
				];
	let sound = true;
	trials.forEach((trial, index) => {
		const wrong = faultOf(trial);
		if (wrong === null) return;
		sound = false;
		const isHoliday = index < spec.holidays.length;
		fault(
			[...at, ...(isHoliday ? ['holidays', index] : ['ical'])],
			isHoliday
				? `${wrong}: mend the day or take it out`
				: `${wrong}: export the file anew and put it in whole`
		);
	});
	if (!sound) return;
	if (!hasWorkingTime(compileCalendar(withoutIcal, 'UTC')))
		fault(
			spec.week ? [...at, 'week'] : at,
			'it has no time to work in, so no clock would ever run: give hours, such as mon: [09:00-17:00], or leave "week" out'
		);
	else if (ical !== undefined && !hasWorkingTime(compileCalendar(spec, 'UTC')))
		fault([...at, 'ical'], 'its days leave no time to work in: take out what repeats for ever');
}

function faultOf(spec: CalendarSpec): string | null {
	try {
		compileCalendar(spec, 'UTC');
		return null;
	} catch (error) {
		if (error instanceof CalendarFault) return error.message;
		throw error;
	}
}

function overlaps({ week }: CalendarSpec, at: Path, { warn }: Told): void {
	const all = WEEKDAYS.flatMap((day) =>
		(week?.[day] ?? []).map((hours, index) => {
			const [from = '', to = ''] = hours.split('-');
			return { day, index, hours, stretch: stretchOf(day, from, to) };
		})
	);
	all.forEach((one, index) => {
		for (const other of all.slice(0, index)) {
			const minute = meeting(one.stretch, other.stretch);
			if (minute !== null)
				warn(
					[...at, one.day, one.index],
					`${one.hours} and ${other.hours} of ${other.day} both hold from ${minuteText(minute)}; it counts once: make them one`
				);
		}
	});
}
