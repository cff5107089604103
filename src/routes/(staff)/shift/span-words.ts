import type { ShiftSay } from '#lib/shift/compare.ts';
import { longDate, longDateWithYear, timeOfDay } from '#lib/shared/time/zone.ts';
import type { ShiftSummary } from '#lib/shared/wire/shift.ts';

/**
 * Which floor, from when to when, and how far it is reckoned, in the floor's zone.
 * @param bare only the times
 */
export function spanWords(summary: ShiftSummary, say: ShiftSay, bare = false): string {
	const { floor, window, asOf, openNow } = summary;
	const { zone } = floor;
	const day = (at: number) => longDateWithYear(at, zone, say.locale);
	const end = timeOfDay(window.to, zone);
	const span = say('span', {
		from: `${day(window.from)}, ${timeOfDay(window.from, zone)}`,
		to:
			day(window.from) === day(window.to) ? end : `${longDate(window.to, zone, say.locale)} ${end}`
	});
	if (bare) return span;
	const time = timeOfDay(asOf, zone);
	const open = openNow === null ? '' : say('open', { n: openNow });
	const rest = window.running
		? say(open ? 'reckoned-open' : 'reckoned', { time, open })
		: open && say('open-now', { open });
	return [`${floor.title}, ${span}`, rest].filter(Boolean).join(' ');
}
