/**
 * Durations as people say them, in their language. All arguments are ms; all instants ms since 1970 on one clock. The
 * units stand here and are not asked of `Intl`, so that server and browsers write them alike and the English ones are
 * the floor's ("41 min", where `Intl` says "41 mins").
 */
import type { Locale } from '../locales.ts';
import { grouped } from '../numbers.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on seconds tell nobody anything. */
const DAYS_FROM = 100 * HOUR;

type Unit = 's' | 'min' | 'h' | 'd';
const UNITS: Record<Locale, Record<Unit, string>> = {
	en: { s: 's', min: 'min', h: 'h', d: 'd' },
	es: { s: 's', min: 'min', h: 'h', d: 'd' },
	fil: { s: 's', min: 'min', h: 'oras', d: 'araw' },
	de: { s: 'Sek.', min: 'Min.', h: 'Std.', d: 'Tg.' },
	ar: { s: 'ث', min: 'د', h: 'س', d: 'ي' }
};
/** What stands between two units: Arabic says "and", which is written to the number after it. */
const AND: Partial<Record<Locale, string>> = { ar: ' و' };
/** The mark that keeps "+" before its digits where the text around it runs from right to left. */
const LEFT_TO_RIGHT: Partial<Record<Locale, string>> = { ar: '\u200e' };

const two = (n: number) => String(n).padStart(2, '0');
const measure = (n: number, unit: Unit, locale: Locale) =>
	`${grouped(n, locale)} ${UNITS[locale][unit]}`;

/** Past its due instant: from the very instant on. */
export function isPast(due: number, now: number): boolean {
	return now >= due;
}

/**
 * Time to a due instant, or since it: `03:05`, `2:28:31`, `12 d`, and past it `+04:12`, `+3,804 d`. Until due, a part
 * of a second counts as a whole one, so that it reads 00:01 up to the instant and +00:00 from it. The digits are Latin
 * in every language: they are of one width, so that nothing jumps, and the same on every wall of a floor.
 */
export function countdown(due: number, now: number, locale: Locale = 'en'): string {
	if (!isPast(due, now)) return digits(Math.ceil((due - now) / SECOND) * SECOND, locale);
	const sign = `${LEFT_TO_RIGHT[locale] ?? ''}+`;
	return sign + digits(Math.floor((now - due) / SECOND) * SECOND, locale);
}

function digits(ms: number, locale: Locale): string {
	if (ms >= DAYS_FROM) return measure(Math.floor(ms / DAY), 'd', locale);
	const tail = `${two(Math.floor(ms / MINUTE) % 60)}:${two(Math.floor(ms / SECOND) % 60)}`;
	return ms < HOUR ? tail : `${Math.floor(ms / HOUR)}:${tail}`;
}

/** An age in its two largest units, the second of them only if it is not nought. */
function parts(ms: number, locale: Locale): [string, string?] {
	const lasted = Math.max(0, ms);
	if (lasted < MINUTE) return [measure(Math.floor(lasted / SECOND), 's', locale)];
	if (lasted < HOUR) return [measure(Math.floor(lasted / MINUTE), 'min', locale)];
	const [big, bigUnit, small, smallUnit] =
		lasted < DAY ? ([HOUR, 'h', MINUTE, 'min'] as const) : ([DAY, 'd', HOUR, 'h'] as const);
	const whole = measure(Math.floor(lasted / big), bigUnit, locale);
	const rest = Math.floor((lasted % big) / small);
	return rest === 0 ? [whole] : [whole, measure(rest, smallUnit, locale)];
}

/** How long something has lasted: `38 s`, `41 min`, `2 h 28 min`, `3 d 4 h`. Never rounded up. */
export function age(ms: number, locale: Locale = 'en'): string {
	const [whole, rest] = parts(ms, locale);
	return rest === undefined ? whole : `${whole}${AND[locale] ?? ' '}${rest}`;
}

/** The same in one unit, where there is no room for two: `38 s`, `41 min`, `2 h`, `3 d`. */
export function roughAge(ms: number, locale: Locale = 'en'): string {
	return parts(ms, locale)[0];
}

/** How long a customer has waited: to the second up to ten minutes (`3:40`), then as an age. */
export function wait(ms: number, locale: Locale = 'en'): string {
	if (ms >= 10 * MINUTE) return age(ms, locale);
	const seconds = Math.floor(Math.max(0, ms) / SECOND);
	return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/**
 * How a clock was met, from what was left on it, said by the keys of the area `common`: `early` and `late` with an
 * `age`, `on-time` and `just-late` where it is less than a minute.
 */
export function earlyOrLate(
	left: number,
	locale: Locale = 'en'
): { key: 'early' | 'late'; age: string } | { key: 'on-time' | 'just-late' } {
	if (Math.abs(left) < MINUTE) return { key: left < 0 ? 'just-late' : 'on-time' };
	return { key: left < 0 ? 'late' : 'early', age: age(Math.abs(left), locale) };
}

/** How much of a clock has run, 0 to 1. */
export function elapsedShare(from: number, due: number, now: number): number {
	if (due <= from) return now >= due ? 1 : 0;
	return Math.min(1, Math.max(0, (now - from) / (due - from)));
}
