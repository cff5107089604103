/** Calendars against working time that is counted minute by minute, by what the clocks show. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	MINUTE,
	PlainCalendar,
	PlainClocks,
	RANGE,
	type PlainSpec
} from '../../../tests/support/plain-calendar.ts';
import { CalendarField } from '../configuration/schema.ts';
import {
	addWorkingTime,
	compileCalendar,
	isWorking,
	workedIntervals,
	workingTimeBetween
} from './calendar.ts';
import { DAY } from './days.ts';
import { ZONES } from '../../../tests/support/sample-zones.ts';

const CASES = 100_000;
const CALENDARS = 3;
const CASES_EACH = Math.ceil(CASES / CALENDARS / ZONES.length);

const two = (value: number) => String(value).padStart(2, '0');
const timeOfDay = fc
	.tuple(fc.nat(23), fc.oneof(fc.constantFrom(0, 30), fc.nat(59)))
	.map(([hours, minutes]) => `${two(hours)}:${two(minutes)}`);
const hours = fc
	.tuple(timeOfDay, fc.oneof({ weight: 4, arbitrary: timeOfDay }, fc.constant('24:00')))
	.map(([from, to]) => `${from}-${to}`);
const date = fc
	.integer({ min: RANGE.from / DAY, max: RANGE.to / DAY - 10 })
	.map((day) => new Date(day * DAY).toISOString().slice(0, 10));
const year = fc.integer({ min: 2011, max: 2030 });

/** In many zones clocks are changed in these nights. */
const weekend = fc.constantFrom('2013-06-01T22:15', '2012-04-01T00:30', '2014-03-02T01:45');
const spec: fc.Arbitrary<PlainSpec> = fc.record({
	week: fc.option(fc.array(fc.array(hours, { maxLength: 3 }), { minLength: 7, maxLength: 7 })),
	holidays: fc.array(
		fc.oneof(
			date,
			date.map((said) => said.slice(5)),
			fc.constant('02-29')
		),
		{
			maxLength: 12
		}
	),
	days: fc.array(
		fc.record({
			date,
			days: fc.integer({ min: 1, max: 5 }),
			yearly: fc.boolean(),
			except: fc.option(year)
		}),
		{ maxLength: 4 }
	),
	weekly: fc.array(
		fc.record({
			date: fc.oneof(
				fc.tuple(date, timeOfDay).map(([day, time]) => `${day}T${time}`),
				weekend
			),
			minutes: fc.integer({ min: 1, max: 600 })
		}),
		{ maxLength: 2 }
	),
	utc: fc.array(
		fc.record({
			at: fc
				.integer({ min: RANGE.from / MINUTE, max: RANGE.to / MINUTE - 5000 })
				.map((at) => at * MINUTE),
			minutes: fc.integer({ min: 1, max: 4000 })
		}),
		{ maxLength: 4 }
	)
});

const isDay = (said: string) => new Date(said).toJSON()?.startsWith(said) ?? false;
const compact = (said: string) => said.replaceAll(/[-:]/g, '');
const utcOf = (at: number) => `${compact(new Date(at).toISOString().slice(0, 19))}Z`;
const dayAfter = (said: string, days: number) =>
	compact(new Date(Date.parse(said) + days * DAY).toISOString().slice(0, 10));

function icalOf({ days, weekly, utc }: PlainSpec): string | undefined {
	const events = [
		...days.map((event) => [
			`DTSTART;VALUE=DATE:${compact(event.date)}`,
			`DTEND;VALUE=DATE:${dayAfter(event.date, event.days)}`,
			...(event.yearly ? ['RRULE:FREQ=YEARLY'] : []),
			// the 29th of February is no day of most years
			...(event.yearly && event.except && isDay(`${event.except}${event.date.slice(4)}`)
				? [`EXDATE;VALUE=DATE:${event.except}${compact(event.date.slice(4))}`]
				: [])
		]),
		...weekly.map((event) => [
			`DTSTART:${compact(event.date)}00`,
			`DURATION:PT${event.minutes}M`,
			'RRULE:FREQ=WEEKLY'
		]),
		...utc.map((event) => [
			`DTSTART:${utcOf(event.at)}`,
			`DTEND:${utcOf(event.at + event.minutes * MINUTE)}`
		])
	];
	if (events.length === 0) return undefined;
	const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
	return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function compile(plain: PlainSpec, zone: string) {
	const week =
		plain.week && Object.fromEntries(DAYS.map((day, index) => [day, plain.week?.[index]]));
	const ical = icalOf(plain);
	const { holidays } = plain;
	const told = { ...(week && { week }), holidays, ...(ical && { ical }) };
	return compileCalendar(CalendarField.parse(told), zone);
}

/** Numbers from 0 to 1 that a seed decides. */
function randomBy(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
		return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
	};
}

/** A span of any order of magnitude, in ms. */
const anySpan = (random: () => number, most: number) => Math.floor(most ** random());

let compared = 0;

describe('calendars and clocks that are read minute by minute', { timeout: 180_000 }, () => {
	it.each(ZONES)('CAL-14 agree in %s', (zone) => {
		const clocks = new PlainClocks(zone);
		const anywhere = (random: () => number) => {
			const change = clocks.changes[Math.floor(random() * clocks.changes.length)];
			const at =
				change !== undefined && random() < 0.5
					? change * MINUTE + (random() - 0.5) * 4 * DAY
					: RANGE.from + random() * (RANGE.to - RANGE.from);
			const whole = random() < 0.5 ? Math.round(at / MINUTE) * MINUTE : Math.floor(at);
			return Math.min(Math.max(whole, RANGE.from), RANGE.to - 1);
		};
		fc.assert(
			fc.property(fc.noBias(spec), fc.nat(), (told, seed) => {
				const calendar = compile(told, zone);
				const plain = new PlainCalendar(told, clocks);
				const random = randomBy(seed);
				for (let count = 0; count < CASES_EACH; count++) {
					const from = anywhere(random);
					const to = Math.min(from + anySpan(random, 2 * 366 * DAY), RANGE.to - 1);
					const working = random() < 0.02 ? 0 : anySpan(random, 120 * DAY);
					const wanted = {
						from,
						to,
						working,
						worked: plain.until(to) - plain.until(from),
						reached: plain.reached(from, working),
						isWorking: plain.isWorking(from)
					};
					const got = {
						from,
						to,
						working,
						worked: workingTimeBetween(calendar, from, to),
						reached: wanted.reached === null ? null : addWorkingTime(calendar, from, working),
						isWorking: isWorking(calendar, from)
					};
					compared++;
					if (
						got.worked !== wanted.worked ||
						got.reached !== wanted.reached ||
						got.isWorking !== wanted.isWorking
					)
						expect(got).toEqual(wanted);
					if (count % 50 > 0) continue;
					const intervals = workedIntervals(calendar, from, to);
					expect(intervals.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(wanted.worked);
				}
			}),
			{ numRuns: CALENDARS }
		);
	});

	it(`CAL-14 ${CASES} times in a run`, () => {
		expect(compared).toBeGreaterThanOrEqual(CASES);
	});
});
