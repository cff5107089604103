/** Durations as people say them. All arguments are ms; all instants ms since 1970 on one clock. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on seconds tell nobody anything. */
const DAYS_FROM = 100 * HOUR;

const two = (n: number) => String(n).padStart(2, '0');
const thousands = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Past its due instant: from the very instant on. */
export function isPast(due: number, now: number): boolean {
	return now >= due;
}

/**
 * Time to a due instant, or since it: `03:05`, `2:28:31`, `12 d`, and past it `+04:12`, `+3,804 d`. Until due, a part
 * of a second counts as a whole one, so that it reads 00:01 up to the instant and +00:00 from it.
 */
export function countdown(due: number, now: number): string {
	if (isPast(due, now)) return `+${digits(Math.floor((now - due) / SECOND) * SECOND)}`;
	return digits(Math.ceil((due - now) / SECOND) * SECOND);
}

function digits(ms: number): string {
	if (ms >= DAYS_FROM) return `${thousands(Math.floor(ms / DAY))} d`;
	const tail = `${two(Math.floor(ms / MINUTE) % 60)}:${two(Math.floor(ms / SECOND) % 60)}`;
	return ms < HOUR ? tail : `${Math.floor(ms / HOUR)}:${tail}`;
}

/** How long something has lasted: `38 s`, `41 min`, `2 h 28 min`, `3 d 4 h`. Never rounded up. */
export function age(ms: number): string {
	const lasted = Math.max(0, ms);
	if (lasted < MINUTE) return `${Math.floor(lasted / SECOND)} s`;
	if (lasted < HOUR) return `${Math.floor(lasted / MINUTE)} min`;
	const [big, bigUnit, small, smallUnit] =
		lasted < DAY ? ([HOUR, 'h', MINUTE, 'min'] as const) : ([DAY, 'd', HOUR, 'h'] as const);
	const rest = Math.floor((lasted % big) / small);
	const whole = `${thousands(Math.floor(lasted / big))} ${bigUnit}`;
	return rest === 0 ? whole : `${whole} ${rest} ${smallUnit}`;
}

/** The same in one unit, where there is no room for two: `38 s`, `41 min`, `2 h`, `3 d`. */
export function roughAge(ms: number): string {
	return age(ms).split(' ').slice(0, 2).join(' ');
}

/** How long a customer has waited: to the second up to ten minutes (`3:40`), then as an age. */
export function wait(ms: number): string {
	if (ms >= 10 * MINUTE) return age(ms);
	const seconds = Math.floor(Math.max(0, ms) / SECOND);
	return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** How a clock was met, from what was left on it: `11 min early`, `on time`, `4 min late`. */
export function earlyOrLate(left: number): string {
	if (Math.abs(left) < MINUTE) return left < 0 ? 'just late' : 'on time';
	return `${age(Math.abs(left))} ${left < 0 ? 'late' : 'early'}`;
}

/** How much of a clock has run, 0 to 1. */
export function elapsedShare(from: number, due: number, now: number): number {
	if (due <= from) return now >= due ? 1 : 0;
	return Math.min(1, Math.max(0, (now - from) / (due - from)));
}
