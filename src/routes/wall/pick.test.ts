import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDue } from '#lib/live/apply.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import {
	calmBoard,
	emptyBoard,
	floodedBoard,
	MINUTE,
	normalBoard,
	NOW,
	rowOf
} from '../../../tests/support/board-samples.ts';
import { isCalm, PAGE_MS, pickRows, restOf } from './pick.ts';

const rowsDue = (...minutes: (number | null)[]): Row[] =>
	minutes.map((left, index) =>
		rowOf({
			case: String(index).padStart(3, '0'),
			clock: left === null ? null : { name: 'resolve', from: 0, due: NOW + left * MINUTE }
		})
	);
const ids = (rows: readonly Row[]) => rows.map((row) => row.case);

describe('WALL-1 the rows that fit are those due first', () => {
	it.each([
		['fewer than fit', rowsDue(5, 9), 6, ['000', '001']],
		['as many as fit past SLA', rowsDue(-3, -2, -1, 4), 3, ['000', '001', '002']],
		['nothing', [], 6, []]
	])('%s', (_name, rows, room, expected) => {
		expect(pickRows(rows, NOW, room)).toEqual({ rows: expect.anything(), paging: null });
		expect(ids(pickRows(rows, NOW, room).rows)).toEqual(expected);
	});
});

describe('WALL-2 what is past SLA comes into view, however much it is', () => {
	it('the upper rows stand, the lower ones page through the rest and say where they are', () => {
		const rows = rowsDue(-9, -8, -7, -6, -5, -4, -3, 5);
		const start = Math.ceil(NOW / PAGE_MS / 3) * 3 * PAGE_MS;
		const at = (page: number) => pickRows(rows, start + page * PAGE_MS, 4);
		expect(ids(at(0).rows)).toEqual(['000', '001', '002', '003']);
		expect(at(0).paging).toEqual({ from: 3, to: 4, of: 7 });
		expect(ids(at(1).rows)).toEqual(['000', '001', '004', '005']);
		expect(ids(at(2).rows)).toEqual(['000', '001', '005', '006']);
		expect(at(2).paging).toEqual({ from: 6, to: 7, of: 7 });
		expect(at(3)).toEqual(at(0));
	});

	it('every one of them within one round, and never an empty row', () => {
		// the walk lasts eight minutes at the most: nothing falls due in it
		const minutes = fc.oneof(fc.integer({ min: -500, max: -1 }), fc.integer({ min: 9, max: 60 }));
		const some = fc.array(minutes, { maxLength: 60 });
		fc.assert(
			fc.property(some, fc.integer({ min: 1, max: 9 }), (left, room) => {
				const rows = rowsDue(...left).sort(byDue);
				const seen = new Set<string>();
				for (let page = 0; page <= rows.length; page++) {
					const picked = pickRows(rows, NOW - 1 + page * PAGE_MS, room).rows;
					expect(picked).toHaveLength(Math.min(room, rows.length));
					expect(new Set(ids(picked)).size).toBe(picked.length);
					for (const id of ids(picked)) seen.add(id);
				}
				const past = rows.filter(({ clock }) => clock && clock.due <= NOW - 1);
				for (const id of ids(past)) expect(seen).toContain(id);
			})
		);
	});
});

describe('WALL-3 what is not shown is counted in words', () => {
	const quarter = (index: number, count: number) => ({
		from: NOW + index * 15 * MINUTE,
		to: NOW + (index + 1) * 15 * MINUTE,
		count
	});
	const counts = { open: 38, pastSla: 1, dueSoon: 2, unclaimed: 0 };

	it('and 32 more, 3 of them due before the end of the first quarter that has any', () => {
		const shown = rowsDue(-3, 5, 8, 40, 50, 55);
		const rest = restOf(
			{ counts, wave: [quarter(0, 2), quarter(1, 3), quarter(2, 9)] },
			shown,
			NOW
		);
		expect(rest).toEqual({ more: 32, due: { count: 3, before: NOW + 30 * MINUTE } });
	});
	it.each([
		['everything is shown', { ...counts, open: 2 }, [quarter(0, 2)], { more: 0, due: null }],
		['nothing hidden falls due', counts, [quarter(0, 2), quarter(1, 0)], { more: 36, due: null }],
		['a quarter that is over says nothing', counts, [quarter(-1, 9)], { more: 36, due: null }]
	])('%s', (_name, of, wave, expected) => {
		expect(restOf({ counts: of, wave }, rowsDue(5, 8), NOW)).toEqual(expected);
	});
	it('agrees with the board', () => {
		const { figures, rows } = normalBoard();
		const shown = [...rows].sort(byDue).slice(0, 6);
		const { more, due } = restOf(figures, shown, NOW);
		const hidden = rows.filter((row) => !shown.includes(row));
		expect(more).toBe(hidden.length);
		expect(due?.count).toBe(
			hidden.filter((r) => r.clock && r.clock.due > NOW && r.clock.due < (due?.before ?? 0)).length
		);
	});
});

describe('WALL-4 calm is: nothing past SLA, nothing due soon, everything owned', () => {
	it.each([
		['calm', calmBoard(), true],
		['empty', emptyBoard(), true],
		['normal', normalBoard(), false],
		['flooded', floodedBoard(), false]
	])('%s', (_name, { figures }, calm) => {
		expect(isCalm(figures)).toBe(calm);
	});
	it.each(['pastSla', 'dueSoon', 'unclaimed'] as const)('one of %s is not calm', (what) => {
		const counts = { open: 9, pastSla: 0, dueSoon: 0, unclaimed: 0 };
		expect(isCalm({ counts })).toBe(true);
		expect(isCalm({ counts: { ...counts, [what]: 1 } })).toBe(false);
	});
});
