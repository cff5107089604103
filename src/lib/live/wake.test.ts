import { describe, expect, it, vi } from 'vitest';
import { watchSleep } from './wake.ts';

describe('LIVE-8 a screen notices that it slept', () => {
	it.each([
		['looked on time', 250, 250, 0],
		['frozen: both clocks ran on', 60_000, 60_000, 1],
		['asleep: the monotonic clock stood still', 250, 3_600_000, 1],
		['its date was set forward', 250, 86_400_000, 1],
		['its date was set back', 250, -86_400_000, 1]
	])('%s', (_name, steady, dated, times) => {
		let [mono, date] = [0, 1e12];
		const woke = vi.fn();
		const sleep = watchSleep(
			woke,
			() => mono,
			() => date
		);
		mono += steady;
		date += dated;
		sleep.look();
		expect(woke).toHaveBeenCalledTimes(times);
		mono += 250;
		date += 250;
		sleep.look();
		expect(woke).toHaveBeenCalledTimes(times);
		sleep.stop();
	});
});
