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
import type { Round } from './round.ts';

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
		expect(pickRows(rows, NOW, room)).toEqual({
			rows: expect.anything(),
			paging: null,
			round: null
		});
		expect(ids(pickRows(rows, NOW, room).rows)).toEqual(expected);
	});
});

describe('WALL-2 what is past SLA comes into view, however much it is', () => {
	it('the upper rows stand, the lower ones page through the rest and say where they are', () => {
		const rows = rowsDue(-9, -8, -7, -6, -5, -4, -3, 5);
		const start = Math.ceil(NOW / PAGE_MS / 5) * 5 * PAGE_MS;
		let round: Round | null = null;
		const at = (page: number) => {
			const picked = pickRows(rows, start + page * PAGE_MS, 4, round);
			round = picked.round;
			return [ids(picked.rows), picked.paging];
		};
		expect(at(0)).toEqual([['000', '001', '002', '003'], { places: [3, 4], of: 7 }]);
		expect(at(1)).toEqual([['000', '001', '004', '005'], { places: [5, 6], of: 7 }]);
		expect(at(2)).toEqual([['000', '001', '002', '006'], { places: [3, 7], of: 7 }]);
		expect(at(2)).toEqual([['000', '001', '002', '006'], { places: [3, 7], of: 7 }]);
		expect(at(3)).toEqual([['000', '001', '003', '004'], { places: [4, 5], of: 7 }]);
		expect(at(4)).toEqual([['000', '001', '005', '006'], { places: [6, 7], of: 7 }]);
		expect(at(5)).toEqual([['000', '001', '002', '003'], { places: [3, 4], of: 7 }]);
	});

	it('every one of them within the turns of those that waited with it, whatever comes and goes', () => {
		const change = fc.record({
			turns: fc.nat({ max: 1 }),
			leaves: fc.array(fc.nat(), { maxLength: 3 }),
			comes: fc.array(fc.nat({ max: 500 }), { maxLength: 3 })
		});
		const room = fc.integer({ min: 1, max: 7 });
		const some = fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(room, some, fc.array(change, { maxLength: 80 }), (room, first, changes) => {
				let made = 0;
				const late = (minutes: number) =>
					rowOf({
						case: String(made++),
						clock: { name: 'resolve', from: 0, due: NOW - minutes * MINUTE }
					});
				let rows = first.map(late).sort(byDue);
				let turn = Math.ceil(NOW / PAGE_MS);
				let round: Round | null = null;
				/** The turn in which each has to be in view at the latest. */
				const latest = new Map<string, number>();
				const size = room - Math.floor(room / 2);
				for (const { turns, leaves, comes } of [{ turns: 0, leaves: [], comes: [] }, ...changes]) {
					turn += turns;
					for (const one of leaves) rows = rows.filter((_, at) => at !== one % rows.length);
					rows = [...rows, ...comes.map(late)].sort(byDue);
					const picked = pickRows(rows, turn * PAGE_MS, room, round);
					round = picked.round;
					expect(picked.rows).toHaveLength(Math.min(room, rows.length));
					const shown = new Set(picked.rows);
					const waiting = rows.length - Math.floor(room / 2);
					for (const row of rows) {
						if (shown.has(row)) latest.delete(row.key);
						else if (!latest.has(row.key)) latest.set(row.key, turn + Math.ceil(waiting / size));
						else expect(turn).toBeLessThan(latest.get(row.key) ?? 0);
					}
				}
			})
		);
	});

	it('a wall that is switched on later shows the same', () => {
		const many = fc.integer({ min: 1, max: 40 });
		fc.assert(
			fc.property(many, fc.integer({ min: 1, max: 9 }), many, (count, room, turns) => {
				const rows = rowsDue(...Array.from({ length: count }, (_, index) => index - 100));
				let round: Round | null = null;
				for (let turn = 0; turn < turns; turn++)
					({ round } = pickRows(rows, NOW + turn * PAGE_MS, room, round));
				const later = NOW + turns * PAGE_MS;
				expect(ids(pickRows(rows, later, room, round).rows)).toEqual(
					ids(pickRows(rows, later, room).rows)
				);
			})
		);
	});

	it('what takes a place that became free stays for the turn after it', () => {
		const rows = rowsDue(-9, -8, -7, -6, -5);
		const start = Math.ceil(NOW / PAGE_MS / 4) * 4 * PAGE_MS;
		const one = pickRows(rows, start, 2);
		expect(ids(one.rows)).toEqual(['000', '001']);
		const left = rows.filter((row) => row.case !== '001');
		const two = pickRows(left, start + PAGE_MS - 1, 2, one.round);
		expect(ids(two.rows)).toEqual(['000', '002']);
		const three = pickRows(left, start + PAGE_MS, 2, two.round);
		expect(ids(three.rows)).toEqual(['000', '002']);
		const four = pickRows(left, start + 2 * PAGE_MS, 2, three.round);
		expect(ids(four.rows)).toEqual(['000', '003']);
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
