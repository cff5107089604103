import { expect, it } from 'vitest';
import { promised } from './promise.ts';

const SOON = 15 * 60_000;
const clock = (name: 'claim' | 'update') => ({ name, from: 0, due: 1 });

it.each([
	['nothing was promised', null, 'claim', null],
	['the lamp shows it', 1e9, 'update', null],
	['a ms before it is due soon', 1e9 + SOON + 1, 'claim', 'on-time'],
	['due soon', 1e9 + SOON, 'claim', 'due'],
	['past, at the very instant', 1e9, 'claim', 'past']
] as const)('WALL-19 %s', (_, promise, name, state) => {
	const found = promised({ promise, clock: clock(name) }, 1e9, SOON);
	expect(found?.state ?? null).toBe(state);
});
