import { describe, expect, it } from 'vitest';
import { sparkPath } from './sparkline.ts';
import { stateOf } from './state.ts';

describe('LOOK-3 the state of a row', () => {
	const soon = 15 * 60_000;
	it.each([
		['past, at the very instant', 0, 'past'],
		['due, a ms before', 1, 'due'],
		['due, at the edge', soon, 'due'],
		['on time, a ms earlier', soon + 1, 'on-time']
	])('%s', (_name, left, state) => {
		const clock = { name: 'claim', from: 0, due: 1e9 } as const;
		expect(stateOf({ clock }, 1e9 - left, soon)).toBe(state);
	});
	it('paused without a clock that runs', () => {
		expect(stateOf({ clock: null }, 0, soon)).toBe('paused');
	});
});

describe('LOOK-4 a small change does not look like a big one', () => {
	it.each([
		[[], ''],
		[[4], 'M0 0'],
		[[0, 4, 8], 'M0 30L50 15L100 0'],
		[[1, 1], 'M0 22.5L100 22.5']
	])('%j', (counts, path) => {
		expect(sparkPath(counts, 100, 30)).toBe(path);
	});
});
