import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy, planned } from '../../../tests/support/plans.ts';

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
});
