import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepTime, ServerTime } from './server-time.ts';

const SERVER = Date.UTC(2026, 10, 21, 6, 32);

describe('LIVE-5 the server’s time, whatever the screen’s clock says', () => {
	it.each([
		['ahead', 3_600_000],
		['behind', -3_600_000]
	])('a first guess that is an hour %s is put right by one sample', (_name, wrong) => {
		let mono = 500;
		const time = new ServerTime(SERVER + wrong, () => mono);
		time.offer({ asked: 500, answered: 540, at: SERVER + 20 });
		mono = 540;
		expect(time.now()).toBe(SERVER + 40);
		mono = 10_540;
		expect(time.now()).toBe(SERVER + 10_040);
	});

	it('is never wrong by more than half the quickest round trip', () => {
		const trip = fc.record({
			there: fc.integer({ max: 900, min: 0 }),
			back: fc.nat(900),
			gap: fc.nat(500)
		});
		fc.assert(
			fc.property(fc.array(trip, { minLength: 1, maxLength: 12 }), fc.integer(), (trips, start) => {
				let mono = 0;
				const time = new ServerTime(start, () => mono);
				for (const { there, back, gap } of trips) {
					mono += gap;
					const asked = mono;
					mono += there + back;
					time.offer({ asked, answered: mono, at: SERVER + asked + there });
				}
				const quickest = Math.min(...trips.map(({ there, back }) => there + back));
				// an older sample may be preferred until drift could have made it worse
				const drift = mono * 0.000_2;
				expect(Math.abs(time.now() - (SERVER + mono))).toBeLessThanOrEqual(quickest / 2 + drift);
			})
		);
	});

	it('keeps a good sample over a slow one, but not after sleep', () => {
		let mono = 0;
		const time = new ServerTime(0, () => mono);
		time.offer({ asked: 0, answered: 10, at: SERVER });
		mono = 1000;
		time.offer({ asked: 100, answered: 1000, at: SERVER });
		expect(time.now()).toBe(SERVER + 995);
		time.doubt();
		time.offer({ asked: 1000, answered: 1400, at: SERVER + 60_000 });
		mono = 1400;
		expect(time.now()).toBe(SERVER + 60_200);
	});

	it('until measured, it is at least what the server has said', () => {
		const time = new ServerTime(0, () => 7);
		time.heard(SERVER);
		expect(time.now()).toBe(SERVER);
		time.heard(SERVER - 500);
		expect(time.now()).toBe(SERVER);
		time.offer({ asked: 3, answered: 7, at: SERVER });
		time.heard(SERVER + 9000);
		expect(time.now()).toBe(SERVER + 2);
	});
});

describe('LIVE-6 the time is measured several times, every minute and when asked to', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('takes five samples a round, and none once stopped', async () => {
		const ask = vi.fn(() => Promise.resolve(SERVER));
		const time = new ServerTime(0, () => 0);
		const keeping = keepTime(time, ask, () => 0);
		await vi.advanceTimersByTimeAsync(2000);
		expect(ask).toHaveBeenCalledTimes(5);
		expect(time.now()).toBe(SERVER);
		await vi.advanceTimersByTimeAsync(61_000);
		expect(ask).toHaveBeenCalledTimes(10);
		keeping.refresh(true);
		await vi.advanceTimersByTimeAsync(2000);
		expect(ask).toHaveBeenCalledTimes(15);
		keeping.stop();
		await vi.advanceTimersByTimeAsync(600_000);
		expect(ask).toHaveBeenCalledTimes(15);
	});

	it('goes on asking after a question without an answer', async () => {
		const ask = vi
			.fn(() => Promise.resolve(SERVER))
			.mockRejectedValueOnce(new Error('not connected'));
		const time = new ServerTime(0, () => 0);
		const keeping = keepTime(time, ask, () => 0);
		await vi.advanceTimersByTimeAsync(2000);
		keeping.stop();
		expect(time.now()).toBe(SERVER);
	});
});
