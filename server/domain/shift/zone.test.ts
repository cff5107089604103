import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../tests/support/cases.ts';
import { dayOf, instantOf, wallClock } from './zone.ts';

/** Half-hour and 45-minute offsets, half-hour saving, both hemispheres, a day that was left out, none at all. */
const ZONES = [
	'UTC',
	'Asia/Manila',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Europe/Berlin',
	'America/New_York',
	'America/Santiago',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Africa/Casablanca'
];
const zone = fc.constantFrom(...ZONES);
const instant = fc
	.integer({ min: Date.UTC(2009, 0, 1) / SECOND, max: Date.UTC(2037, 0, 1) / SECOND })
	.map((seconds) => seconds * SECOND);
const iso = (at: number) => new Date(at).toISOString();

describe('the first instant of a local time', () => {
	it.each([
		['an ordinary one', 'Asia/Manila', '2026-01-05', 6, '2026-01-04T22:00'],
		['before clocks go forward', 'Europe/Berlin', '2026-03-29', 1.5, '2026-03-29T00:30'],
		['left out: the end of the gap', 'Europe/Berlin', '2026-03-29', 2.5, '2026-03-29T01:00'],
		['after the gap', 'Europe/Berlin', '2026-03-29', 3, '2026-03-29T01:00'],
		['twice: the first', 'Europe/Berlin', '2026-10-25', 2.5, '2026-10-25T00:30'],
		['after it came twice', 'Europe/Berlin', '2026-10-25', 3, '2026-10-25T02:00'],
		['forward by half an hour', 'Australia/Lord_Howe', '2026-10-04', 2.25, '2026-10-03T15:30'],
		['on a day that was left out', 'Pacific/Apia', '2011-12-30', 12, '2011-12-30T10:00']
	])('SHIFT-2 %s', (_, name, date, hours, expected) => {
		const at = instantOf(name, Date.parse(date) / DAY, hours * HOUR);
		expect(iso(at)).toBe(`${expected}:00.000Z`);
	});

	it('SHIFT-2 is the first at which the clocks read that or more, in every zone', () => {
		fc.assert(
			fc.property(zone, instant, fc.nat(24 * 60 - 1), (name, near, minutes) => {
				const day = dayOf(name, near);
				const wall = day * DAY + minutes * MINUTE;
				const at = instantOf(name, day, minutes * MINUTE);
				expect(wallClock(name, at)).toBeGreaterThanOrEqual(wall);
				for (const back of [
					SECOND,
					...Array.from({ length: 104 }, (_, n) => (n + 1) * 15 * MINUTE)
				])
					expect(wallClock(name, at - back)).toBeLessThan(wall);
			}),
			{ numRuns: 150 }
		);
	});

	it('SHIFT-2 a zone that does not exist is refused', () => {
		expect(() => wallClock('Europe/Atlantis', 0)).toThrow(RangeError);
	});
});
