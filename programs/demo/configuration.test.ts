import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '#lib/shared/words.ts';
import { examineValue } from '#server/domain/configuration/examine.ts';
import { explain } from '#server/domain/clocks/explain.ts';
import { createMemoryFloor } from '../testing/memory-floor.ts';
import { demoPlan } from '../testing/demo-plan.ts';
import { BRANDS, CAUSES, QUEUES, TEAMS, ZONES } from './cast.ts';
import { configurationOf } from './configuration.ts';
import { practiceOf } from './practice.ts';
import { promisesOf } from './promises.ts';

const MINUTE = 60_000;

describe.each(BRANDS)('the configuration of %s', (brand) => {
	const written = configurationOf(brand);
	const plan = demoPlan(brand);

	it('DEMO-12 has neither a fault nor a warning', () => {
		const { faults, warnings, sound } = examineValue(written, {
			zone: ZONES[brand],
			queues: QUEUES
		});
		expect({ faults, warnings }).toEqual({ faults: [], warnings: [] });
		expect(sound).not.toBeNull();
	});

	it('DEMO-12 has every cause that the floor resolves with, and the steps that it ticks', () => {
		const { causes, sops } = practiceOf(written);
		for (const list of Object.values(CAUSES))
			for (const cause of list) expect(causes).toContain(cause);
		for (const subject of ['billing', 'technical', 'complaint'] as const)
			expect(sops.some(({ subjects }) => subjects?.includes(subject))).toBe(true);
		for (const { name, steps } of sops) {
			expect(plan.sops.get(name)).toHaveLength(steps);
			expect(steps).toBeGreaterThanOrEqual(4);
			expect(steps).toBeLessThanOrEqual(6);
		}
	});

	it('DEMO-12 promises what the floor goes by', () => {
		for (const subject of SUBJECTS)
			for (const priority of [1, 2, 3, 4] as const)
				for (const vip of [false, true]) {
					const facts = { client: brand, subject, priority, vip };
					const promised = promisesOf(facts);
					const policy = plan.policyFor({ ...facts, tier: 1, queue: 'voice' });
					if (policy.calendar.name !== 'always') {
						expect(promised.resolve).toBe(Infinity);
						continue;
					}
					expect(policy.claim[priority]).toBe(promised.claim);
					expect(policy.update?.[priority]).toBe(promised.update);
					expect(policy.resolve[priority]).toBe(promised.resolve);
				}
	});

	it('DEMO-12 leads every subject through its teams to management, a broken promise at once', () => {
		for (const subject of SUBJECTS) {
			const steps = plan.pathFor(subject)?.steps ?? [];
			expect(steps.at(-1)?.tier).toBe(4);
			for (const { tier, team } of steps) expect(team).toBe(TEAMS[subject][tier - 1]);
			for (const { dwell } of steps) {
				expect(dwell).toBeGreaterThanOrEqual(40 * MINUTE);
				expect(dwell).toBeLessThanOrEqual(90 * MINUTE);
			}
		}
		expect(plan.pathFor('sla-breach')?.steps).toHaveLength(1);
	});
});

it('DEMO-12 has clocks that stand over night, so that there is something to explain', () => {
	// Friday, 20:00 in Berlin
	const now = Date.UTC(2026, 10, 20, 19, 0);
	const floor = createMemoryFloor(() => now, demoPlan);
	const tell = (n: number, command: Parameters<typeof floor.act>[1]['command']) =>
		floor.act('kestrel', { operation: `office-${n}`, case: 'KS-1', command });
	tell(1, { type: 'open', title: 'A late bill', priority: 4 });
	tell(2, { type: 'escalate', subject: 'billing', trigger: 'functional' });
	const one = floor.cases.get('kestrel/KS-1');
	expect(new Date(one?.clocks.claim?.dueAt ?? 0).toISOString()).toBe('2026-11-23T07:30:00.000Z');
	expect(one && explain(one, 'claim', demoPlan('kestrel'), now)?.sentence).toContain('office');
});
