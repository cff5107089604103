import { describe, expect, it } from 'vitest';
import { normalBoard, NOW } from '../../../tests/support/board-samples.ts';
import { isLit, isOld, pickQueues } from './queue-lights.ts';
import { PAGE_MS } from './pick.ts';
import { drift, fits } from './room.ts';

describe('WALL-6 a queue is lit when its oldest has waited longer than it lets anybody wait', () => {
	it.each([
		['nobody waits', null, false],
		['just in time', NOW - 60_000, false],
		['a moment too long', NOW - 60_001, true]
	])('%s', (_name, oldestSince, lit) => {
		const tile = { oldestSince, answerWithin: 60, at: NOW, freshFor: 300_000 };
		expect(isLit(tile, NOW)).toBe(lit);
	});
});

describe('WALL-24 a figure that is older than its limit is grey, says since when, and lights nothing', () => {
	it.each([
		[NOW - 300_000, false],
		[NOW - 300_001, true]
	])('told at %i', (at, old) => {
		const tile = { oldestSince: NOW - 4_000_000, answerWithin: 60, at, freshFor: 300_000 };
		expect(isOld(tile, NOW)).toBe(old);
		expect(isLit(tile, NOW)).toBe(!old);
	});
});

describe('WALL-7 queues keep their places while all fit; otherwise what is lit comes first and the rest take turns', () => {
	const { queues } = normalBoard().figures;
	const start = Math.ceil(NOW / PAGE_MS / 3) * 3 * PAGE_MS;
	const names = (room: number, page = 0) =>
		pickQueues(queues, start + page * PAGE_MS, room).map(({ queue }) => queue);
	it.each([
		[9, 0, ['voice', 'chat', 'email', 'office']],
		[4, 0, ['voice', 'chat', 'email', 'office']],
		[2, 0, ['voice', 'email']],
		[2, 1, ['voice', 'chat']],
		[2, 2, ['voice', 'office']],
		[2, 3, ['voice', 'email']]
	])('room for %i, page %i', (room, page, expected) => {
		expect(names(room, page)).toEqual(expected);
	});
});

describe('WALL-8 as many rows as fit, never smaller ones', () => {
	it.each([
		[100, 20, 5, 4],
		[95, 20, 5, 4],
		[94, 20, 5, 3],
		[5, 20, 5, 1],
		[100, 0, 5, 1]
	])('height %i, row %i, gap %i: %i', (height, box, gap, expected) => {
		expect(fits(height, box, gap)).toBe(expected);
	});
});

describe('WALL-9 the picture moves by a few px every few minutes', () => {
	it('stands for three minutes, then moves by at most 6 px', () => {
		const places = Array.from({ length: 5 }, (_, index) => drift(index * 180_000));
		expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
		expect(drift(179_999)).toEqual(drift(0));
		for (const { x, y } of places)
			expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(3);
	});
});
