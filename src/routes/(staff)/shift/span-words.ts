import { longDate, shortDate, timeOfDay } from '#lib/shared/time/zone.ts';
import type { ShiftSummary } from '#lib/shared/wire/shift.ts';
import { counted } from '#lib/words.ts';

/**
 * Which floor, from when to when, and how far it is reckoned, in the floor's zone.
 * @param bare only the times
 */
export function spanWords(summary: ShiftSummary, bare = false): string {
	const { floor, window, asOf, openNow } = summary;
	const { zone } = floor;
	const day = (at: number) => `${longDate(at, zone)} ${shortDate(at, zone).slice(-4)}`;
	const sameDay = day(window.from) === day(window.to);
	const end = sameDay
		? timeOfDay(window.to, zone)
		: `${longDate(window.to, zone)} ${timeOfDay(window.to, zone)}`;
	const span = `${day(window.from)}, ${timeOfDay(window.from, zone)} to ${end}.`;
	if (bare) return span;
	const so = window.running ? ` Reckoned up to ${timeOfDay(asOf, zone)}` : '';
	const many =
		openNow === 0 ? 'nothing is' : openNow === null ? null : counted(openNow, 'escalation');
	const open = many === null ? '' : `${so ? '; ' : ' '}${many} open now`;
	return `${floor.title}, ${span}${so}${open}${so || open ? '.' : ''}`;
}
