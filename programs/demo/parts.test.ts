import { describe, expect, it } from 'vitest';
import { createAgenda } from './agenda.ts';
import { createChance } from './random.ts';
import { TITLES } from './titles/index.ts';

describe('the parts', () => {
	it('chance repeats itself, and has the measured shapes', () => {
		const [one, other] = [createChance(5), createChance(5)];
		expect(one.next()).toBe(other.next());
		const many = Array.from({ length: 20_000 }, () => one.logNormal(4.62, 1.2)).sort(
			(a, b) => a - b
		);
		expect(many[10_000]).toBeGreaterThan(96);
		expect(many[10_000]).toBeLessThan(107);
		expect((many[18_000] ?? 0) / (many[10_000] ?? 1)).toBeCloseTo(Math.exp(1.2816 * 1.2), 0);
		const mean =
			Array.from({ length: 20_000 }, () => one.exponential(5)).reduce((sum, x) => sum + x, 0) /
			20_000;
		expect(mean).toBeCloseTo(5, 0);
	});

	it('the agenda gives what is due, earliest first, ties in order', () => {
		const agenda = createAgenda<number>();
		const chance = createChance(9);
		const all = Array.from({ length: 500 }, (_, what) => ({
			at: Math.floor(chance.between(0, 50)),
			what
		}));
		for (const { at, what } of all) agenda.put(at, what);
		expect(agenda.take(-1)).toBeNull();
		const taken = all.map(() => agenda.take(100));
		expect(taken).toEqual(all.toSorted((a, b) => a.at - b.at));
		expect(agenda.size).toBe(0);
	});

	it('DEMO-9 titles are many, short, calm and never twice the same', () => {
		for (const [subject, brands] of Object.entries(TITLES)) {
			const all = Object.values(brands).flat();
			expect(all.length, subject).toBeGreaterThanOrEqual(60);
			expect(new Set(all).size).toBe(all.length);
			for (const title of all) expect(title).toMatch(/^[A-Z0-9][^!]{9,58}[^!. ]$/);
		}
	});
});
