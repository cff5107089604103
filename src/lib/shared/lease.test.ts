import { expect, it } from 'vitest';
import { heldOn, isLapsing } from './lease.ts';

const lease = { from: 1000, due: 5000 };

it('WALL-18 a claim is about to lapse from three quarters of its lease on', () => {
	expect([1000, 3999, 4000, 5000, 9000].map((now) => isLapsing(lease, now))).toEqual([
		false,
		false,
		true,
		true,
		true
	]);
});

it('WALL-18 a step of its owner holds it as long again', () => {
	expect(heldOn(lease, 4500)).toEqual({ from: 4500, due: 8500 });
	expect(isLapsing(heldOn(lease, 4500), 4500)).toBe(false);
});
