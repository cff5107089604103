import { expect, test } from 'vitest';
import { shownDone, unknown, type PendingTick } from './ticks.ts';

const tick = (step: number, done: boolean, version: number | null = null): PendingTick => ({
	operation: step,
	sop: 'refund',
	step,
	done,
	version
});
const shown = (pending: PendingTick[], version = 4) => [
	...shownDone('refund', [0, 2], version, pending)
];

test('DESK-54 a tap on a step shows at once, either way, and only in its SOP', () => {
	expect(shown([tick(1, true)])).toEqual([0, 2, 1]);
	expect(shown([tick(2, false)])).toEqual([0]);
	expect(shown([tick(1, true), tick(1, false)])).toEqual([0, 2]);
	expect(shown([{ ...tick(1, true), sop: 'outage' }])).toEqual([0, 2]);
});

test('DESK-54 it stays until the server tells of it, and what the server says then counts', () => {
	expect(shown([tick(1, true, 5)])).toEqual([0, 2, 1]);
	expect(shown([tick(1, true, 5)], 5)).toEqual([0, 2]);
	expect(unknown([tick(1, true, 5), tick(2, false)], 5)).toEqual([tick(2, false)]);
});
