/**
 * What the clocks of a zone read, and when. A reading is written as the ms since 1970 that it would be in UTC.
 *
 * A reading stands for the first instant at which the clocks show it or a later one: of a time that comes twice, its
 * first coming; of a time that is left out, the end of the gap. So a later reading is never an earlier instant.
 */
import { Temporal } from 'temporal-polyfill';

/** From an instant on, the clocks are `ahead` ms of UTC. */
interface Stretch {
	from: number;
	ahead: number;
}
/** The offsets of a zone between two instants, in order; the first one holds before, too. */
export type Offsets = readonly Stretch[];

/**
 * @throws {RangeError} when there is no such zone
 */
export function offsetsBetween(zone: string, from: number, to: number): Offsets {
	let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
	const offsets: Stretch[] = [{ from: -Infinity, ahead: at.offsetNanoseconds / 1e6 }];
	for (;;) {
		const next = at.getTimeZoneTransition('next');
		if (!next || next.epochMilliseconds >= to) return offsets;
		at = next;
		offsets.push({ from: at.epochMilliseconds, ahead: at.offsetNanoseconds / 1e6 });
	}
}

/** The first instant at which the clocks show `reading` or later. */
export function instantOf(offsets: Offsets, reading: number): number {
	for (let index = 0; index < offsets.length; index++) {
		const { from, ahead } = offsets[index] as Stretch;
		const at = Math.max(from, reading - ahead);
		if (at < (offsets[index + 1]?.from ?? Infinity)) return at;
	}
	return Infinity;
}

/** What the clocks show at an instant. */
export function readingAt(offsets: Offsets, at: number): number {
	const { ahead } = offsets.findLast(({ from }) => from <= at) as Stretch;
	return at + ahead;
}
