import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOfDay } from '#lib/shared/time/zone.ts';
import type { MuteChoice } from '#lib/shared/wire/alerts.ts';
import { muteUntil } from './mute.ts';

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

describe('ALRT-29 push is muted for an hour, until the shift ends, or until a time of day', () => {
	it.each<[string, MuteChoice, string, string, string | null]>([
		['an hour', { for: 'hour' }, 'UTC', '2026-01-05T12:10Z', '2026-01-05T13:10Z'],
		['later today', { until: '18:00' }, 'Asia/Manila', '2026-01-05T04:00Z', '2026-01-05T10:00Z'],
		['over midnight', { until: '06:00' }, 'Asia/Manila', '2026-01-05T15:00Z', '2026-01-05T22:00Z'],
		['now is tomorrow', { until: '18:00' }, 'UTC', '2026-01-05T18:00Z', '2026-01-06T18:00Z'],
		[
			'over the night in which clocks go forward',
			{ until: '06:00' },
			'Europe/Berlin',
			'2026-03-28T22:00Z',
			'2026-03-29T04:00Z'
		],
		[
			'over the night in which they go back',
			{ until: '06:00' },
			'Europe/Berlin',
			'2026-10-24T21:00Z',
			'2026-10-25T05:00Z'
		],
		[
			'until a time that the night leaves out: until the clocks go on after it',
			{ until: '02:30' },
			'Europe/Berlin',
			'2026-03-28T22:00Z',
			'2026-03-29T01:00Z'
		],
		['no longer', { for: 'over' }, 'UTC', '2026-01-05T12:00Z', null],
		['until the shift ends', { for: 'shift' }, 'UTC', '2026-01-05T12:00Z', '2026-01-05T14:00Z']
	])('%s', (_name, choice, zone, now, until) => {
		const shiftEnd = at('2026-01-05T14:00Z');
		expect(muteUntil(choice, { now: at(now), zone, shiftEnd })).toBe(until && at(until));
	});

	it('there is no end of a shift between shifts', () => {
		expect(muteUntil({ for: 'shift' }, { now: 0, zone: 'UTC', shiftEnd: null })).toBeNull();
	});

	it('is always ahead, a day and an hour at most, and reads as it was chosen', () => {
		const zones = fc.constantFrom('UTC', 'Asia/Manila', 'America/Bogota', 'Europe/Berlin');
		const times = fc.tuple(fc.nat(23), fc.nat(59));
		const moments = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
		fc.assert(
			fc.property(zones, times, moments, (zone, [hour, minute], now) => {
				const until = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
				const found = muteUntil({ until }, { now, zone, shiftEnd: null }) ?? 0;
				expect(found).toBeGreaterThan(now);
				expect(found).toBeLessThanOrEqual(now + 25 * HOUR);
				// but for the hour that one night a year leaves out
				if (hour !== 2) expect(timeOfDay(found, zone)).toBe(until);
			})
		);
	});
});
