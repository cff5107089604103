import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DueIndex } from './due-index.ts';

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const change = fc.record({ id: ids, due: fc.option(fc.nat(12)) });

describe('LIVE-27 what is due first is known without sorting', () => {
	it('keeps the order of a sorted array, whatever is set, moved and taken away', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
				const index = new DueIndex();
				const plain = new Map<string, number>();
				for (const { id, due } of changes) {
					if (due === null) {
						index.delete(id);
						plain.delete(id);
					} else {
						index.set(id, due);
						plain.set(id, due);
					}
					const sorted = [...plain]
						.map(([one, at]) => ({ due: at, id: one }))
						.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
					expect(index.first(100)).toEqual(sorted);
					expect(index.first(3)).toEqual(sorted.slice(0, 3));
					expect(index.size).toBe(sorted.length);
					for (let instant = 0; instant <= 13; instant++)
						expect(index.before(instant)).toBe(sorted.filter((one) => one.due < instant).length);
				}
			})
		);
	});
});
