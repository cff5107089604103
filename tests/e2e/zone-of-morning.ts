const HOUR_MS = 3_600_000;

/**
 * The zone in which it is between ten and eleven in the morning. What a test tells of the hours around now is of the
 * same day and the same shift there, at whatever hour the tests run.
 * @param now in ms since 1970
 * @returns an IANA name, "Etc/GMT-8" for eight hours ahead of UTC
 */
export function zoneOfMorning(now: number): string {
	const hour = Math.floor(now / HOUR_MS) % 24;
	const ahead = hour > 22 ? 34 - hour : 10 - hour;
	return ahead < 0 ? `Etc/GMT+${-ahead}` : `Etc/GMT-${ahead}`;
}
