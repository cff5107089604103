import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFrame, viewOf, type BoardView } from '#lib/live/apply.ts';
import { defaultBoard } from '#lib/shared/boards.ts';
import type { BoardHead, Row } from '#lib/shared/wire/rows.ts';
import { escalated } from '../../../tests/support/cases.ts';
import { BoardFeed } from './feed.ts';
import { NO_FIGURES } from '../../../tests/support/no-figures.ts';
import { wallRow } from './row.ts';

const base = wallRow(escalated().row);
if (!base) throw new Error('an escalation has a row');
const row = (key: string, version = 1): Row => ({ ...base, key, case: key, version });
/** A feed over a board that the test changes. */
const { pages, distance, diagonal, sound, locale, message } = defaultBoard({ id: 'b', title: 'B' });
const HEAD: BoardHead = {
	...{ id: 'b', title: 'B', zone: 'UTC', clients: [], demo: false, dueSoonMs: 1 },
	show: { pages, distance, diagonal, sound, locale, message, visitor: false }
};

function board() {
	const now = { rows: new Map<string, Row>(), figures: NO_FIGURES, epoch: 'one' };
	const feed = new BoardFeed({
		epoch: () => now.epoch,
		build: 'b1',
		now: () => 1000,
		freshAt: () => 900,
		head: () => HEAD,
		view: () => ({ rows: new Map(now.rows), figures: now.figures })
	});
	return { now, feed };
}

describe('LIVE-12 a feed tells what changed, and what was missed', () => {
	it('has nothing to tell when nothing changed', () => {
		const { feed } = board();
		expect(feed.flush()).toBeNull();
		expect(feed.beat()).toEqual({ epoch: 'one', seq: 0, at: 1000, freshAt: 900 });
	});

	it('sends changed rows whole, names those that left, and only the figures that changed', () => {
		const { feed, now } = board();
		const [a, b] = [row('a'), row('b')];
		now.rows = new Map([
			['a', a],
			['b', b]
		]);
		expect(feed.flush()).toEqual({ epoch: 'one', seq: 1, at: 1000, freshAt: 900, set: [a, b] });
		const counts = { open: 1, pastSla: 0, dueSoon: 0, unclaimed: 1 };
		now.rows = new Map([['b', b]]);
		now.figures = { ...NO_FIGURES, counts };
		expect(feed.flush()).toEqual({
			epoch: 'one',
			seq: 2,
			at: 1000,
			freshAt: 900,
			gone: ['a'],
			figures: { counts }
		});
	});

	it('gives the frames since a position, and null when one of them is gone', () => {
		const { feed, now } = board();
		for (let version = 1; version <= 60; version++) {
			now.rows = new Map([['a', row('a', version)]]);
			feed.flush();
		}
		const since = (seq: number, epoch = 'one') => feed.since({ epoch, seq });
		expect(since(60)).toEqual([]);
		expect(since(57)?.map(({ seq }) => seq)).toEqual([58, 59, 60]);
		expect(since(10)).toHaveLength(50);
		expect(since(9)).toBeNull();
		expect(since(61)).toBeNull();
		expect(since(60, 'other')).toBeNull();
		expect(feed.since(undefined)).toBeNull();
	});

	it.each([-1, 1.5, Number.NaN, Infinity, -Infinity, 2 ** 53])('no frames after %d', (seq) => {
		const { feed, now } = board();
		now.rows = new Map([['a', row('a')]]);
		feed.flush();
		expect(feed.since({ epoch: 'one', seq })).toBeNull();
	});

	it('begins anew under another epoch', () => {
		const { feed, now } = board();
		now.rows = new Map([['a', row('a')]]);
		feed.flush();
		now.epoch = 'two';
		feed.restart();
		expect(feed.snapshot()).toMatchObject({ epoch: 'two', seq: 0, rows: [{ key: 'a' }] });
		expect(feed.since({ epoch: 'one', seq: 1 })).toBeNull();
		expect(feed.flush()).toBeNull();
	});

	it('gives no frames across a change of the head', () => {
		const { feed, now } = board();
		now.rows = new Map([['a', row('a')]]);
		feed.flush();
		feed.renew();
		expect(feed.since({ epoch: 'one', seq: 1 })).toBeNull();
		expect(feed.since(feed.snapshot())).toEqual([]);
	});

	it('whoever joins and goes when he likes ends with the board as it is', () => {
		const keys = fc.constantFrom('a', 'b', 'c', 'd');
		const step = fc.oneof(
			fc.record({ is: fc.constant('set' as const), key: keys }),
			fc.record({ is: fc.constant('drop' as const), key: keys }),
			fc.record({ is: fc.constantFrom('flush' as const, 'leave' as const, 'join' as const) })
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
				const { feed, now } = board();
				let view: BoardView = viewOf(feed.snapshot());
				let here = true;
				let version = 1;
				const catchUp = () => {
					const missed = feed.since(view);
					if (!missed) view = viewOf(feed.snapshot());
					for (const frame of missed ?? []) follow(frame);
				};
				const follow = (frame: Parameters<typeof applyFrame>[1]) => {
					const next = applyFrame(view, frame);
					if (next === 'gap') throw new Error('a gap');
					view = next;
				};
				const flush = () => {
					const frame = feed.flush();
					if (frame && here) follow(frame);
				};
				for (const one of steps) {
					if (one.is === 'set') now.rows.set(one.key, row(one.key, ++version));
					else if (one.is === 'drop') now.rows.delete(one.key);
					else if (one.is === 'leave') here = false;
					else {
						flush();
						if (one.is === 'join' && !here) catchUp();
						here ||= one.is === 'join';
					}
				}
				flush();
				if (!here) catchUp();
				expect(new Map(view.rows)).toEqual(now.rows);
			})
		);
	});
});
