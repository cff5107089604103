/** Times of an iCalendar file, as instants. */
import ICAL from 'ical.js';
import { LAST_YEAR } from './ical-rule.ts';
import { DAY, instantOf, offsetsBetween, type Offsets } from './wall-time.ts';

/** What clocks read at a time, as the ms since 1970 that it would be in UTC. */
export const readingOf = (time: ICAL.Time): number =>
	Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);

/** Tells the instant of a reading. */
export type Zone = (reading: number) => number;

const utc: Zone = (reading) => reading;

function inFileZone(zone: ICAL.Timezone): Zone {
	return (reading) => {
		const date = new Date(reading);
		const time = new ICAL.Time(
			{
				year: date.getUTCFullYear(),
				month: date.getUTCMonth() + 1,
				day: date.getUTCDate(),
				hour: date.getUTCHours(),
				minute: date.getUTCMinutes(),
				second: date.getUTCSeconds()
			},
			zone
		);
		return time.toUnixTime() * 1000;
	};
}

/** The zones of one file. */
export class Zones {
	readonly #calendar: ICAL.Component;
	readonly #own: string;
	readonly #known = new Map<string, Zone>();

	/** @param own the zone of times that name none */
	constructor(calendar: ICAL.Component, own: string) {
		this.#calendar = calendar;
		this.#own = own;
	}

	/** @throws {Error} when the zone that is named is neither known nor told in the file */
	of(property: ICAL.Property, time: ICAL.Time): Zone {
		if (time.zone === ICAL.Timezone.utcTimezone) return utc;
		const named = property.getParameter('tzid');
		const name = typeof named === 'string' ? named : this.#own;
		let zone = this.#known.get(name);
		if (!zone) this.#known.set(name, (zone = this.#find(name)));
		return zone;
	}

	#find(name: string): Zone {
		let offsets: Offsets;
		try {
			offsets = offsetsBetween(name, 0, Date.UTC(LAST_YEAR + 2, 0));
		} catch {
			const told = this.#calendar.getTimeZoneByID(name);
			if (told) return inFileZone(told);
			throw new Error(`there is no time zone “${name}”, and the file does not tell it`);
		}
		return (reading) => instantOf(offsets, reading);
	}
}

/** The day of a reading, as the number of days since 1970-01-01. */
export const dayOfReading = (reading: number): number => Math.floor(reading / DAY);
