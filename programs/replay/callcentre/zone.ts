/** Wall-clock times of a zone as instants. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-GB', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
		formats.set(zone, format);
	}
	return format;
}

/** @returns how far the zone is ahead of UTC at an instant, in ms */
export function offsetAt(at: number, zone: string): number {
	const parts: Record<string, number> = {};
	for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/**
 * @param wall the wall-clock time as if it were UTC, ms since 1970
 * @returns the instant at which clocks of the zone show it: the earlier one when there are two, and when there is none,
 * as much later as the clocks were put forward
 */
export function instantOf(wall: number, zone: string): number {
	const day = 86_400_000;
	const [before, after] = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
	const early = wall - before;
	return offsetAt(early, zone) === before
		? early
		: wall - (offsetAt(wall - after, zone) === after ? after : before);
}
