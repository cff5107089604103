import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueIndex } from './due-index.ts';

const ids = Array.from({ length: 3000 }, (_, index) => `c-${index}`);
const step = fc.record({
	id: fc.constantFrom(...ids),
	due: fc.option(fc.oneof(fc.nat(50), fc.constant(Infinity)), { nil: null })
});

test('LIVE-4 however many are open, and whatever changed, they are in the order in which they fall due', () => {
	fc.assert(
		fc.property(
			fc.nat(2500),
			fc.array(step, { maxLength: 400, size: 'max' }),
			fc.nat(60),
			(already, steps, instant) => {
				const index = new DueIndex();
				const plain = new Map<string, number>();
				const set = (id: string, due: number) => {
					index.set(id, due);
					plain.set(id, due);
				};
				for (const [at, id] of ids.slice(0, already).entries()) set(id, (at * 7919) % 1000);
				for (const { id, due } of steps) {
					if (due !== null) set(id, due);
					else {
						index.delete(id);
						plain.delete(id);
					}
				}
				const sorted = [...plain]
					.map(([id, due]) => ({ id, due }))
					.sort((one, other) =>
						one.due === other.due ? (one.id < other.id ? -1 : 1) : one.due - other.due
					);
				expect(index.size).toBe(sorted.length);
				expect(index.first(Infinity)).toEqual(sorted);
				expect(index.first(24)).toEqual(sorted.slice(0, 24));
				expect(index.before(instant)).toBe(sorted.filter(({ due }) => due < instant).length);
			}
		),
		{ numRuns: 60 }
	);
});
