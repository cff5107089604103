/** Hours of a week, as minutes since Monday's midnight. */
import { WEEKDAYS, type Weekday } from '../fields.ts';

export const DAY_MINUTES = 24 * 60;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Minutes of a week; `to` may lie beyond its end. */
export interface Stretch {
	from: number;
	to: number;
}

/** "09:30" as 570. */
export function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}

/** From `from` to `to` of a day; of the next day when that is no later. */
export function stretchOf(day: Weekday, from: string, to: string): Stretch {
	const begin = WEEKDAYS.indexOf(day) * DAY_MINUTES + minutesOf(from);
	const length = (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
	return { from: begin, to: begin + length };
}

/** The first minute in which both are, in whichever week; null when there is none. */
export function meeting(one: Stretch, other: Stretch): number | null {
	for (const weeks of [-WEEK_MINUTES, 0, WEEK_MINUTES]) {
		const from = Math.max(one.from, other.from + weeks);
		if (from < Math.min(one.to, other.to + weeks)) return from;
	}
	return null;
}

/** 570 as "mon 09:30". */
export function minuteText(minute: number): string {
	const inWeek = ((minute % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES;
	const [day, rest] = [Math.floor(inWeek / DAY_MINUTES), inWeek % DAY_MINUTES];
	const two = (count: number) => String(count).padStart(2, '0');
	return `${WEEKDAYS[day]} ${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}
