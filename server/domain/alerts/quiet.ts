/** Quiet hours: only what is critical leaves Andon in them. */
import { timeOfDay } from '#lib/shared/time/zone.ts';
import { SEVERITIES, type Severity } from '#lib/shared/wire/alerts.ts';

/** Local times of day; hours that end no later than they begin end the next day. */
export interface QuietHours {
	from: string;
	to: string;
}

/** @param zone IANA name. @param at ms since 1970 */
export function isQuiet(hours: QuietHours | null, zone: string, at: number): boolean {
	if (!hours) return false;
	const { from, to } = hours;
	const now = timeOfDay(at, zone);
	return from < to ? from <= now && now < to : from <= now || now < to;
}

/** @returns true when `severity` is `from` or graver */
export const isAtLeast = (severity: Severity, from: Severity): boolean =>
	SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(from);
