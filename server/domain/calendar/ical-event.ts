/** When an event of an iCalendar file is, and how often. */
import ICAL from 'ical.js';
import { DAY } from './days.ts';
import type { Budget } from './ical-budget.ts';
import { readRule, repeats } from './ical-rule.ts';
import { dayOfReading, momentOf, momentsOf, type Moment } from './ical-value.ts';
import type { Zone, Zones } from './ical-zone.ts';
import type { Span } from './spans.ts';

/** An event, as often as it comes. */
export interface Told {
	/** Whether it is told in days, without hours. */
	wholeDays: boolean;
	/** Of whole days: what clocks show at their beginning and end. Else: instants. */
	spans: Span[];
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

	get wholeDays(): boolean {
		return this.#start.isDay;
	}

	/** From when until when it is, if it begins when the clocks of its zone show `start`. */
	#spanner(): (start: number) => Span {
		const at = (reading: number) => this.#zone.instantOf(reading);
		const duration = this.#event.getFirstPropertyValue('duration');
		let length = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : 0;
		if (!duration && this.#event.hasProperty('dtend')) {
			const [property, end] = momentOf(this.#event, 'dtend');
			const zone = this.#zones.of(property, end);
			length = end.reading - this.#start.reading;
			if (!this.wholeDays && zone !== this.#zone) {
				// what is told in two zones lasts as long as it does, else until the clocks show its end
				const exact = zone.instantOf(end.reading) - at(this.#start.reading);
				return (start) => ({ from: at(start), to: at(start) + exact });
			}
		}
		if (!this.wholeDays) return (start) => ({ from: at(start), to: at(start + length) });
		// what tells no end, or ends where it begins, is one day
		return (start) => ({ from: start, to: start + Math.max(length, DAY) });
	}

	/** What the clocks of its zone show at a time that may be told in another zone. */
	#reading(property: ICAL.Property, moment: Moment): number {
		const zone = moment.isDay ? this.#zone : this.#zones.of(property, moment);
		if (zone === this.#zone) return moment.reading;
		return this.#zone.readingAt(zone.instantOf(moment.reading));
	}

	*#repeated(property: ICAL.Property, budget: Budget): Generator<number> {
		const rule = readRule(property);
		const begin = this.#start.reading;
		const first = dayOfReading(begin);
		for (const day of repeats(rule, first, budget)) {
			const reading = begin + (day - first) * DAY;
			if (rule.until && this.#isPast(rule.until, reading)) return;
			yield reading;
		}
	}

	#isPast(until: Moment, reading: number): boolean {
		if (this.wholeDays || until.isDay) return dayOfReading(reading) > dayOfReading(until.reading);
		return (until.isUtc ? this.#zone.instantOf(reading) : reading) > until.reading;
	}

	/** What the clocks show when it begins, each time. */
	#starts(others: readonly ICAL.Component[], budget: Budget): Set<number> {
		const starts = new Set([this.#start.reading]);
		if (this.#event.hasProperty('recurrence-id')) return starts;
		for (const property of this.#event.getAllProperties('rrule'))
			for (const reading of this.#repeated(property, budget)) starts.add(reading);
		for (const property of this.#event.getAllProperties('rdate'))
			for (const moment of momentsOf(property)) starts.add(this.#reading(property, moment));
		this.#leaveOut(starts, [
			...this.#event.getAllProperties('exdate'),
			...others.flatMap((other) => other.getAllProperties('recurrence-id'))
		]);
		return starts;
	}

	/** Leaves out the starts that properties list: by day, or by time. */
	#leaveOut(starts: Set<number>, properties: readonly ICAL.Property[]): void {
		const days = new Set<number>();
		const times = new Set<number>();
		for (const property of properties)
			for (const moment of momentsOf(property))
				if (moment.isDay) days.add(dayOfReading(moment.reading));
				else times.add(this.#reading(property, moment));
		if (days.size + times.size === 0) return;
		for (const start of starts)
			if (days.has(dayOfReading(start)) || times.has(start)) starts.delete(start);
	}

	spans(others: readonly ICAL.Component[], budget: Budget): Span[] {
		return Array.from(this.#starts(others, budget), this.#spanner());
	}
}

/**
 * @param others events of the file that take the place of single occurrences of this one
 * @throws {Error} which says what cannot be read
 */
export function tell(
	component: ICAL.Component,
	others: readonly ICAL.Component[],
	zones: Zones,
	budget: Budget
): Told {
	const event = new Event(component, zones);
	return { wholeDays: event.wholeDays, spans: event.spans(others, budget) };
}
