/** A rule that some case fulfils is never said to be one that no case does. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../tests/support/cases.ts';
import { constantOf } from './constant.ts';

/** A case, as far as the conditions below ask. */
const cases = fc.record({
	priority: fc.integer({ min: 1, max: 4 }),
	tier: fc.integer({ min: 0, max: 4 }),
	vip: fc.boolean(),
	age: fc.integer({ min: 1, max: 5000 }),
	words: fc.uniqueArray(fc.constantFrom('outage', 'refund', 'twice', 'late', 'angry', 'again'), {
		minLength: 2
	}),
	queue: fc.constantFrom('voice', 'chat', 'mail'),
	open: fc.integer({ min: 1, max: 30 }),
	share: fc.integer({ min: 0, max: 200 })
});
type Made = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** Conditions that hold for the case. */
const conditions: ((made: Made, near: number) => string)[] = [
	({ priority }) => `case.priority == ${priority}`,
	({ priority }) => `case.priority != ${(priority % 4) + 1}`,
	({ tier }, near) => `case.tier >= ${Math.max(0, tier - (near % 2))}`,
	({ vip }) => (vip ? 'case.vip' : '!case.vip'),
	({ age }, near) => `case.age > duration("${Math.max(0, age - near)}m")`,
	({ age }, near) => `case.age < duration("${age + near + 1}m")`,
	({ age }) => `case.age.getMinutes() == ${age}`,
	({ words: [first = ''] }) => `case.title.startsWith("${first}")`,
	({ words }) => `case.title.endsWith("${words.at(-1)}")`,
	({ words }, near) => `case.title.contains("${words[near % words.length]}")`,
	() => '!case.title.contains("praise")',
	({ queue }) => `case.queue == "${queue}"`,
	({ queue }) => `case.queue in ["${queue}", "fax"]`,
	({ open }, near) => `customer.openCases >= ${Math.max(0, open - near)}`,
	({ share }) => `case.clock.resolve.share >= ${(share / 100).toFixed(2)}`,
	({ age }) => `case.age - duration("1m") >= duration("${age - 1}m")`
];

describe('whether a rule can fire', () => {
	it('RULE-2 what some case fulfils is not called a rule that never fires', () => {
		const picks = fc.uniqueArray(
			fc.tuple(fc.nat({ max: conditions.length - 1 }), fc.nat({ max: 20 }), fc.boolean()),
			{ minLength: 1, maxLength: 9, selector: ([which]) => which }
		);
		fc.assert(
			fc.property(cases, picks, (made, chosen) => {
				const when = chosen
					.map(([which, near, either]) => {
						const holds = conditions[which]?.(made, near) ?? 'true';
						return either ? `(${holds} || case.age > duration("900h"))` : holds;
					})
					.join(' && ');
				expect(constantOf({ on: 'case', when }), when).not.toBe('never');
				expect(constantOf({ on: 'case', when: `!(${when})` }), when).not.toBe('always');
			}),
			{ numRuns: 300 }
		);
	}, 180_000);

	it('RULE-2 a text that only one order of its parts fulfils is found', () => {
		const words = ['refund', 'outage', 'again', 'twice', 'late', 'angry', 'slow'];
		const few = fc.shuffledSubarray(words, { minLength: 3 });
		fc.assert(
			fc.property(few, fc.subarray(words), ([first, ...rest], also) => {
				const hold = [
					`case.title.startsWith("${first}")`,
					...rest.slice(0, -1).map((one) => `case.title.contains("${one}")`),
					`case.title.endsWith("${rest.at(-1)}")`,
					...also.map((one) => `case.queue != "${one}"`),
					'!case.title.contains("praise")'
				];
				expect(constantOf({ on: 'case', when: hold.join(' && ') })).not.toBe('never');
			})
		);
	});

	it('RULE-2 the answer is the same every time', () => {
		const when = `case.age > duration("${MINUTE}ms") && case.title.contains("x")`;
		expect(constantOf({ on: 'case', when })).toBe(constantOf({ on: 'case', when }));
	});
});
