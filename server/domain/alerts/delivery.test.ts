import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, MIN } from '../../../tests/support/alert-samples.ts';
import {
	afterAttempt,
	FIRST_RETRY_MS,
	LONGEST_RETRY_MS,
	MOST_TRIES,
	retryIn,
	TOO_OLD_MS,
	UNUSED,
	type Health,
	type Sent
} from './delivery.ts';

const bad: Sent = { ok: false, why: 'HTTP 500', lasting: false };

describe('ALRT-13 what could not be sent is tried again, later each time, and given up in the end', () => {
	it('waits twice as long each time, up to five minutes, and up to half of it shorter by chance', () => {
		const waits = (chance: number) =>
			Array.from({ length: MOST_TRIES - 1 }, (_, index) => retryIn(index + 1, 0, false, chance));
		expect(waits(0)).toEqual([2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000]);
		expect(waits(1)).toEqual(waits(0).map((ms) => (ms ?? 0) / 2));
		fc.assert(
			fc.property(
				fc.nat(MOST_TRIES),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(tries, chance) => {
					const wait = retryIn(tries + 1, 0, false, chance);
					if (wait !== null) {
						expect(wait).toBeGreaterThanOrEqual(FIRST_RETRY_MS / 2);
						expect(wait).toBeLessThanOrEqual(LONGEST_RETRY_MS);
					}
				}
			)
		);
	});
	it('is given up after eight tries, after an hour, or when the next try would fail as well', () => {
		expect(retryIn(MOST_TRIES, 0, false, 0)).toBeNull();
		expect(retryIn(1, TOO_OLD_MS, false, 0)).toBeNull();
		expect(retryIn(1, 0, true, 0)).toBeNull();
	});
});

describe('ALRT-14 a channel that fails three times is left alone for a while, and told of once', () => {
	const failing = (times: number, from: Health = UNUSED) => {
		let health = from;
		const news: unknown[] = [];
		for (let index = 0; index < times; index++) {
			const after = afterAttempt(health, bad, AT + index);
			health = after.health;
			if (after.news) news.push([index + 1, after.news]);
		}
		return { health, news };
	};
	it('opens its breaker at the third failure, longer at each further one', () => {
		const open = (times: number) => {
			const { health } = failing(times);
			return Math.max(0, health.openUntil - (health.failedAt ?? 0));
		};
		expect([1, 2, 3, 4, 5, 12].map(open)).toEqual([0, 0, 15_000, 30_000, MIN, 5 * MIN]);
	});
	it('tells that it fails once, and once that it goes again', () => {
		const { health, news } = failing(9);
		expect(news).toEqual([[3, 'failing']]);
		const well = afterAttempt(health, { ok: true }, AT + MIN);
		expect(well).toMatchObject({
			news: 'well',
			health: { failures: 0, openUntil: 0, why: 'HTTP 500' }
		});
		expect(afterAttempt(well.health, { ok: true }, AT + MIN).news).toBeNull();
	});
	it('tells at once of what will not mend by itself', () => {
		expect(afterAttempt(UNUSED, { ...bad, lasting: true }, AT).news).toBe('failing');
	});
	it('a slip now and then is no news', () => {
		let health = failing(2).health;
		health = afterAttempt(health, { ok: true }, AT).health;
		expect(failing(2, health).news).toEqual([]);
	});
});
