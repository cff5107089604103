/**
 * The holidays of an iCalendar file. An event of whole days makes each of them a holiday; an event with hours closes
 * these hours. Cancelled events do not count. Whatever else is in the file does not matter.
 */
import ICAL from 'ical.js';
import { CalendarFault } from './fault.ts';
import { Budget, LAST_DAY, TooMuch } from './ical-budget.ts';
import { tell, type Told } from './ical-event.ts';
import { dayOfReading } from './ical-value.ts';
import { Zones } from './ical-zone.ts';
import { merge, type Span } from './spans.ts';

export interface Closed {
	/** As the number of days since 1970-01-01. */
	days: Set<number>;
	/** In order, without overlap. */
	hours: Span[];
}

/** Words of this program, or of the parser for whoever wrote the text; of anything else none get out. */
function wordsOf(fault: unknown): string | null {
	const meant = fault instanceof Error && ['Error', 'ParserError', 'TooMuch'].includes(fault.name);
	return meant ? fault.message : null;
}

const ADDRESS = /^\s*[a-z][a-z0-9+.-]*:\/\/\S*\s*$|^\s*[^\s:]+\.ics\s*$/i;

function parse(text: string): ICAL.Component[] {
	if (ADDRESS.test(text))
		throw new CalendarFault(['ical'], 'put the content of the file here, not its address');
	try {
		const parsed: unknown = ICAL.parse(text);
		// one that is alone is not put into a list of its own
		const all: unknown[] = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
		const calendars = all.map((part) => new ICAL.Component(part as unknown[]));
		if (calendars.some(({ name }) => name !== 'vcalendar'))
			throw new Error('expected BEGIN:VCALENDAR');
		return calendars;
	} catch (fault) {
		const words = wordsOf(fault) ?? 'expected BEGIN:VCALENDAR';
		throw new CalendarFault(['ical'], `it cannot be read as iCalendar: ${words}`);
	}
}

function close({ wholeDays, spans }: Told, budget: Budget, closed: Closed): void {
	for (const { from, to } of spans) {
		const first = wholeDays ? Math.max(0, dayOfReading(from)) : 0;
		const last = wholeDays ? Math.min(LAST_DAY, dayOfReading(to - 1)) : 0;
		budget.close(Math.max(1, last - first + 1));
		if (wholeDays) for (let day = first; day <= last; day++) closed.days.add(day);
		else closed.hours.push({ from, to });
	}
}

const uidOf = (event: ICAL.Component): string => String(event.getFirstPropertyValue('uid'));
const isCancelled = (event: ICAL.Component): boolean =>
	String(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED';

function nameOf(event: ICAL.Component, number: number): string {
	const summary = event.getFirstPropertyValue('summary');
	return typeof summary === 'string' ? `event ${number} (“${summary}”)` : `event ${number}`;
}

/**
 * @param zone that of times which name none
 * @param budget shared by texts that together may cost no more than one
 * @throws {CalendarFault} which says what is wrong with the text, and in which of its events
 */
export function closedBy(text: string, zone: string, budget = new Budget()): Closed {
	try {
		budget.read(text.length);
	} catch (fault) {
		throw new CalendarFault(['ical'], wordsOf(fault) ?? '', true);
	}
	const closed: Closed = { days: new Set(), hours: [] };
	let number = 0;
	for (const calendar of parse(text)) {
		const zones = new Zones(calendar, zone, budget);
		const events = calendar.getAllSubcomponents('vevent');
		const others = Map.groupBy(
			events.filter((event) => event.hasProperty('recurrence-id')),
			uidOf
		);
		for (const event of events) {
			number++;
			if (isCancelled(event)) continue;
			try {
				close(tell(event, others.get(uidOf(event)) ?? [], zones, budget), budget, closed);
			} catch (fault) {
				throw new CalendarFault(
					['ical'],
					`${nameOf(event, number)}: ${wordsOf(fault) ?? 'it cannot be read'}`,
					fault instanceof TooMuch
				);
			}
		}
	}
	if (number === 0) throw new CalendarFault(['ical'], 'it has no events');
	return { days: closed.days, hours: merge(closed.hours) };
}
