/**
 * Times of day and dates in the zone of a board, never in that of the screen. English ones are put together from parts,
 * so that server and browsers write them alike whatever edition of the locale's data they have. Times of day go to 24
 * hours in every language: rosters of floors that never close are written so. Instants are ms since 1970.
 */
import { TAGS, type Locale } from '../locales.ts';

type Field = 'hour' | 'minute' | 'second' | 'weekday' | 'day' | 'month' | 'year';
type Parts = Record<Field, string>;

/** Making a formatter costs a hundred times what using it costs. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What was asked for last, by zone and second: a wall asks for the same few instants again and again. */
const known = new Map<string, Parts>();
const MOST_KNOWN = 256;

function partsOf(at: number, zone: string): Parts {
	const key = `${Math.floor(at / 1000)} ${zone}`;
	let parts = known.get(key);
	if (!parts) {
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(key, (parts = readParts(at, zone)));
	}
	return parts;
}

function readParts(at: number, zone: string): Parts {
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
export function longDate(at: number, zone: string, locale: Locale = 'en'): string {
	if (locale !== 'en')
		return written(at, zone, locale, { weekday: 'long', day: 'numeric', month: 'long' });
	const { weekday, day, month } = partsOf(at, zone);
	return `${weekday} ${day} ${month}`;
}

/** `Saturday 21 November 2026`. */
export function longDateWithYear(at: number, zone: string, locale: Locale = 'en'): string {
	if (locale === 'en') return `${longDate(at, zone)} ${partsOf(at, zone).year}`;
	return written(at, zone, locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric'
	});
}

/** `21 Nov 2026`. */
export function shortDate(at: number, zone: string, locale: Locale = 'en'): string {
	if (locale !== 'en')
		return written(at, zone, locale, { day: 'numeric', month: 'short', year: 'numeric' });
	const { day, month, year } = partsOf(at, zone);
	return `${day} ${month.slice(0, 3)} ${year}`;
}

/** `Sat 21`. */
export function shortDay(at: number, zone: string, locale: Locale = 'en'): string {
	if (locale !== 'en') return written(at, zone, locale, { weekday: 'short', day: 'numeric' });
	const { weekday, day } = partsOf(at, zone);
	return `${weekday.slice(0, 3)} ${day}`;
}

/** `14:32` on the day of `now`, `Sun 14:32` within the week around it, otherwise `21 Nov 14:32`. */
export function when(at: number, now: number, zone: string, locale: Locale = 'en'): string {
	const [then, today] = [partsOf(at, zone), partsOf(now, zone)];
	const time = `${then.hour}:${then.minute}`;
	if (then.day === today.day && then.month === today.month && then.year === today.year) return time;
	const near = Math.abs(at - now) < 6 * 86_400_000;
	if (locale !== 'en') {
		const day = near ? ({ weekday: 'short' } as const) : DAY_OF_YEAR;
		return `${written(at, zone, locale, day)} ${time}`;
	}
	return near
		? `${then.weekday.slice(0, 3)} ${time}`
		: `${then.day} ${then.month.slice(0, 3)} ${time}`;
}

const DAY_OF_YEAR = { day: 'numeric', month: 'short' } as const;

/** As `Intl` writes it. */
function written(
	at: number,
	zone: string,
	locale: Locale,
	options: Intl.DateTimeFormatOptions
): string {
	const key = `${locale} ${zone} ${JSON.stringify(options)}`;
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: zone });
		formatters.set(key, formatter);
	}
	return formatter.format(at);
}
