import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, Snapshot } from '#lib/shared/wire/feed.ts';
import type { Figures, Row } from '#lib/shared/wire/rows.ts';
import { boardOf, rowOf } from '../../../tests/support/board-samples.ts';
import { applyBeat, applyFrame, byDue, inOrder, viewOf, type BoardView } from './apply.ts';

const NOW = Date.UTC(2026, 10, 21, 14, 32);
const counts = { open: 0, pastSla: 0, dueSoon: 0, unclaimed: 0 };
const start: Snapshot = { ...boardOf([]), epoch: 'e1', seq: 4, at: NOW, freshAt: NOW };
const frame = (part: Partial<Frame>): Frame => ({
	epoch: 'e1',
	seq: 5,
	at: NOW + 100,
	freshAt: NOW + 50,
	...part
});

describe('LIVE-1 a frame is applied only when it is the next one of its epoch', () => {
	it.each([
		['dropped before it', { seq: 6 }],
		['repeated', { seq: 4 }],
		['older', { seq: 3 }],
		['of a foreign epoch', { epoch: 'e2' }]
	])('%s: a gap', (_name, part) => {
		expect(applyFrame(viewOf(start), frame(part))).toBe('gap');
	});

	it('sets whole rows, removes rows, merges figures, leaves the view before as it was', () => {
		const [kept, old] = [rowOf({ case: '1' }), rowOf({ case: '2', tier: 1 })];
		const view = viewOf({ ...start, rows: [kept, old, rowOf({ case: '3' })] });
		const changed = rowOf({ case: '2', tier: 3 });
		const next = applyFrame(
			view,
			frame({ set: [changed], gone: ['northwind/3'], figures: { counts: { ...counts, open: 2 } } })
		) as BoardView;
		expect([...next.rows.values()]).toEqual([kept, changed]);
		expect(next.rows.get(kept.key)).toBe(kept);
		expect(next.figures).toEqual({ ...start.figures, counts: { ...counts, open: 2 } });
		expect(next.seq).toBe(5);
		expect(view.rows.size).toBe(3);
		expect(view.rows.get(old.key)).toBe(old);
	});

	it('does not take a frame for news of the store', () => {
		expect(applyFrame(viewOf(start), frame({}))).toMatchObject({
			freshAt: NOW + 50,
			at: NOW + 100
		});
	});
});

describe('LIVE-2 a beat of another position is a gap', () => {
	it.each([
		[{ seq: 4 }, false],
		[{ seq: 5 }, true],
		[{ seq: 3 }, true],
		[{ epoch: 'e2' }, true]
	])('%j: %s', (part, gap) => {
		const beat = { epoch: 'e1', seq: 4, at: NOW + 1000, freshAt: NOW + 900, ...part };
		const next = applyBeat(viewOf(start), beat);
		if (gap) expect(next).toBe('gap');
		else expect(next).toMatchObject({ at: NOW + 1000, freshAt: NOW + 900 });
	});
});

describe('LIVE-3 a snapshot and all frames after it are the server’s view', () => {
	const row = fc
		.record({
			id: fc.integer({ min: 0, max: 7 }),
			version: fc.nat(50),
			due: fc.option(fc.nat(1000))
		})
		.map(({ id, version, due }) =>
			rowOf({
				case: String(id),
				version,
				clock: due === null ? null : { name: 'resolve', from: 0, due }
			})
		);
	const change = fc.record({
		set: fc.uniqueArray(row, { maxLength: 4, selector: (r) => r.key }),
		gone: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 2 }),
		open: fc.option(fc.nat(400), { nil: undefined })
	});

	/** The server's side, kept another way: a plain list that is searched. */
	function serve(changes: { set: Row[]; gone: number[]; open: number | undefined }[]) {
		let rows: Row[] = [];
		let figures: Figures = start.figures;
		const frames = changes.map(({ set, gone, open }, index): Frame => {
			const keys = gone.map((id) => `northwind/${id}`).filter((k) => !set.some((r) => r.key === k));
			rows = rows.filter((r) => !keys.includes(r.key) && !set.some((s) => s.key === r.key));
			rows = [...rows, ...set];
			const part = open === undefined ? undefined : { counts: { ...counts, open } };
			figures = { ...figures, ...part };
			return {
				epoch: 'e1',
				seq: 5 + index,
				at: NOW + index,
				freshAt: NOW + index,
				...(set.length ? { set } : {}),
				...(keys.length ? { gone: keys } : {}),
				...(part ? { figures: part } : {})
			};
		});
		return { rows: rows.sort(byDue), figures, frames };
	}

	it('in order', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
				const server = serve(changes);
				let view = viewOf(start);
				for (const each of server.frames) view = applyFrame(view, each) as BoardView;
				expect([...view.rows.values()].sort(byDue)).toEqual(server.rows);
				expect(view.figures).toEqual(server.figures);
			})
		);
	});

	it('LIVE-4 the order kept from frame to frame is the one of sorting everything', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 20 }), (changes) => {
				const server = serve(changes.map(([one]) => one));
				let view = viewOf(start);
				for (const [index, each] of server.frames.entries()) {
					// whoever looks at some of them only loses nothing
					const looks = changes[index]?.[1];
					const before = looks ? inOrder(view.rows) : [];
					const was = [...before];
					view = applyFrame(view, each) as BoardView;
					if (looks) expect(inOrder(view.rows)).toEqual([...view.rows.values()].sort(byDue));
					expect(before).toEqual(was);
				}
				expect(inOrder(view.rows)).toEqual(server.rows);
			})
		);
	});

	it('with any one frame left out or sent twice, the screen notices', () => {
		const some = fc.array(change, { minLength: 2, maxLength: 10 });
		fc.assert(
			fc.property(some, fc.nat(), fc.boolean(), (changes, pick, twice) => {
				const { frames } = serve(changes);
				const at = pick % (twice ? frames.length : frames.length - 1);
				const hurt = frames.flatMap((f, i) => (i === at ? (twice ? [f, f] : []) : [f]));
				let view: BoardView | 'gap' = viewOf(start);
				for (const each of hurt) {
					view = applyFrame(view, each);
					if (view === 'gap') break;
				}
				expect(view).toBe('gap');
			})
		);
	});
});

describe('LIVE-4 all screens have one order', () => {
	it('by due instant, without a clock last, then by key', () => {
		const clock = (due: number) => ({ name: 'claim' as const, from: 0, due });
		const rows = [
			rowOf({ case: 'b', clock: null }),
			rowOf({ case: 'a', clock: null }),
			rowOf({ case: 'z', clock: clock(5) }),
			rowOf({ case: 'y', clock: clock(5) }),
			rowOf({ case: 'x', clock: clock(9) }),
			rowOf({ case: 'f', clock: null, followUp: 11 }),
			rowOf({ case: 'e', clock: null, followUp: 10 }),
			rowOf({ case: 'w', clock: clock(-3) })
		];
		expect(rows.sort(byDue).map((r) => r.case)).toEqual(['w', 'y', 'z', 'x', 'e', 'f', 'a', 'b']);
	});
});
