/**
 * Working time. A calendar says when work is done: by the hours of its weekdays, as the clocks of its zone show them,
 * without its holidays. Working time is what really passes within these hours. Pure. Instants are ms since 1970.
 */
import type { CalendarSpec } from '../configuration/schema.ts';
import { BLOCK, Blocks } from './blocks.ts';
import { DAY } from './days.ts';
import type { Budget } from './ical-budget.ts';
import { readPattern } from './pattern.ts';
import type { Span } from './spans.ts';

export { CalendarFault } from './fault.ts';
export { Budget } from './ical-budget.ts';
export type { Span } from './spans.ts';

/** Made by `compileCalendar`; never changes. What is in it concerns nobody else. */
export interface Calendar {
	/** Null when it is around the clock. */
	readonly blocks: Blocks | null;
}

/** Around the clock, without holidays. */
export const ALWAYS: Calendar = { blocks: null };

const FURTHEST = 20 * 365.25 * DAY;
/** Twenty years of which the holidays that repeat for ever are known. */
const SAMPLE = Date.UTC(2049, 0, 1);

/** There is not as much working time within 20 years as was asked for. */
export class NoWorkingTime extends RangeError {
	constructor() {
		super('the calendar has not so much working time within 20 years');
		this.name = 'NoWorkingTime';
	}
}

/**
 * @param zone the client's zone, for a calendar that names none
 * @param budget of the iCalendar texts of several calendars, when it is not to be one for each
 * @throws {CalendarFault} which names what is wrong: the zone, a holiday, or the iCalendar text
 */
export function compileCalendar(spec: CalendarSpec, zone: string, budget?: Budget): Calendar {
	const pattern = readPattern(spec, zone, budget);
	const always = !spec.week && spec.holidays.length === 0 && spec.ical === undefined;
	return always ? ALWAYS : { blocks: new Blocks(pattern) };
}

/**
 * The first instant, no earlier than `from`, until which `working` ms were worked since; `from` for 0.
 * @throws {NoWorkingTime} when that is more than 20 years after `from`
 * @throws {RangeError} when `working` is negative or no number
 */
export function addWorkingTime(calendar: Calendar, from: number, working: number): number {
	if (!(working >= 0)) throw new RangeError(`working time of ${working} ms`);
	if (working > FURTHEST) throw new NoWorkingTime();
	const { blocks } = calendar;
	if (!blocks || working === 0) return from + working;
	let index = Math.floor(from / BLOCK);
	let block = blocks.at(index);
	let left = working + block.before(from);
	while (left > block.total) {
		left -= block.total;
		block = blocks.at(++index);
		if (index * BLOCK > from + FURTHEST) throw new NoWorkingTime();
	}
	const at = block.reach(left);
	if (at > from + FURTHEST) throw new NoWorkingTime();
	return at;
}

/** What is worked from `from` until `to`, ms; 0 when `to` is no later. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): number {
	if (to <= from) return 0;
	const { blocks } = calendar;
	if (!blocks) return to - from;
	const first = Math.floor(from / BLOCK);
	const last = Math.floor(to / BLOCK);
	let worked = blocks.at(last).before(to) - blocks.at(first).before(from);
	for (let index = first; index < last; index++) worked += blocks.at(index).total;
	return worked;
}

/** Whether work is done at an instant; at the end of hours it is not. */
export function isWorking(calendar: Calendar, at: number): boolean {
	if (!calendar.blocks) return true;
	const block = calendar.blocks.at(Math.floor(at / BLOCK));
	return at < (block.spans[block.begun(at)]?.to ?? -Infinity);
}

/**
 * The hours worked from `from` until `to`, at most for 20 years, in order; the first `limit` of them. Hours that touch
 * are one.
 */
export function workedIntervals(
	calendar: Calendar,
	from: number,
	to: number,
	limit = Infinity
): Span[] {
	if (to <= from) return [];
	const end = Math.min(to, from + FURTHEST);
	if (!calendar.blocks) return [{ from, to: end }].slice(0, limit);
	const found: Span[] = [];
	let last: Span | undefined;
	for (let index = Math.floor(from / BLOCK); index * BLOCK < end; index++)
		for (const span of calendar.blocks.at(index).spans) {
			const part = { from: Math.max(from, span.from), to: Math.min(end, span.to) };
			if (part.to <= part.from) continue;
			if (last?.to === part.from) last.to = part.to;
			else if (found.length >= limit) return found;
			else found.push((last = part));
		}
	return found;
}

/** Whether the week, less the holidays that repeat for ever, leaves time to work in. */
export function hasWorkingTime(calendar: Calendar): boolean {
	return workedIntervals(calendar, SAMPLE, SAMPLE + FURTHEST, 1).length > 0;
}
