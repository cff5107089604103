import { describe, expect, it } from 'vitest';
import { AT, MIN } from '../../../tests/support/alert-samples.ts';
import { budgetOf } from './budget.ts';
import type { Raise } from './book.ts';

const raises = (
	count: number,
	rule: string,
	from: number,
	to: number,
	part: Partial<Raise> = {}
): Raise[] =>
	Array.from({ length: count }, (_, index) => ({
		id: `${rule}-${index}`,
		at: from + Math.floor(((to - from) * index) / count),
		rule,
		severity: 'warning',
		people: 4,
		chattering: false,
		...part
	}));
const measure = (
	some: Raise[],
	span = 10 * MIN,
	active: { since: number; endedAt: number | null }[] = []
) => budgetOf({ from: AT - span, to: AT, supervisors: 4, raises: some, active });

describe('ALRT-8 the budget says whether people could answer their alerts', () => {
	it.each([
		[0, 'fine'],
		[1, 'fine'],
		[2, 'busy'],
		[3, 'over'],
		[10, 'over'],
		[11, 'flood']
	])('%i a supervisor in ten minutes: %s', (count, verdict) => {
		const budget = measure(raises(count, 'a', AT - 9 * MIN, AT));
		expect(budget).toMatchObject({ count, rate: count, verdict });
		expect(budget.floods?.rule).toBe(count > 2 ? 'a' : undefined);
	});

	it('an alert to one of four counts a quarter', () => {
		const budget = measure(raises(4, 'a', AT - 9 * MIN, AT, { people: 1 }));
		expect(budget).toMatchObject({ count: 4, rate: 1, verdict: 'fine' });
	});

	it('over a day: the average, and the worst ten minutes wherever they lie', () => {
		const day = 24 * 60 * MIN;
		const calm = raises(100, 'calm', AT - day, AT);
		const burst = raises(40, 'burst', AT - 300 * MIN - 5, AT - 292 * MIN);
		const budget = measure([...burst, ...calm], day);
		expect(budget.rate).toBeCloseTo(140 / 144);
		expect(budget.peak.rate).toBeGreaterThanOrEqual(40);
		expect(budget.peak.to - budget.peak.from).toBeLessThan(10 * MIN);
		expect(budget.verdict).toBe('flood');
		// most alerts of the day are of another rule; the flood is not
		expect(budget.rules[0]?.rule).toBe('calm');
		expect(budget.floods?.rule).toBe('burst');
	});

	it('ten minutes are ten minutes: what lies so far apart is not in one window', () => {
		const apart = [
			...raises(6, 'a', AT - 20 * MIN, AT - 20 * MIN),
			...raises(6, 'a', AT - 10 * MIN, AT - 10 * MIN)
		];
		expect(measure(apart, 60 * MIN).peak.rate).toBe(6);
	});

	it('counts by severity, what chatters, and what has asked for more than a day', () => {
		const budget = measure(
			[
				...raises(8, 'a', AT - 9 * MIN, AT, { severity: 'info', people: 1 }),
				...raises(2, 'b', AT - 9 * MIN, AT, { severity: 'critical', people: 1, chattering: true })
			],
			10 * MIN,
			[
				{ since: AT - 25 * 60 * MIN, endedAt: null },
				{ since: AT - 25 * 60 * MIN, endedAt: AT },
				{ since: AT - MIN, endedAt: null }
			]
		);
		expect(budget.severities).toEqual({ info: 8, warning: 0, critical: 2 });
		expect(budget).toMatchObject({ chattering: 2, stale: 1 });
		expect(
			budget.rules.map(({ rule, count, share, chattering }) => [rule, count, share, chattering])
		).toEqual([
			['a', 8, 0.8, 0],
			['b', 2, 0.2, 2]
		]);
	});

	it('a floor without supervisors is reckoned as one', () => {
		const budget = budgetOf({
			from: AT - 10 * MIN,
			to: AT,
			supervisors: 0,
			raises: raises(2, 'a', AT - MIN, AT, { people: 1 }),
			active: []
		});
		expect(budget.rate).toBe(2);
	});

	it.each([
		['clock:resolve:past', /one cause/],
		['rule:old-vip', /The rule old-vip holds too often/],
		['clock:claim:75', /out of `warn`/],
		['promise:90', /out of `warn`/],
		['channel:failed', /Mend it/]
	])('%s: what would make it fewer', (rule, words) => {
		expect(measure(raises(20, rule, AT - MIN, AT)).floods?.suggestion).toMatch(words);
	});
});
