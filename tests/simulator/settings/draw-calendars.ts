import { WEEKDAYS } from '#server/domain/configuration/fields.ts';
import type { Chance } from '../chance.ts';
import { DAY, type CalendarSettings, type Settings } from './settings.ts';

/** Zones with every sort of change of their clocks, and without. */
export const ZONES = [
	'UTC',
	'Europe/Berlin',
	'Europe/London',
	'America/New_York',
	'America/St_Johns',
	'America/Santiago',
	'Asia/Kathmandu',
	'Asia/Manila',
	'Australia/Lord_Howe',
	'Australia/Sydney',
	'Africa/Cairo',
	'Pacific/Auckland'
];

const DAYS_HOURS = [
	['09:00-17:00'],
	['08:30-12:00', '13:00-18:15'],
	['22:00-06:00'],
	['00:00-24:00'],
	['01:30-02:30', '10:00-11:00', '23:00-01:00']
];

export function drawCalendars(chance: Chance, from: number): Settings['calendars'] {
	const names = ['office', 'nights'].slice(
		0,
		chance.weighed([
			[2, 0],
			[4, 1],
			[2, 2]
		])
	);
	return Object.fromEntries(names.map((name) => [name, drawCalendar(chance, from)]));
}

function drawCalendar(chance: Chance, from: number): CalendarSettings {
	const zone = chance.maybe(0.3, () => chance.pick(ZONES));
	const hours = chance.pick(DAYS_HOURS);
	const free = chance.some(WEEKDAYS, 0.25);
	const worked = WEEKDAYS.filter((day) => !free.includes(day));
	const days = worked.length > 0 ? worked : WEEKDAYS;
	const holidays = Array.from({ length: chance.int(0, 4) }, () => {
		const date = new Date(from + chance.int(-5, 40) * DAY).toISOString().slice(0, 10);
		return chance.often(0.3) && !date.endsWith('02-29') ? date.slice(5) : date;
	});
	const week = Object.fromEntries(
		days.map((day) => [day, chance.often(0.2) ? chance.pick(DAYS_HOURS) : hours])
	);
	return { ...(zone && { zone }), ...(chance.often(0.9) && { week }), holidays };
}
