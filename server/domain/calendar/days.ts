/** Days of the calendar, each as the number of days since 1970-01-01. */

export const DAY = 86_400_000;

/** Monday is 0; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** @param month from 1; one beyond 12 is of the next year */
export const dayOf = (year: number, month: number, monthDay: number): number =>
	new Date(0).setUTCFullYear(year, month - 1, monthDay) / DAY;

/** @returns month and day from 1 */
export function dateOf(day: number): { year: number; month: number; monthDay: number } {
	const date = new Date(day * DAY);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		monthDay: date.getUTCDate()
	};
}

/** @returns the day that `2026-12-24` names; null when there is none */
export function readDay(said: string): number | null {
	const at = Date.parse(`${said}T00:00:00Z`);
	return Number.isFinite(at) && new Date(at).toISOString().startsWith(said) ? at / DAY : null;
}
