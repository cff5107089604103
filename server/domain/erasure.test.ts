import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStep, HOUR, T0, Tale, take } from '../../tests/support/cases.ts';
import { evolve } from './evolve.ts';
import { HIDDEN, hiddenEvent, hiddenRow } from './erasure.ts';
import { createFold } from './shift/summary.ts';

const WINDOW = { from: T0, to: T0 + 400 * HOUR, zone: 'UTC' };
/** Where people write, and whom a case is about. */
const WORDS = new Set(['title', 'text', 'why', 'done', 'customer', 'agent', 'url', 'cause']);

/** Every text that stands in such a field, however deep. */
function wordsIn(value: unknown, field = ''): string[] {
	if (typeof value === 'string') return WORDS.has(field) ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) =>
		wordsIn(one, name === 'before' || name === 'after' ? field : name)
	);
}

const anyTale = fc.array(anyStep, { maxLength: 40 }).map((steps) => {
	const tale = new Tale();
	for (const step of steps) take(tale, step);
	return tale;
});

describe('KEEP-2 what stays of a case', () => {
	it('is no word of anybody, and the same figures', () => {
		fc.assert(
			fc.property(anyTale, ({ log, state, now }) => {
				const hidden = log.map((entry) => ({
					...entry,
					events: entry.events.map((event) => hiddenEvent(event, []))
				}));
				const ticks = new Set(['ticked']);
				const told = hidden.flatMap(({ events }) => events.filter(({ type }) => !ticks.has(type)));
				expect(new Set(wordsIn(told).filter((text) => text !== HIDDEN))).toEqual(new Set());
				const figures = (entries: typeof log) => {
					const fold = createFold(WINDOW);
					fold.take(entries);
					return fold.read(now, () => state);
				};
				expect(figures(hidden)).toEqual(figures(log));
				if (state) {
					const row = hiddenRow(state, []);
					expect(wordsIn(row).filter((text) => text !== HIDDEN)).toEqual([]);
					const clocks = hidden.reduce<typeof state | null>(
						(before, { events }) => evolve(before, events, 'acme', 'C-1'),
						null
					);
					expect(clocks).toMatchObject({ clocks: row.clocks, tier: row.tier, owner: row.owner });
				}
			})
		);
	});
});

describe('KEEP-8 a case that is forgotten while it is open', () => {
	it('keeps status, tier, owner and clocks, and is told to go on', () => {
		fc.assert(
			fc.property(anyTale, (tale) => {
				const before = tale.state;
				if (!before) return;
				const events = tale.done({ type: 'forget' });
				const after = tale.row;
				expect(events.at(-1)?.type).toBe('forgotten');
				expect(wordsIn(after).filter((text) => text !== HIDDEN)).toEqual([]);
				expect(after.undo).toBeNull();
				if (events.length === 1)
					expect(after).toMatchObject({
						...{ tier: before.tier, owner: before.owner, status: before.status },
						...{ clocks: before.clocks, team: before.team, place: before.place }
					});
			})
		);
	});
});
