/** The zones in which an iCalendar file tells its times. */
import ICAL from 'ical.js';
import { DAY } from './days.ts';
import { LAST_YEAR, type Budget } from './ical-budget.ts';
import { readRule, repeats } from './ical-rule.ts';
import { dayOfReading, momentOf, momentsOf, type Moment } from './ical-value.ts';
import { instantOf, offsetsBetween, readingAt, type Offsets } from './wall-time.ts';

/** A reading is what the clocks show, as the ms since 1970 that it would be in UTC. */
export interface Zone {
	instantOf(reading: number): number;
	readingAt(instant: number): number;
}

const UTC: Zone = { instantOf: (reading) => reading, readingAt: (instant) => instant };

function offsetOf(part: ICAL.Component, name: string): number {
	const offset = part.getFirstPropertyValue(name);
	if (offset instanceof ICAL.UtcOffset) return offset.toSeconds() * 1000;
	throw new Error(`its zone has no ${name.toUpperCase()}`);
}

/** When one part of a VTIMEZONE begins to hold: standard time, or daylight saving time. */
function* onsets(part: ICAL.Component, before: number, budget: Budget): Generator<number> {
	const [, start] = momentOf(part, 'dtstart');
	yield start.reading - before;
	for (const property of part.getAllProperties('rdate'))
		for (const { reading, isUtc } of momentsOf(property)) yield isUtc ? reading : reading - before;
	const day = dayOfReading(start.reading);
	for (const property of part.getAllProperties('rrule')) {
		const rule = readRule(property);
		const { reading: last = Infinity, isUtc = true } = rule.until ?? {};
		for (const again of repeats(rule, day, budget)) {
			const at = start.reading + (again - day) * DAY - before;
			if (at > (isUtc ? last : last - before)) break;
			yield at;
		}
	}
}

/** What a VTIMEZONE tells. */
function offsetsTold(zone: ICAL.Component, budget: Budget): Offsets {
	const changes: { from: number; ahead: number; before: number }[] = [];
	for (const part of zone.getAllSubcomponents()) {
		const before = offsetOf(part, 'tzoffsetfrom');
		const ahead = offsetOf(part, 'tzoffsetto');
		for (const from of onsets(part, before, budget)) changes.push({ from, ahead, before });
	}
	changes.sort((one, other) => one.from - other.from);
	return [{ from: -Infinity, ahead: changes[0]?.before ?? 0 }, ...changes];
}

/** To find the clock changes of a zone, in days that are looked at. */
const ZONE_COSTS = 20_000;

/** The zones of one file. */
export class Zones {
	readonly #calendar: ICAL.Component;
	readonly #own: string;
	readonly #budget: Budget;
	readonly #known = new Map<string, Zone>();

	/** @param own the zone of times that name none */
	constructor(calendar: ICAL.Component, own: string, budget: Budget) {
		this.#calendar = calendar;
		this.#own = own;
		this.#budget = budget;
	}

	of(property: ICAL.Property, { isUtc }: Moment): Zone {
		if (isUtc) return UTC;
		const named = property.getParameter('tzid');
		const name = typeof named === 'string' ? named : this.#own;
		let zone = this.#known.get(name);
		if (!zone) {
			let found: Offsets | undefined;
			// not before it is needed: whole days need none
			const offsets = () => (found ??= this.#find(name));
			zone = {
				instantOf: (reading) => instantOf(offsets(), reading),
				readingAt: (instant) => readingAt(offsets(), instant)
			};
			this.#known.set(name, zone);
		}
		return zone;
	}

	/** @throws {Error} when the zone is neither known nor told in the file */
	#find(name: string): Offsets {
		this.#budget.look(ZONE_COSTS);
		try {
			return offsetsBetween(name, 0, Date.UTC(LAST_YEAR + 2, 0));
		} catch {
			for (const told of this.#calendar.getAllSubcomponents('vtimezone'))
				if (told.getFirstPropertyValue('tzid') === name) return offsetsTold(told, this.#budget);
			throw new Error(`there is no time zone “${name}”, and the file does not tell it`);
		}
	}
}
