/** The shifts of a floor: from when to when each of them runs (docs/spec.md, SHIFT-1 to SHIFT-4). Pure. */
import type { ShiftNow } from '#lib/shared/wire/rows.ts';
import { dayOf, instantOf, type Day } from './zone.ts';

/** A shift as a floor names it, in the floor's local time. One that ends no later than it begins ends the next day. */
export interface DailyShift {
	name: string;
	/** `HH:MM`. */
	from: string;
	to: string;
}

/** Days to look back and ahead: a shift lasts a day at most, and a zone has left out a day of the calendar before. */
const REACH = 3;

/**
 * The shift that runs at an instant, or null in hours that no shift covers. Where shifts overlap, the one that began last.
 * @param zone IANA name of the floor's zone
 * @throws {RangeError} when there is no such zone
 */
export function shiftAt(shifts: DailyShift[], zone: string, at: number): ShiftNow | null {
	return (
		around(shifts, zone, at)
			.filter(({ from, to }) => from <= at && at < to)
			.at(-1) ?? null
	);
}

/** The shift that ended last, at or before an instant; null when the floor has no shifts. */
export function lastFinished(shifts: DailyShift[], zone: string, at: number): ShiftNow | null {
	const ended = around(shifts, zone, at).filter(({ to }) => to <= at);
	return ended.reduce<ShiftNow | null>(
		(last, shift) => (last && last.to > shift.to ? last : shift),
		null
	);
}

/** The first shift that begins after an instant: of a shift's own `from`, the one that comes after it. */
export function nextShift(shifts: DailyShift[], zone: string, after: number): ShiftNow | null {
	return around(shifts, zone, after).find(({ from }) => from > after) ?? null;
}

/** The last shift that began before an instant: of a shift's own `from`, the one that came before it. */
export function previousShift(shifts: DailyShift[], zone: string, before: number): ShiftNow | null {
	return (
		around(shifts, zone, before)
			.filter(({ from }) => from < before)
			.at(-1) ?? null
	);
}

/** Every shift of the days around an instant, by its beginning. */
function around(shifts: DailyShift[], zone: string, at: number): ShiftNow[] {
	const today = dayOf(zone, at);
	const days = Array.from({ length: 2 * REACH + 1 }, (_, index) => today - REACH + index);
	return days
		.flatMap((day) => shifts.map((shift) => onDay(shift, zone, day)))
		.filter(({ from, to }) => from < to)
		.sort((one, other) => one.from - other.from);
}

function onDay({ name, from, to }: DailyShift, zone: string, day: Day): ShiftNow {
	const [begin, end] = [sinceMidnight(from), sinceMidnight(to)];
	return {
		name,
		from: instantOf(zone, day, begin),
		to: instantOf(zone, end > begin ? day : day + 1, end)
	};
}

function sinceMidnight(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return (hours * 60 + minutes) * 60_000;
}
