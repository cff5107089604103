import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '#lib/shared/wire/rows.ts';
import { belongs, matcher, NO_FILTER, WHOSE, type Filter } from './filters.ts';
import { sampleRow } from './sample-row.ts';
import { lastPast, sieve, unlessSameCounts } from './sieve.ts';

const ME = { id: 'priya', name: 'Priya Raman' };
const MATEO = { id: 'mateo', name: 'Mateo Cruz' };
const toMe = { to: ME, by: MATEO, why: '', at: 1, until: 2 };
const wordsOf = (row: Row) => row.title;
const look = (rows: readonly Row[], filter: Partial<Filter> = {}, now = 0) =>
	sieve(rows, { filter: { ...NO_FILTER, ...filter }, wordsOf, now, me: 'priya' });

const rows = fc.array(
	fc.record({
		key: fc.nat().map(String),
		title: fc.constantFrom('refund', 'checkout'),
		tier: fc.constantFrom(1, 2, 3, 4),
		owner: fc.constantFrom(ME, MATEO, null),
		offer: fc.constantFrom(toMe, undefined),
		followUp: fc.constantFrom(7, undefined),
		clock: fc.option(fc.nat(20).map((due) => ({ name: 'resolve' as const, from: 0, due })))
	}),
	{ maxLength: 30 }
);
const filters = fc.record({
	whose: fc.constantFrom(...WHOSE),
	past: fc.boolean(),
	text: fc.constantFrom('', 'refund')
});

describe('DESK-20 each chip says how many of the rows it would show', () => {
	test('all that is open, of it what nobody or oneself has; what is to be followed up apart', () => {
		const some = [
			sampleRow({ owner: ME }),
			sampleRow({ owner: ME }),
			sampleRow({ owner: null }),
			sampleRow({ owner: MATEO, offer: toMe }),
			sampleRow({ owner: ME, followUp: 1 })
		];
		const counts = { all: 4, unclaimed: 1, mine: 3, 'follow-up': 1, past: 0 };
		expect(look(some).counts).toEqual(counts);
		expect(unlessSameCounts(counts, { ...counts })).toBe(counts);
		expect(unlessSameCounts(counts, { ...counts, past: 1 })).toEqual({ ...counts, past: 1 });
	});
	test('whatever is asked, as many as a tap on it would bring', () => {
		fc.assert(
			fc.property(rows, filters, fc.nat(20), (made, filter, now) => {
				const all = made.map((one) => sampleRow(one as Partial<Row>));
				const { counts } = look(all, filter, now);
				for (const whose of WHOSE)
					expect(look(all, { ...filter, whose }, now).rows).toHaveLength(counts[whose]);
				expect(look(all, { ...filter, past: true }, now).rows).toHaveLength(counts.past);
			})
		);
	});
});

test('DESK-90 the list has what every part of the filter wants, in the order of the rows', () => {
	fc.assert(
		fc.property(rows, filters, fc.nat(20), (made, filter, now) => {
			const all = made.map((one) => sampleRow(one as Partial<Row>));
			const wanted = all.filter(
				(row) =>
					matcher({ ...NO_FILTER, ...filter }, wordsOf, now)(row) &&
					belongs(row, filter.whose, 'priya')
			);
			const offered = wanted.filter(({ offer }) => offer !== undefined);
			const others = wanted.filter(({ offer }) => offer === undefined);
			expect(look(all, filter, now).rows).toEqual([...offered, ...others]);
		})
	);
});

test('DESK-92 past SLA is reckoned anew when the next clock has run out', () => {
	const clock = (due: number) => ({ clock: { name: 'resolve' as const, from: 0, due } });
	const sorted = [
		sampleRow(clock(10)),
		sampleRow({ clock: null, followUp: 20 }),
		sampleRow(clock(30)),
		sampleRow({ clock: null })
	];
	const at = [0, 9, 10, 20, 29, 30, 99].map((now) => lastPast(sorted, now));
	expect(at).toEqual([0, 0, 10, 10, 10, 30, 30]);
	expect(lastPast([], 5)).toBe(0);
});
