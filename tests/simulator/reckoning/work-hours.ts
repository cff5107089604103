/**
 * Working time of the weeks of one simulation, counted minute by minute from what `Intl` says that the clocks of a zone
 * show. Slow and plain on purpose: the engine's calendars are held against it.
 */
import { WEEKDAYS } from '#server/domain/configuration/fields.ts';
import { MINUTE, type CalendarSettings } from '../settings/settings.ts';

const DAY_MINUTES = 1440;

/** The time that is reckoned with: whole days in UTC, in minutes since 1970. */
export interface Window {
	from: number;
	to: number;
}

/** By the minute: the furthest that the clocks of a zone have ever shown, in minutes since 1970. */
const shown = new Map<string, Int32Array>();

export function shownIn(zone: string, { from, to }: Window): Int32Array {
	const key = `${zone} ${from} ${to}`;
	let table = shown.get(key);
	if (!table) shown.set(key, (table = readClocks(zone, from, to)));
	return table;
}

function readClocks(zone: string, from: number, to: number): Int32Array {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'medium'
	});
	const read = (minute: number) =>
		Date.parse(`${format.format(minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
	const table = new Int32Array(to - from);
	let furthest = -Infinity;
	for (let hour = from; hour < to; hour += 60) {
		const [begins, ends] = [read(hour), read(hour + 60)];
		for (let on = 0; on < 60; on++) {
			const shows = ends - begins === 60 ? begins + on : read(hour + on);
			furthest = Math.max(furthest, shows);
			table[hour + on - from] = furthest;
		}
	}
	return table;
}

const minutesOf = (time: string): number => {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
};

const dateOf = (day: number): string =>
	new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number) => WEEKDAYS[(day + 3) % 7] ?? 'mon';

export class WorkHours {
	readonly #from: number;
	readonly #end: number;
	/** Worked minutes before each minute of the window; null when all are worked. */
	readonly #sums: Int32Array | null;

	/** @param calendar null is around the clock */
	constructor(calendar: CalendarSettings | null, zone: string, window: Window) {
		this.#from = window.from * MINUTE;
		this.#end = window.to * MINUTE;
		this.#sums = calendar && count(calendar, shownIn(calendar.zone ?? zone, window));
	}

	/** Worked from the beginning of the window until an instant, ms. */
	until(at: number): number {
		const since = at - this.#from;
		if (!this.#sums) return since;
		const minute = Math.floor(since / MINUTE);
		const before = this.#sums[minute] ?? NaN;
		const works = this.#sums[minute + 1] !== before;
		return before * MINUTE + (works ? since % MINUTE : 0);
	}

	/** The first instant from `from` on until which so much was worked since; Infinity when that is beyond the window. */
	reach(from: number, working: number): number {
		const wanted = this.until(from) + working;
		let [low, high] = [from, this.#end - MINUTE];
		if (this.until(high) < wanted) return Infinity;
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if (this.until(middle) < wanted) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function count({ week, holidays }: CalendarSettings, shows: Int32Array): Int32Array {
	const works = new Uint8Array(shows.length);
	const first = Math.floor((shows[0] ?? 0) / DAY_MINUTES) - 1;
	const last = Math.floor((shows.at(-1) ?? 0) / DAY_MINUTES);
	for (let day = first; day <= last; day++) {
		const date = dateOf(day);
		if (holidays.includes(date) || holidays.includes(date.slice(5))) continue;
		for (const hours of week ? (week[weekdayOf(day)] ?? []) : ['00:00-24:00']) {
			const [begin = 0, end = 0] = hours.split('-').map(minutesOf);
			const until = end > begin ? end : end + DAY_MINUTES;
			works.fill(
				1,
				firstShowing(shows, day * DAY_MINUTES + begin),
				firstShowing(shows, day * DAY_MINUTES + until)
			);
		}
	}
	const sums = new Int32Array(shows.length + 1);
	for (let minute = 0; minute < works.length; minute++)
		sums[minute + 1] = (sums[minute] ?? 0) + (works[minute] ?? 0);
	return sums;
}

/** The first minute at which the clocks show this or later. */
function firstShowing(shows: Int32Array, reading: number): number {
	let [low, high] = [0, shows.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((shows[middle] ?? 0) < reading) low = middle + 1;
		else high = middle;
	}
	return low;
}
