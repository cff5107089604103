/** Local time of an IANA zone, by what the platform knows of zones. Pure. All instants are ms since 1970. */

const DAY_MS = 24 * 60 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day of the calendar, as the number of days since 1 January 1970. */
export type Day = number;

function formatOf(zone: string): Intl.DateTimeFormat {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			calendar: 'iso8601',
			numberingSystem: 'latn',
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

/**
 * What the zone's clocks read at an instant, as if they read UTC: ms since 1970, to the second.
 * @throws {RangeError} when there is no such zone
 */
export function wallClock(zone: string, at: number): number {
	const parts: Record<string, number> = {};
	for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms. */
function offset(zone: string, at: number): number {
	const second = Math.floor(at / 1000) * 1000;
	return wallClock(zone, second) - second;
}

export const dayOf = (zone: string, at: number): Day => Math.floor(wallClock(zone, at) / DAY_MS);

/**
 * The first instant at which the zone's clocks read `sinceMidnight` ms of `day`, or more: of a time that comes twice,
 * the first; of a time that is left out, the end of the gap. A later time never gives an earlier instant.
 */
export function instantOf(zone: string, day: Day, sinceMidnight: number): number {
	const wall = day * DAY_MS + sinceMidnight;
	const before = offset(zone, wall - DAY_MS);
	const after = offset(zone, wall + DAY_MS);
	const early = wall - Math.max(before, after);
	const late = wall - Math.min(before, after);
	if (early === late || wall - offset(zone, early) === early) return early;
	if (wall - offset(zone, late) === late) return late;
	return gapEnd(zone, early, late);
}

/** The instant between `from` and `to` at which the zone's clocks were put forward. */
function gapEnd(zone: string, from: number, to: number): number {
	const old = offset(zone, from);
	let [low, high] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offset(zone, middle * 1000) === old) low = middle;
		else high = middle;
	}
	return high * 1000;
}
