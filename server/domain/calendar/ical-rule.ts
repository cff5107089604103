/**
 * On which days something comes again by an RRULE of an iCalendar file (RFC 5545, 3.3.10). The library that reads the
 * file could tell, too, but not for leap days, ends of months and most of what is combined.
 */
import type ICAL from 'ical.js';
import { dateOf, dayOf, weekdayOf } from './days.ts';
import { FIRST_DAY, LAST_DAY, type Budget } from './ical-budget.ts';
import { untilOf, type Moment } from './ical-value.ts';

export interface Rule {
	freq: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY';
	interval: number;
	count: number;
	until: Moment | null;
	/** The weekday with which a week begins; Monday is 0. */
	weekStart: number;
	months: readonly number[];
	/** From 1, or from -1 backwards; as all that follow. */
	monthDays: readonly number[];
	yearDays: readonly number[];
	/** `nth` of the month or year; 0 is each. */
	weekdays: readonly { nth: number; weekday: number }[];
	/** Which of those of one period. */
	positions: readonly number[];
}

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'] as const;
const KNOWN = 'freq interval count until wkst bymonth bymonthday byyearday byday bysetpos'.split(
	' '
);
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const MOST_BETWEEN = 1000;
/** To look at a month at all, in days. */
const MONTH_COSTS = 3;

const listed = (value: unknown): unknown[] =>
	value === undefined ? [] : Array.isArray(value) ? value : [value];

function readWeekday(said: unknown, ordinal: boolean): { nth: number; weekday: number } {
	const [, nth = '', name = ''] = /^([+-]?\d*)([A-Z]{2})$/.exec(String(said)) ?? [];
	const weekday = WEEKDAYS.indexOf(name);
	if (weekday >= 0 && (nth === '' || ordinal)) return { nth: Number(nth), weekday };
	throw new Error(`RRULE cannot have BYDAY=${String(said)}`);
}

/** @throws {Error} which names what in it is not understood */
export function readRule(property: ICAL.Property): Rule {
	const told = property.jCal[3] as Record<string, unknown>;
	for (const key of Object.keys(told))
		if (!KNOWN.includes(key)) throw new Error(`RRULE has ${key.toUpperCase()}, which is not read`);
	const freq = FREQUENCIES.find((known) => known === told['freq']);
	if (!freq)
		throw new Error(
			`RRULE repeats ${String(told['freq'])}; expected YEARLY, MONTHLY, WEEKLY or DAILY`
		);
	const interval = Number(told['interval'] ?? 1);
	if (!(interval >= 1 && interval <= MOST_BETWEEN))
		throw new Error(`RRULE has INTERVAL=${interval}; expected 1 to ${MOST_BETWEEN}`);
	const ordinal = freq === 'YEARLY' || freq === 'MONTHLY';
	return {
		freq,
		interval,
		count: Number(told['count'] ?? Infinity),
		until: told['until'] === undefined ? null : untilOf(String(told['until'])),
		// the library counts from Sunday, as 1
		weekStart: (Number(told['wkst'] ?? 2) + 5) % 7,
		months: listed(told['bymonth']).map(Number),
		monthDays: listed(told['bymonthday']).map(Number),
		yearDays: listed(told['byyearday']).map(Number),
		weekdays: listed(told['byday']).map((said) => readWeekday(said, ordinal)),
		positions: listed(told['bysetpos']).map(Number)
	};
}

/** What a rule does not say is as on the day it begins. */
function complete(rule: Rule, first: number): Rule {
	const { freq, monthDays, yearDays, weekdays } = rule;
	if (monthDays.length + yearDays.length + weekdays.length > 0 || freq === 'DAILY') return rule;
	if (freq === 'WEEKLY') return { ...rule, weekdays: [{ nth: 0, weekday: weekdayOf(first) }] };
	const { month, monthDay } = dateOf(first);
	const months = freq === 'YEARLY' && rule.months.length === 0 ? [month] : rule.months;
	return { ...rule, months, monthDays: [monthDay] };
}

/** The days of the period that is `index` × interval periods after that of the first day; the end is not in it. */
function period({ freq, interval, weekStart }: Rule, first: number, index: number) {
	const on = index * interval;
	if (freq === 'DAILY') return { from: first + on, to: first + on + 1 };
	if (freq === 'WEEKLY') {
		const week = first - ((weekdayOf(first) - weekStart + 7) % 7) + on * 7;
		return { from: week, to: week + 7 };
	}
	const { year, month } = dateOf(first);
	if (freq === 'YEARLY') return { from: dayOf(year + on, 1, 1), to: dayOf(year + on + 1, 1, 1) };
	return { from: dayOf(year, month + on, 1), to: dayOf(year, month + on + 1, 1) };
}

/** The index of the last period that begins before what matters; those before it need no look. */
function earliest({ freq, interval, count, weekStart }: Rule, first: number): number {
	// what ends after so many times has to be counted from its beginning
	if (count !== Infinity || first >= FIRST_DAY) return 0;
	const { year, month } = dateOf(first);
	const { year: until } = dateOf(FIRST_DAY);
	const periods = {
		YEARLY: until - year,
		MONTHLY: (until - year) * 12 + 1 - month,
		WEEKLY: Math.floor((FIRST_DAY - first + ((weekdayOf(first) - weekStart + 7) % 7)) / 7),
		DAILY: FIRST_DAY - first
	};
	return Math.floor(periods[freq] / interval);
}

/** Whether the `index`th of `length`, from 0, is among those listed from 1, or from -1 backwards. */
const isListed = (list: readonly number[], index: number, length: number): boolean =>
	list.includes(index + 1) || list.includes(index - length);

/** The days of one month, or of the part of it from `from` to `to`, that a rule wants. */
function* wanted(rule: Rule, from: number, to: number): Generator<number> {
	const { year, month } = dateOf(from);
	const first = dayOf(year, month, 1);
	const length = dayOf(year, month + 1, 1) - first;
	const newYear = dayOf(year, 1, 1);
	const yearLength = dayOf(year + 1, 1, 1) - newYear;
	const ofYear = rule.freq === 'YEARLY' && rule.months.length === 0;
	for (let day = from; day < to; day++) {
		if (rule.monthDays.length > 0 && !isListed(rule.monthDays, day - first, length)) continue;
		if (rule.yearDays.length > 0 && !isListed(rule.yearDays, day - newYear, yearLength)) continue;
		const [begin, days] = ofYear ? [newYear, yearLength] : [first, length];
		const before = Math.floor((day - begin) / 7);
		const after = Math.floor((begin + days - 1 - day) / 7);
		const fits = rule.weekdays.some(
			({ nth, weekday }) =>
				weekday === weekdayOf(day) && (nth === 0 || nth === before + 1 || nth === -after - 1)
		);
		if (fits || rule.weekdays.length === 0) yield day;
	}
}

/**
 * The days on which something that begins on the day `first` comes by a rule, in order, until the last one that
 * matters. An end by time (UNTIL) is left to the caller, who knows the zone.
 */
export function* repeats(told: Rule, first: number, budget: Budget): Generator<number> {
	const rule = complete(told, first);
	let left = rule.count;
	for (let index = earliest(rule, first); ; index++) {
		const { from, to } = period(rule, first, index);
		if (from > LAST_DAY) return;
		const found: number[] = [];
		for (let day = from; day < to;) {
			const { year, month } = dateOf(day);
			const end = Math.min(to, dayOf(year, month + 1, 1));
			if (rule.months.length === 0 || rule.months.includes(month)) {
				budget.look(end - day);
				found.push(...wanted(rule, day, end));
			}
			budget.look(MONTH_COSTS);
			day = end;
		}
		for (const [at, day] of found.entries()) {
			if (rule.positions.length > 0 && !isListed(rule.positions, at, found.length)) continue;
			if (day < first) continue;
			if (--left < 0 || day > LAST_DAY) return;
			if (day >= FIRST_DAY || rule.count === Infinity) yield day;
		}
	}
}
