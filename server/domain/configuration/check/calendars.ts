/** Calendars that cannot be read, have no time to work in, or count hours twice. */
import type { CalendarFault } from '../../calendar/calendar.ts';
import { WEEKDAYS } from '../fields.ts';
import type { Path } from '../finding.ts';
import type { CalendarSpec } from '../schema.ts';
import type { Check, Told } from './check.ts';
import { compiledOf, type Compiled } from './compiled.ts';
import { meeting, minuteText, stretchOf } from './minutes.ts';

export const calendars: Check = {
	needs: [],
	run(configuration, told, around) {
		const all = compiledOf(configuration, around);
		for (const [name, spec] of Object.entries(configuration.calendars)) {
			const at: Path = ['calendars', name];
			if (name === 'always')
				told.fault(at, '"always" is around the clock by itself: take another name');
			overlaps(spec, [...at, 'week'], told);
			const found = all.get(name);
			if (found) compiles(spec, found, at, told);
		}
	}
};

/** What is wrong in it, each part by itself. */
function compiles(spec: CalendarSpec, found: Compiled, at: Path, { fault }: Told): void {
	for (const index of found.noDays)
		fault(
			[...at, 'holidays', index],
			`${spec.holidays[index]} is not a day of the calendar: mend the day or take it out`
		);
	if (found.ical) fault([...at, 'ical'], icalMessage(found.ical));
	if (found.empty === 'week')
		fault(
			spec.week ? [...at, 'week'] : at,
			'it has no time to work in, so no clock would ever run: give hours, such as mon: [09:00-17:00], or leave "week" out'
		);
	else if (found.empty === 'ical')
		fault([...at, 'ical'], 'its days leave no time to work in: take out what repeats for ever');
}

function icalMessage({ message, tooMuch }: CalendarFault): string {
	if (tooMuch)
		return `${message}, with the files of all calendars before it; let fewer events come again, or begin later`;
	return message.startsWith('put ')
		? message
		: `${message}: export the file anew and put it in whole`;
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
