/** Until when push is muted: a choice of a person, as an instant. Pure. */
import type { MuteChoice } from '#lib/shared/wire/alerts.ts';
import { dayOf, instantOf } from '../shift/zone.ts';

const HOUR_MS = 3_600_000;

/**
 * @param now ms since 1970. @param zone IANA name, of the times of day
 * @param shiftEnd of the running shift; null between shifts
 * @returns null when it is over, or there is no shift to wait for the end of; never more than a day and an hour ahead
 */
export function muteUntil(
	choice: MuteChoice,
	{ now, zone, shiftEnd }: { now: number; zone: string; shiftEnd: number | null }
): number | null {
	if ('until' in choice) return nextAt(choice.until, zone, now);
	switch (choice.for) {
		case 'hour':
			return now + HOUR_MS;
		case 'shift':
			return shiftEnd;
		case 'over':
			return null;
	}
}

/** The next instant at which the zone's clocks read this time. @param time `HH:MM` */
function nextAt(time: string, zone: string, now: number): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	const sinceMidnight = (hours * 60 + minutes) * 60_000;
	const today = dayOf(zone, now);
	const first = instantOf(zone, today, sinceMidnight);
	return first > now ? first : instantOf(zone, today + 1, sinceMidnight);
}
