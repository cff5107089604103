import { describe, expect, it } from 'vitest';
import { DAY, HELPDESK, HOUR, MINUTE, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy, planOf, planned } from '../../../tests/support/plans.ts';

describe('what sets it off again', () => {
	it('TRIG-7 a second trigger joins the escalation that runs: told, counted, moved up where it asks for it', () => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'claim' });
		const same = {
			type: 'escalate',
			subject: 'complaint',
			trigger: 'customer',
			tier: 1,
			why: 'Angry'
		} as const;
		const joined = only(tale.done(same), 'triggered');
		expect(joined).toMatchObject({
			asked: 'complaint',
			subject: { after: 'billing' },
			why: 'Angry'
		});
		expect(tale.row).toMatchObject({
			tier: 1,
			owner: { id: 'ana' },
			trigger: 'customer',
			triggered: 1
		});
		tale.done({ ...same, tier: 4 });
		expect(tale.row).toMatchObject({ tier: 4, owner: null, subject: 'billing', triggered: 2 });
	});

	const ORDERS = [
		[
			'a rule for a lower tier',
			{
				type: 'rule',
				rule: 'r',
				subject: 'billing',
				trigger: 'automatic',
				team: 'leads',
				why: 'So'
			}
		],
		[
			'a second subject that begins lower',
			{ type: 'escalate', subject: 'complaint', trigger: 'customer', why: 'So' }
		],
		['a lower tier', { type: 'escalate', subject: 'billing', trigger: 'time', tier: 1, why: 'So' }]
	] as const;
	it.each(ORDERS)('TRIG-7 %s never takes it down, nor from who has it', (_, order) => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'retier', tier: 4 });
		tale.done({ type: 'claim' });
		tale.done(order);
		expect(tale.row).toMatchObject({
			tier: 4,
			team: 'Management',
			owner: { id: 'ana' },
			place: { step: 2 },
			triggered: 1
		});
	});

	it('TRIG-1 who has the skill gets it, in the tier of that team', () => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'retier', tier: 4 });
		const ask = { subject: 'billing', trigger: 'functional', skill: 'chargebacks' } as const;
		tale.done({ type: 'escalate', tier: 3, ...ask });
		expect(tale.row).toMatchObject({ tier: 2, team: 'Card experts', place: { step: 1 } });
	});

	it('TRIG-4 only the first entry that fits counts', () => {
		const both = {
			...LADDER,
			immediate: [
				{ name: 'VIP', for: { vip: true }, subject: 'billing' },
				{ name: 'Urgent', for: { priority: [1] }, subject: 'billing', tier: 4 }
			]
		} as const;
		const tale = planned(both as never, { vip: true, priority: 1 });
		tale.done({ type: 'claim' });
		expect(types(tale.done({ type: 'update', title: 'Another title' }))).toEqual(['updated']);
		expect(tale.row).toMatchObject({ tier: 1, owner: { id: 'ana' } });
	});

	it('TRIG-3 a case is as old as it was opened, whenever somebody began to care', () => {
		const aged = {
			...LADDER,
			policies: [{ name: 'All', claim: '1h', resolve: '8h', escalateAfter: { age: '3d' } }]
		} as const;
		const tale = planned(aged as never, { openedAt: new Date(T0 - 2 * DAY).toISOString() });
		expect(tale.clock('age').dueAt).toBe(T0 + DAY);
		const later = planned(LADDER, { openedAt: new Date(T0 - 2 * DAY).toISOString() });
		later.plan = planOf(aged as never, 2);
		later.wait(HOUR).done({ type: 'replan' });
		expect(later.clock('age').dueAt).toBe(T0 + DAY);
	});

	it('TRIG-7 what a helpdesk says again of a running escalation is no news', () => {
		const tale = escalatedBy(LADDER);
		const again = { type: 'escalate', subject: 'billing', trigger: 'functional' } as const;
		expect(tale.done(again, { by: HELPDESK })).toEqual([]);
	});

	const BREACH = {
		...LADDER,
		paths: [
			...(LADDER.paths ?? []),
			{
				name: 'Breach',
				for: { subject: ['sla-breach'] },
				steps: [{ tier: 4, team: 'bosses', dwell: '1h' }]
			}
		]
	} as typeof LADDER;

	it('TRIG-8 an SLA that is broken is management’s: the subject sla-breach, on its own path', () => {
		const tale = escalatedBy(BREACH, { priority: 1 });
		tale.done({ type: 'claim' });
		tale.now = T0 + HOUR + 1;
		tale.done({ type: 'retier', tier: 2 });
		expect(tale.row).toMatchObject({ subject: 'sla-breach' });
		const fresh = escalatedBy(BREACH, { priority: 1 });
		fresh.now = T0 + HOUR + 1;
		const events = fresh.sweep();
		expect(types(events).slice(0, 3)).toEqual(['clock-past', 'clock-past', 'triggered']);
		expect(only(events, 'triggered')).toMatchObject({
			by: { kind: 'clock' },
			subject: { before: 'billing', after: 'sla-breach' },
			trigger: { after: 'time' },
			tier: { after: 4 },
			why: 'The resolve clock has run out.'
		});
		expect(fresh.row).toMatchObject({ team: 'Management', place: { path: 'Breach', step: 0 } });
		expect(types(fresh.wait(MINUTE).sweep())).not.toContain('triggered');
	});

	it('TRIG-8 who has it keeps it, where it is management’s already; it never goes down', () => {
		for (const tier of [2, 4] as const) {
			const lower = {
				...LADDER,
				paths: [
					...(LADDER.paths ?? []),
					{ name: 'Breach', for: { subject: ['sla-breach'] }, steps: [{ tier, dwell: '1h' }] }
				]
			} as typeof LADDER;
			const tale = escalatedBy(lower, { priority: 1 });
			tale.done({ type: 'retier', tier: 4 });
			tale.done({ type: 'claim' });
			tale.now = T0 + HOUR + 1;
			tale.sweep();
			expect(tale.row).toMatchObject({
				subject: 'sla-breach',
				tier: 4,
				team: 'Management',
				owner: { id: 'ana' },
				place: { path: 'Breach', step: tier === 4 ? 0 : -1 }
			});
		}
	});

	it('TRIG-8 only of the clocks that the client names, and only with a path for it', () => {
		const claimed = escalatedBy({ ...BREACH, breach: ['claim'] }, { priority: 1 });
		claimed.now = T0 + 5 * MINUTE + 1;
		expect(types(claimed.sweep())).toEqual(['clock-past', 'triggered']);
		const without = escalatedBy(LADDER, { priority: 1 });
		without.now = T0 + HOUR + 1;
		without.sweep();
		expect(without.row.subject).toBe('billing');
	});
});
