/** iCalendar files for tests, and what they close. */
import { closedBy } from '#server/domain/calendar/ical.ts';

export const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

export const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:sample', ...lines, 'END:VEVENT'];

export const file = (...parts: string[][]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sample//EN', ...parts.flat(), 'END:VCALENDAR'].join(
		'\r\n'
	);

/** The first holidays of a file. */
export const daysOf = (...parts: string[][]) =>
	[...closedBy(file(...parts), 'Europe/Berlin').days]
		.toSorted((one, other) => one - other)
		.slice(0, 6)
		.map((day) => iso(day * 86_400_000).slice(0, 10))
		.join(' ');

/** The first hours that a file closes. */
export const hoursOf = (...parts: string[][]) =>
	closedBy(file(...parts), 'Europe/Berlin')
		.hours.slice(0, 3)
		.map(({ from, to }) => `${iso(from)} ${iso(to)}`);

export const on = (date: string) => `DTSTART;VALUE=DATE:${date}`;
export const until = (date: string) => `DTEND;VALUE=DATE:${date}`;
