/** Values of an iCalendar file, read strictly: the library takes the 45th of a month for a day of the next. */
import type ICAL from 'ical.js';
import { DAY, readDay } from './days.ts';

/** A day, or a time of day, as it is told. */
export interface Moment {
	/** What the clocks read, as the ms since 1970 that it would be in UTC. */
	reading: number;
	/** Whether it is a day, without a time. */
	isDay: boolean;
	isUtc: boolean;
}

export const dayOfReading = (reading: number): number => Math.floor(reading / DAY);

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(Z?))?$/;

function readMoment(name: string, value: unknown): Moment {
	const told = String(Array.isArray(value) ? value[0] : value);
	const [, said = '', hour, minute, second, utc] = MOMENT.exec(told) ?? [];
	const day = readDay(said);
	if (day === null) throw new Error(`${name.toUpperCase()} is no day or time`);
	const seconds = (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0);
	return { reading: day * DAY + seconds * 1000, isDay: hour === undefined, isUtc: utc === 'Z' };
}

/** What a property lists; of periods, where they begin. */
export const momentsOf = ({ name, jCal }: ICAL.Property): Moment[] =>
	jCal.slice(3).map((value) => readMoment(name, value));

/** @throws {Error} when the part has none, or one that is no day or time */
export function momentOf(part: ICAL.Component, name: string): [ICAL.Property, Moment] {
	const property = part.getFirstProperty(name);
	const moment = property && momentsOf(property)[0];
	if (!moment) throw new Error(`it has no ${name.toUpperCase()}`);
	return [property, moment];
}

/** As `momentOf`, of the value within a rule. */
export const untilOf = (told: string): Moment => readMoment('UNTIL', told);
