/**
 * The holidays of an iCalendar file. An event of whole days makes each of them a holiday; an event with hours closes
 * these hours. Cancelled events do not count. Whatever else is in the file does not matter.
 */
import ICAL from 'ical.js';
import { CalendarFault } from './fault.ts';
import { Budget, LAST_YEAR, occurrences } from './ical-rule.ts';
import { dayOfReading, readingOf, Zones, type Zone } from './ical-time.ts';
import { merge, type Span } from './spans.ts';
import { DAY } from './wall-time.ts';

export interface Closed {
	/** As the number of days since 1970-01-01. */
	days: Set<number>;
	/** In order, without overlap. */
	hours: Span[];
}

const FIRST_DAY = 0;
const LAST_DAY = Date.UTC(LAST_YEAR, 11, 31) / DAY;

/** What an event says of itself, as readings of the clocks of its zone. */
interface Told {
	start: ICAL.Time;
	wholeDays: boolean;
	zone: Zone;
	length: number;
}

function timeOf(event: ICAL.Component, name: string) {
	const property = event.getFirstProperty(name);
	const time = property?.getFirstValue();
	if (!property || time === null || time === undefined) return null;
	if (!(time instanceof ICAL.Time)) throw new Error(`${name.toUpperCase()} is no time`);
	return { property, time };
}

function lengthOf(event: ICAL.Component, start: ICAL.Time, zone: Zone, zones: Zones): number {
	const least = start.isDate ? DAY : 0;
	const duration = event.getFirstPropertyValue('duration');
	if (duration instanceof ICAL.Duration) return Math.max(least, duration.toSeconds() * 1000);
	const end = timeOf(event, 'dtend');
	if (!end) return least;
	const endZone = zones.of(end.property, end.time);
	const length =
		start.isDate || endZone === zone
			? readingOf(end.time) - readingOf(start)
			: endZone(readingOf(end.time)) - zone(readingOf(start));
	return Math.max(least, length);
}

function tell(event: ICAL.Component, zones: Zones): Told {
	const start = timeOf(event, 'dtstart');
	if (!start) throw new Error('it has no DTSTART');
	const zone = zones.of(start.property, start.time);
	const length = lengthOf(event, start.time, zone, zones);
	return { start: start.time, wholeDays: start.time.isDate, zone, length };
}

/** Times that a property lists, as what they are compared by: a day, or an instant. */
function listed(event: ICAL.Component, name: string, zones: Zones) {
	return event.getAllProperties(name).flatMap((property) =>
		property.getValues().map((value: unknown) => {
			const time = value instanceof ICAL.Period ? value.start : value;
			if (!(time instanceof ICAL.Time)) throw new Error(`${name.toUpperCase()} is no time`);
			const reading = readingOf(time);
			return {
				reading,
				isDay: time.isDate,
				at: time.isDate ? reading : zones.of(property, time)(reading)
			};
		})
	);
}

class Reader {
	readonly closed: Closed = { days: new Set(), hours: [] };
	readonly #zones: Zones;
	readonly #budget: Budget;
	/** By uid: the occurrences that another event of the file replaces. */
	readonly #replaced: Map<string, ICAL.Component[]>;

	constructor(calendar: ICAL.Component, zone: string, budget: Budget) {
		this.#zones = new Zones(calendar, zone);
		this.#budget = budget;
		this.#replaced = Map.groupBy(
			calendar.getAllSubcomponents('vevent').filter((event) => event.hasProperty('recurrence-id')),
			(event) => String(event.getFirstPropertyValue('uid'))
		);
	}

	read(event: ICAL.Component): void {
		if (String(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED') return;
		const told = tell(event, this.#zones);
		const alone = event.hasProperty('recurrence-id');
		for (const reading of alone ? [readingOf(told.start)] : this.#starts(event, told))
			this.#close(told, reading);
	}

	/** Readings at which it begins. */
	#starts(event: ICAL.Component, told: Told): Set<number> {
		const first = readingOf(told.start);
		const starts = new Set([first]);
		for (const rule of event.getAllProperties('rrule')) this.#repeat(rule, told, starts);
		for (const { reading } of listed(event, 'rdate', this.#zones)) starts.add(reading);
		const gone = listed(event, 'exdate', this.#zones);
		for (const other of this.#replaced.get(String(event.getFirstPropertyValue('uid'))) ?? [])
			gone.push(...listed(other, 'recurrence-id', this.#zones));
		if (gone.length === 0) return starts;
		const goneDays = new Set(
			gone.filter(({ isDay }) => isDay).map(({ reading }) => dayOfReading(reading))
		);
		const goneAt = new Set(gone.filter(({ isDay }) => !isDay).map(({ at }) => at));
		for (const reading of starts)
			if (goneDays.has(dayOfReading(reading)) || goneAt.has(told.zone(reading)))
				starts.delete(reading);
		return starts;
	}

	#repeat(property: ICAL.Property, told: Told, starts: Set<number>): void {
		const rule = property.getFirstValue();
		if (!(rule instanceof ICAL.Recur)) throw new Error('RRULE is no rule');
		const { until } = rule;
		const last = !until
			? Infinity
			: told.wholeDays || until.isDate
				? (dayOfReading(readingOf(until)) + 1) * DAY - 1
				: null;
		for (const time of occurrences(rule, told.start, this.#budget)) {
			const reading = readingOf(time);
			if (last !== null ? reading > last : told.zone(reading) > this.#until(until, told)) return;
			starts.add(reading);
		}
	}

	#until(until: ICAL.Time | null, told: Told): number {
		if (!until) return Infinity;
		const reading = readingOf(until);
		return until.zone === ICAL.Timezone.utcTimezone ? reading : told.zone(reading);
	}

	#close({ wholeDays, zone, length }: Told, reading: number): void {
		if (!wholeDays) {
			this.#budget.close(1);
			this.closed.hours.push({ from: zone(reading), to: zone(reading + length) });
			return;
		}
		const from = Math.max(FIRST_DAY, dayOfReading(reading));
		const to = Math.min(LAST_DAY, dayOfReading(reading + length - 1));
		this.#budget.close(Math.max(0, to - from + 1));
		for (let day = from; day <= to; day++) this.closed.days.add(day);
	}
}

const said = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

function parse(text: string): ICAL.Component[] {
	let parsed: unknown;
	try {
		parsed = ICAL.parse(text);
	} catch (fault) {
		throw new CalendarFault(['ical'], `it is no iCalendar file: ${said(fault)}`);
	}
	const all = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
	const calendars = all.map((part) => new ICAL.Component(part));
	if (calendars.length === 0 || calendars.some(({ name }) => name !== 'vcalendar'))
		throw new CalendarFault(['ical'], 'it is no iCalendar file: expected BEGIN:VCALENDAR');
	return calendars;
}

/**
 * @param zone that of times which name none
 * @throws {CalendarFault} which says what is wrong with the text, and in which of its events
 */
export function closedBy(text: string, zone: string): Closed {
	const budget = new Budget();
	const days = new Set<number>();
	const hours: Span[] = [];
	let count = 0;
	for (const calendar of parse(text)) {
		const reader = new Reader(calendar, zone, budget);
		for (const event of calendar.getAllSubcomponents('vevent')) {
			count++;
			try {
				reader.read(event);
			} catch (fault) {
				const name = event.getFirstPropertyValue('summary');
				const which = `event ${count}${typeof name === 'string' ? ` (“${name}”)` : ''}`;
				throw new CalendarFault(['ical'], `${which}: ${said(fault)}`);
			}
		}
		for (const day of reader.closed.days) days.add(day);
		hours.push(...reader.closed.hours);
	}
	if (count === 0) throw new CalendarFault(['ical'], 'it has no events');
	return { days, hours: merge(hours) };
}
