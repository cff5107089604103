/** The hours or days of a window. */
import type { ShiftBucket } from '#lib/shared/wire/shift.ts';
import type { Span } from './memory.ts';
import { dayOf, instantOf } from './zone.ts';

const HOUR_MS = 60 * 60_000;
const HOURS_UP_TO_MS = 48 * HOUR_MS;

export interface Buckets {
	/** The bucket of an instant of the window. */
	at(instant: number): ShiftBucket | undefined;
	list: ShiftBucket[];
}

/** Hours from the window's beginning when it is of two days at most, else days of the zone's calendar. */
export function newBuckets(window: Span, zone: string): Buckets {
	const starts = window.to - window.from <= HOURS_UP_TO_MS ? hours(window) : days(window, zone);
	const list = starts.map((from, index) => ({
		from,
		to: starts[index + 1] ?? window.to,
		escalations: 0,
		resolved: 0,
		pastSla: 0
	}));
	return { list, at: (instant) => list[lastUpTo(starts, instant)] };
}

function hours({ from, to }: Span): number[] {
	const count = Math.ceil((to - from) / HOUR_MS);
	return Array.from({ length: count }, (_, hour) => from + hour * HOUR_MS);
}

function days({ from, to }: Span, zone: string): number[] {
	const starts = [from];
	for (let day = dayOf(zone, from) + 1; ; day++) {
		const start = instantOf(zone, day, 0);
		if (start >= to) return starts;
		// a day that the zone's calendar leaves out begins with the next one
		if (start > (starts.at(-1) ?? from)) starts.push(start);
	}
}

function lastUpTo(starts: number[], instant: number): number {
	let [low, high] = [0, starts.length];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? Infinity) <= instant) low = middle;
		else high = middle;
	}
	return low;
}
