import { describe, expect, it } from 'vitest';
import { DAY, HELPDESK, HOUR, MINUTE, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy, planOf, planned } from '../../../tests/support/plans.ts';

describe('what sets it off', () => {
	it('TRIG-1 functional: who lacks a skill names it, and a team that has it gets the case', () => {
		const tale = planned(LADDER);
		tale.done({
			type: 'escalate',
			subject: 'billing',
			trigger: 'functional',
			skill: 'chargebacks'
		});
		expect(tale.row).toMatchObject({ tier: 2, team: 'Card experts', trigger: 'functional' });
		const lacking = {
			type: 'escalate',
			subject: 'billing',
			trigger: 'functional',
			skill: 'law'
		} as const;
		expect(planned(LADDER).refused(lacking).code).toBe('no-skill');
	});

	it('TRIG-2 hierarchical: "let me speak to somebody in charge" goes one up on the path', () => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'claim' });
		const ask = {
			type: 'escalate',
			subject: 'billing',
			trigger: 'hierarchical',
			why: 'A manager'
		} as const;
		const event = only(tale.done(ask), 'triggered');
		expect(event).toMatchObject({ tier: { before: 1, after: 2 }, owner: { after: null } });
		tale.done(ask);
		expect(tale.row).toMatchObject({ tier: 4, team: 'Management', triggered: 2 });
	});

	it('TRIG-2 without a path it is the next tier, management at most', () => {
		const tale = planned({});
		const ask = { type: 'escalate', subject: 'technical', trigger: 'hierarchical' } as const;
		tale.done(ask);
		expect(tale.row.tier).toBe(1);
		for (const tier of [2, 3, 4, 4]) {
			tale.done({ ...ask, why: 'Again' });
			expect(tale.row.tier).toBe(tier);
		}
	});

	it('TRIG-3 time-based: unresolved beyond its age, a case becomes an escalation', () => {
		const tale = planned({
			...LADDER,
			policies: [
				{
					name: 'All',
					claim: '1h',
					resolve: '8h',
					escalateAfter: { age: '6h', subject: 'billing' }
				}
			]
		});
		tale.wait(6 * HOUR);
		expect(tale.sweep()).toEqual([]);
		const event = only(tale.wait(1).sweep(), 'escalated');
		expect(event).toMatchObject({ by: { kind: 'clock' }, trigger: { after: 'time' } });
		expect(tale.row).toMatchObject({ tier: 1, team: 'Team leads', subject: 'billing' });
		expect(tale.row.clocks.age).toBeNull();
	});

	it('TRIG-3 time-based: at a share of a clock the path goes on', () => {
		const tale = escalatedBy({
			...LADDER,
			policies: [
				{ name: 'All', claim: '1h', resolve: '2h', raiseAt: { clock: 'claim', share: 40 } }
			]
		});
		const events = tale.wait(24 * MINUTE).sweep();
		expect(types(events)).toEqual(['clock-warned', 'stepped']);
		expect(only(events, 'stepped').why).toBe('40 % of the claim clock has run.');
		expect(tale.row.tier).toBe(2);
	});

	const AT_ONCE = {
		...LADDER,
		immediate: [
			{ name: 'VIP', for: { vip: true }, subject: 'complaint', tier: 3 },
			{ name: 'Security', for: { queue: ['security'] }, subject: 'billing' }
		]
	} as const;

	it('TRIG-4 priority-based: a VIP, an outage, a security case is escalated at once', () => {
		const opened = planned(AT_ONCE as never, { vip: true });
		expect(opened.row).toMatchObject({ tier: 3, subject: 'complaint', trigger: 'priority' });
		expect(opened.log[0]?.events.map(({ type }) => type)).toEqual(['opened', 'escalated']);
		const later = planned(AT_ONCE as never);
		expect(later.row.tier).toBe(0);
		const events = later.wait(MINUTE).done({ type: 'update', queue: 'security' });
		expect(types(events)).toEqual(['updated', 'escalated']);
		expect(only(events, 'escalated')).toMatchObject({
			by: { kind: 'rule', name: 'Security' },
			why: 'Security: escalated at once.'
		});
		expect(later.row).toMatchObject({ team: 'Team leads', place: { step: 0 } });
	});

	it('TRIG-4 once: the same facts told again are no second trigger', () => {
		const tale = planned(AT_ONCE as never, { vip: true });
		expect(types(tale.done({ type: 'update', agent: 'Kim' }))).toEqual(['updated']);
		expect(tale.row.triggered).toBe(0);
	});

	const RULE = {
		type: 'rule',
		rule: 'long-wait',
		subject: 'billing',
		trigger: 'automatic',
		why: 'It waits'
	} as const;

	it('TRIG-5 automatic: a rule escalates once, until the case is reopened', () => {
		const tale = planned(LADDER);
		expect(only(tale.done(RULE), 'escalated')).toMatchObject({
			rule: 'long-wait',
			why: 'It waits'
		});
		expect(tale.row).toMatchObject({ tier: 1, trigger: 'automatic', rules: ['long-wait'] });
		expect(tale.done(RULE)).toEqual([]);
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		expect(tale.done(RULE)).toEqual([]);
		tale.done({ type: 'reopen', why: 'Again' });
		expect(types(tale.done(RULE))).toEqual(['triggered']);
	});

	const ASKS = { type: 'customer', reason: 'It takes too long', text: 'Three weeks' } as const;
	const MAY = { ...LADDER, customers: { mayEscalate: true, again: '1d', tier: 2 } } as const;
	const customer = { by: { kind: 'customer', id: 'customer', name: 'Customer' } } as const;

	it('TRIG-6 customer-initiated: with the reason, once in a while', () => {
		const tale = planned(MAY);
		const event = only(tale.done(ASKS, customer), 'escalated');
		expect(event).toMatchObject({
			why: 'It takes too long: Three weeks',
			trigger: { after: 'customer' },
			subject: { after: 'complaint' },
			tier: { after: 2 }
		});
		expect(tale.row.customerAt).toBe(T0);
		expect(tale.wait(DAY - 1).refused(ASKS, customer).code).toBe('asked-already');
		expect(types(tale.wait(1).done(ASKS, customer)).at(-1)).toBe('triggered');
	});

	it('TRIG-6 a case that was resolved is reopened by it', () => {
		const tale = planned(MAY);
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		expect(types(tale.done(ASKS, customer))).toEqual(['reopened', 'escalated']);
		expect(tale.row).toMatchObject({ status: 'active', tier: 2 });
	});

	it('TRIG-6 what was resolved since the customer asked may be asked for again', () => {
		const tale = planned(MAY);
		tale.done(ASKS, customer);
		expect(tale.refused(ASKS, customer).code).toBe('asked-already');
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		expect(types(tale.done(ASKS, customer))).toEqual(['reopened', 'triggered']);
	});

	it('TRIG-6 not where the client does not want it', () => {
		expect(planned(LADDER).refused(ASKS, customer).code).toBe('forbidden');
	});

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
