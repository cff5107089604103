import { describe, expect, it } from 'vitest';
import { sendAway } from './send-away.ts';

/** When each of `count` was sent away, ms, in a time that passes by waiting alone. */
async function leave(count: number, random: () => number = Math.random) {
	let now = 0;
	const left = new Map<number, number>();
	const leavers = Array.from({ length: count }, (_, index) => ({
		close: () => void left.set(index, now)
	}));
	const wait = (ms: number) => {
		now += ms;
		return Promise.resolve();
	};
	await sendAway(leavers, { random, wait, monotonic: () => now });
	return left;
}

describe('LIVE-32 a node that ends sends its screens away', () => {
	it.each([21, 100, 1000])('all %i, never more than a fifth within any second', async (count) => {
		for (const random of [Math.random, () => 0, () => 0.999]) {
			const times = [...(await leave(count, random)).values()];
			expect(times).toHaveLength(count);
			for (const from of times) {
				const within = times.filter((time) => time >= from && time < from + 1000);
				expect(within.length).toBeLessThanOrEqual(Math.ceil(count / 5));
			}
			expect(Math.max(...times)).toBeLessThanOrEqual(6500);
		}
	});

	it('in another order than they came in', async () => {
		const order = [...(await leave(1000)).keys()];
		expect(order).not.toEqual([...order].sort((one, other) => one - other));
	});

	it('a few at once, as they are no crowd', async () => {
		expect(new Set((await leave(20)).values())).toEqual(new Set([0]));
		expect((await leave(0)).size).toBe(0);
	});
});
