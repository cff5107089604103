/** Time zones by name: those that there are, and the one that was meant. */
import { nearest } from '../nearest.ts';
import { quoted } from '../finding.ts';
import type { Check } from './check.ts';

/** @returns true when the platform knows the zone */
export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

const unknownZone = (zone: string): string => {
	const meant = zoneMeant(zone);
	const remedy = meant === null ? 'such as Europe/Berlin' : `did you mean "${meant}"?`;
	return `there is no time zone ${quoted(zone)}: expected an IANA name, ${remedy}`;
};

/** The zone of a city, or the nearest name. */
function zoneMeant(zone: string): string | null {
	const zones = Intl.supportedValuesOf('timeZone');
	const wanted = zone.trim().toLowerCase().replaceAll(/\s+/g, '_');
	const city = zones.find((one) => one.toLowerCase().split('/').at(-1) === wanted);
	return city ?? nearest(wanted, zones);
}

export const zones: Check = {
	needs: [],
	run({ zone, calendars }, { fault }) {
		if (zone !== undefined && !isZone(zone)) fault(['zone'], unknownZone(zone));
		for (const [name, calendar] of Object.entries(calendars))
			if (calendar.zone !== undefined && !isZone(calendar.zone))
				fault(['calendars', name, 'zone'], unknownZone(calendar.zone));
	}
};
