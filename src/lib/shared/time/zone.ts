/**
 * Times of day and dates in the zone of a board, never in that of the screen. Put together from parts, so that server
 * and browsers write them alike whatever edition of the locale's data they have. Instants are ms since 1970.
 */

type Field = 'hour' | 'minute' | 'second' | 'weekday' | 'day' | 'month' | 'year';
type Parts = Record<Field, string>;

/** Making a formatter costs a hundred times what using it costs. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: number, zone: string): Parts {
	let formatter = formatters.get(zone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-GB', {
			timeZone: zone,
			hourCycle: 'h23',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
			weekday: 'long',
			day: 'numeric',
			month: 'long',
			year: 'numeric'
		});
		formatters.set(zone, formatter);
	}
	return Object.fromEntries(
		formatter.formatToParts(at).map(({ type, value }) => [type, value])
	) as Parts;
}

/** `14:32`. @throws RangeError when `zone` is no IANA name */
export function timeOfDay(at: number, zone: string): string {
	const { hour, minute } = partsOf(at, zone);
	return `${hour}:${minute}`;
}

/** `14:31:05`. */
export function timeOfDayWithSeconds(at: number, zone: string): string {
	const { hour, minute, second } = partsOf(at, zone);
	return `${hour}:${minute}:${second}`;
}

/** `Saturday 21 November`. */
export function longDate(at: number, zone: string): string {
	const { weekday, day, month } = partsOf(at, zone);
	return `${weekday} ${day} ${month}`;
}

/** `21 Nov 2026`. */
export function shortDate(at: number, zone: string): string {
	const { day, month, year } = partsOf(at, zone);
	return `${day} ${month.slice(0, 3)} ${year}`;
}

/** `14:32` on the day of `now`, `Sun 14:32` within the week around it, otherwise `21 Nov 14:32`. */
export function when(at: number, now: number, zone: string): string {
	const [then, today] = [partsOf(at, zone), partsOf(now, zone)];
	const time = `${then.hour}:${then.minute}`;
	if (then.day === today.day && then.month === today.month && then.year === today.year) return time;
	if (Math.abs(at - now) < 6 * 86_400_000) return `${then.weekday.slice(0, 3)} ${time}`;
	return `${then.day} ${then.month.slice(0, 3)} ${time}`;
}
