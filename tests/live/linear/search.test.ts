import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, type Act, type Heard, type Held, type Operation } from './history.ts';
import { BAD, FREE, GOOD, NEVER, op, refused, seen, to } from './samples.ts';
import { search } from './search.ts';

describe('RACE-4 the checker of histories', () => {
	it('has twenty bad ones to try', () => expect(BAD.length).toBeGreaterThanOrEqual(20));
	it.each(BAD)('rejects: %s', (_name, history) => {
		expect(search(history, FREE)).toBe('not linearisable');
	});
	it.each(GOOD)('accepts: %s', (_name, history) => {
		expect(search(history, FREE)).toBe('linearisable');
	});
	it('says so when it gives up', () => {
		const history = BAD[9]?.[1] ?? [];
		expect(search(history, FREE, 1)).toBe('undecided');
	});

	const person = fc.constantFrom('a', 'b', 'c');
	const act = fc.oneof(
		fc.constantFrom<Act>({ type: 'claim' }, { type: 'release' }, { type: 'read' }),
		fc.constantFrom(1, 2).map(to)
	);

	it('accepts whatever was done one after the other, however long its answers took', () => {
		const said = fc.tuple(person, act, fc.nat(30), fc.nat(30), fc.boolean());
		fc.assert(
			fc.property(fc.array(said, { maxLength: 60 }), (all) => {
				let held = FREE;
				const history = all.map(([who, what, before, later, heard], at): Operation => {
					const answer = answerOf(held, who, what);
					held = after(held, who, what, null) ?? held;
					return op(
						who,
						what,
						[at * 2 - before, heard ? at * 2 + later : NEVER],
						heard ? answer : null
					);
				});
				expect(search(history, FREE)).toBe('linearisable');
			})
		);
	});

	it('agrees with whoever tries every order', () => {
		const heard: fc.Arbitrary<Heard | null> = fc.oneof(
			fc.constantFrom<Heard>({ is: 'changed' }, { is: 'unchanged' }),
			person.map(refused),
			fc.tuple(fc.option(person), fc.constantFrom(1, 2)).map(([who, tier]) => seen(who, tier)),
			fc.constant(null)
		);
		const said = fc
			.tuple(person, act, fc.nat(8), fc.nat(8), heard)
			.map(([who, what, sent, took, told]) =>
				op(who, what, [sent, told === null ? NEVER : sent + took], told)
			);
		const verdicts = new Set<string>();
		fc.assert(
			fc.property(fc.array(said, { maxLength: 5 }), (history) => {
				const verdict = search(history, FREE);
				verdicts.add(verdict);
				expect(verdict).toBe(everyOrder(history, FREE) ? 'linearisable' : 'not linearisable');
			}),
			{ numRuns: 3000 }
		);
		expect(verdicts.size).toBe(2);
	});
});

/** What would be answered. */
function answerOf(held: Held, who: string, what: Act): Heard {
	const possible: Heard[] = [
		{ is: 'changed' },
		{ is: 'unchanged' },
		{ is: 'refused', owner: held.owner ?? '' },
		{ is: 'seen', held }
	];
	return possible.find((one) => after(held, who, what, one) !== null) ?? { is: 'unchanged' };
}

/** The same by brute force, for a handful. */
function everyOrder(left: readonly Operation[], held: Held): boolean {
	if (left.every(({ heard }) => heard === null)) return true;
	return left.some((one, at) => {
		if (left.some(({ answered }) => answered < one.sent)) return false;
		const next = after(held, one.person, one.act, one.heard);
		return next !== null && everyOrder(left.toSpliced(at, 1), next);
	});
}
