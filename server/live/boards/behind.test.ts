import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBoard } from '#lib/shared/boards.ts';
import { STALE_MS } from '#server/domain/walls/state.ts';
import { BoardFeed } from './feed.ts';
import { NO_FIGURES } from '../../../tests/support/no-figures.ts';

const { pages, distance, diagonal, sound, locale, message } = defaultBoard({ id: 'b', title: 'B' });

/** A feed with a clock, of which each flush is a frame. */
function busy() {
	const now = { at: 1_000_000, open: 0 };
	const feed = new BoardFeed({
		...{ epoch: () => 'one', build: 'b1', now: () => now.at, freshAt: () => now.at },
		head: () => ({
			...{ id: 'b', title: 'B', zone: 'UTC', clients: [], demo: false, dueSoonMs: 1 },
			show: { pages, distance, diagonal, sound, locale, message, visitor: false }
		}),
		view: () => {
			const counts = { ...NO_FIGURES.counts, open: now.open++ };
			return { rows: new Map(), figures: { ...NO_FIGURES, counts } };
		}
	});
	const frames = (every: number, ms: number) => {
		for (let past = 0; past < ms; past += every) {
			now.at += every;
			feed.flush();
		}
	};
	return { now, feed, frames };
}

describe('WALLS-13 how far behind its board a screen is', () => {
	it.each([100, 500, 5000])(
		'a screen that stopped is stale whatever frames come, one each %d ms',
		(every) => {
			const { feed, frames } = busy();
			frames(every, every);
			const { seq } = feed.beat();
			frames(every, STALE_MS + every);
			expect(feed.behind(seq)).toBeGreaterThanOrEqual(STALE_MS);
			frames(every, 600_000);
			expect(feed.behind(seq)).toBeGreaterThan(STALE_MS);
			expect(feed.behind(feed.beat().seq)).toBe(0);
		}
	);

	it('it is behind by the age of the frame after the last one it shows, to the second', () => {
		const gaps = fc.array(
			fc.oneof(fc.integer({ min: 100, max: 300 }), fc.integer({ min: 100, max: 9000 })),
			{
				...{ minLength: 1, maxLength: 400, size: 'max' }
			}
		);
		fc.assert(
			fc.property(gaps, (all) => {
				const { now, feed } = busy();
				const cameAt = all.map((gap, index) => {
					now.at += gap;
					// a change of the head is no frame, and missed like one
					if (index % 97 === 50) feed.renew();
					else feed.flush();
					return now.at;
				});
				for (const [seq, at] of cameAt.entries()) {
					const age = now.at - at;
					const told = feed.behind(seq);
					if (age <= 2 * STALE_MS) expect(Math.abs(told - age)).toBeLessThan(1000);
					else expect(told).toBeGreaterThanOrEqual(2 * STALE_MS);
				}
			})
		);
	});

	it('one that shows what was before the board was loaded anew is behind since then', () => {
		const { now, feed, frames } = busy();
		frames(100, 10_000);
		const { seq } = feed.beat();
		feed.restart();
		now.at += 31_000;
		expect(feed.behind(seq)).toBe(31_000);
		expect(feed.behind(0)).toBe(0);
	});
});
