/** When an event of an iCalendar file is, and how often. */
import ICAL from 'ical.js';
import { DAY } from './days.ts';
import type { Budget } from './ical-budget.ts';
import { readRule, repeats } from './ical-rule.ts';
import { dayOfReading, momentOf, momentsOf, type Moment } from './ical-value.ts';
import type { Zone, Zones } from './ical-zone.ts';

/** An event, as often as it comes. */
export interface Told {
	/** Whether it is told in days, without hours. */
	wholeDays: boolean;
	zone: Zone;
	/** What the clocks of its zone read when it begins. */
	starts: Iterable<number>;
	/** From what they read then to what they read at its end, ms. */
	length: number;
}

/** What the clocks of one zone read when those of another read something. */
function translate(reading: number, from: Zone, to: Zone): number {
	if (from === to) return reading;
	const at = from(reading);
	const near = at + (at - to(at));
	return at + (near - to(near));
}

class Event {
	readonly #event: ICAL.Component;
	readonly #zones: Zones;
	readonly #start: Moment;
	readonly #zone: Zone;

	constructor(event: ICAL.Component, zones: Zones) {
		const [property, start] = momentOf(event, 'dtstart');
		this.#event = event;
		this.#zones = zones;
		this.#start = start;
		this.#zone = zones.of(property, start);
	}

	tell(others: readonly ICAL.Component[], budget: Budget): Told {
		const wholeDays = this.#start.isDay;
		const alone = this.#event.hasProperty('recurrence-id');
		return {
			wholeDays,
			zone: this.#zone,
			starts: alone ? [this.#start.reading] : this.#starts(others, budget),
			// whole days that say no end, or end where they begin, are one day
			length: Math.max(this.#length(), wholeDays ? DAY : 0)
		};
	}

	#length(): number {
		const duration = this.#event.getFirstPropertyValue('duration');
		if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000;
		if (!this.#event.hasProperty('dtend')) return 0;
		const [property, end] = momentOf(this.#event, 'dtend');
		return this.#own(property, end) - this.#start.reading;
	}

	/** What the clocks of its zone read at a time that may be told in another zone. */
	#own(property: ICAL.Property, moment: Moment): number {
		return moment.isDay
			? moment.reading
			: translate(moment.reading, this.#zones.of(property, moment), this.#zone);
	}

	#starts(others: readonly ICAL.Component[], budget: Budget): Set<number> {
		const starts = new Set([this.#start.reading]);
		for (const property of this.#event.getAllProperties('rrule'))
			for (const reading of this.#repeated(property, budget)) starts.add(reading);
		for (const property of this.#event.getAllProperties('rdate'))
			for (const moment of momentsOf(property)) starts.add(this.#own(property, moment));
		this.#leaveOut(starts, [
			...this.#event.getAllProperties('exdate'),
			...others.flatMap((other) => other.getAllProperties('recurrence-id'))
		]);
		return starts;
	}

	*#repeated(property: ICAL.Property, budget: Budget): Generator<number> {
		const { reading: start, isDay } = this.#start;
		const rule = readRule(property);
		const { until } = rule;
		const first = dayOfReading(start);
		const lastDay = until && (isDay || until.isDay) ? dayOfReading(until.reading) : Infinity;
		for (const day of repeats(rule, first, budget)) {
			const reading = start + (day - first) * DAY;
			if (day > lastDay) return;
			if (until?.isUtc && !isDay && this.#zone(reading) > until.reading) return;
			if (until && !until.isUtc && !until.isDay && !isDay && reading > until.reading) return;
			yield reading;
		}
	}

	/** Leaves out the starts that properties list: by day, or to the instant. */
	#leaveOut(starts: Set<number>, properties: readonly ICAL.Property[]): void {
		const days = new Set<number>();
		const readings = new Set<number>();
		for (const property of properties)
			for (const moment of momentsOf(property))
				if (moment.isDay) days.add(dayOfReading(moment.reading));
				else readings.add(this.#own(property, moment));
		if (days.size + readings.size === 0) return;
		for (const start of starts)
			if (days.has(dayOfReading(start)) || readings.has(start)) starts.delete(start);
	}
}

/**
 * @param others events of the file that take the place of single occurrences of this one
 * @throws {Error} which says what cannot be read
 */
export const tell = (
	event: ICAL.Component,
	others: readonly ICAL.Component[],
	zones: Zones,
	budget: Budget
): Told => new Event(event, zones).tell(others, budget);
