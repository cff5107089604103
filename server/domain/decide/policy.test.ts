import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, OFFICE, escalatedBy, planOf } from '../../../tests/support/plans.ts';

const AT = (day: number, hour: number, minute = 0) => Date.UTC(2026, 0, day, hour, minute);

describe('policies', () => {
	it('SLA-10 the first policy that fits holds; one that names nothing fits all', () => {
		const two = {
			policies: [
				{ name: 'VIP', for: { vip: true, priority: [1, 2] }, claim: '2m', resolve: '30m' },
				{ name: 'Others', claim: '1h', resolve: '1d' }
			]
		} as const;
		const claim = (facts: object) => escalatedBy(two as never, facts).clock('claim');
		expect(claim({ vip: true, priority: 2 })).toMatchObject({
			allowance: 2 * MINUTE,
			basis: { policy: 'VIP', version: 1, calendar: 'always' }
		});
		expect(claim({ vip: true, priority: 3 }).basis.policy).toBe('Others');
		expect(claim({ vip: false, priority: 1 }).basis.policy).toBe('Others');
	});

	it('SLA-10 without a policy that fits the built-in one holds', () => {
		const tale = escalatedBy({
			policies: [{ name: 'VIP', for: { vip: true }, claim: '2m', resolve: '1h' }]
		});
		expect(tale.clock('claim')).toMatchObject({
			allowance: 15 * MINUTE,
			basis: { policy: 'built in' }
		});
	});

	it('SLA-10 another tier may be under another policy: the clocks go on by that', () => {
		const tale = escalatedBy({
			policies: [
				{ name: 'Experts', for: { tier: [3] }, claim: '2h', resolve: '2d' },
				{ name: 'Others', claim: '10m', resolve: '8h' }
			]
		});
		tale.wait(HOUR).done({ type: 'retier', tier: 3 });
		expect(tale.clock('resolve')).toMatchObject({ startedAt: T0, dueAt: T0 + 2 * DAY });
		expect(tale.clock('claim')).toMatchObject({ startedAt: T0 + HOUR, dueAt: T0 + 3 * HOUR });
	});

	it('SLA-11 clocks run in the hours of their calendar', () => {
		const tale = escalatedBy(OFFICE);
		// T0 is a Monday, 08:00
		expect(tale.clock('claim').dueAt).toBe(AT(5, 10));
		expect(tale.clock('resolve').dueAt).toBe(AT(5, 14));
		expect(tale.clock('resolve').warn).toEqual({ share: 50, at: AT(5, 11) });
		tale.now = AT(9, 17);
		tale.done({ type: 'claim' });
		tale.done({ type: 'release' });
		// an hour is left of Friday; the rest is of Monday
		expect(tale.clock('claim').dueAt).toBe(AT(9, 18));
		tale.wait(30 * MINUTE).done({ type: 'retier', tier: 2 });
		expect(tale.clock('claim').dueAt).toBe(AT(12, 9, 30));
	});

	it('SLA-12 clocks stand still while it waits for whom the policy says, and are due so much later', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '4h', pause: { customer: '2d' } }]
		});
		tale.wait(HOUR / 2).done({ type: 'wait', for: 'customer' });
		expect(tale.clock('resolve')).toMatchObject({
			pausedAt: T0 + HOUR / 2,
			resumeAt: T0 + HOUR / 2 + 2 * DAY
		});
		expect(tale.wait(DAY).sweep()).toEqual([]);
		tale.done({ type: 'wait', for: null });
		expect(tale.row.status).toBe('active');
		expect(tale.clock('claim')).toMatchObject({ pausedAt: null, dueAt: T0 + DAY + HOUR });
		expect(tale.clock('resolve').dueAt).toBe(T0 + DAY + 4 * HOUR);
		expect(tale.clock('resolve').pauses).toEqual([
			{ from: T0 + HOUR / 2, to: T0 + HOUR / 2 + DAY, for: 'customer' }
		]);
	});

	it('SLA-12 nothing stands still for what the policy does not name', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '4h', pause: { customer: '2d' } }]
		});
		tale.done({ type: 'wait', for: 'vendor' });
		expect(tale.clock('resolve').pausedAt).toBeNull();
	});

	it('SLA-13 a pause has a limit over all times together; then the clock goes on, though the case waits', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '4h', pause: { vendor: '3h' } }]
		});
		tale.done({ type: 'wait', for: 'vendor' });
		tale.wait(2 * HOUR).done({ type: 'wait', for: null });
		tale.wait(MINUTE).done({ type: 'wait', for: 'vendor' });
		const limit = T0 + 3 * HOUR + MINUTE;
		expect(tale.clock('resolve').resumeAt).toBe(limit);
		tale.now = limit;
		expect(tale.sweep()[0]).toMatchObject({
			type: 'pause-ended',
			at: limit,
			timers: ['claim', 'resolve']
		});
		expect(tale.row).toMatchObject({ status: 'waiting', waitingFor: 'vendor' });
		expect(tale.clock('resolve')).toMatchObject({ pausedAt: null, dueAt: T0 + 7 * HOUR });
		tale.done({ type: 'note', text: 'Still nothing' });
		expect(tale.clock('resolve').pausedAt).toBeNull();
	});

	it('SLA-13 a limit that passed while nobody looked ends the pause when it passed', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '4h', pause: { vendor: '3h' } }]
		});
		tale.done({ type: 'wait', for: 'vendor' });
		const told = tale.wait(9 * HOUR).sweep();
		expect(types(told)).toEqual(['pause-ended', 'clock-past', 'clock-past']);
		expect(told.map(({ at }) => (at - T0) / HOUR)).toEqual([3, 4, 7]);
	});

	it('SLA-14 another policy, tier or configuration keeps the pauses', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '4h', pause: { customer: '2d' } }]
		});
		tale.done({ type: 'wait', for: 'customer' });
		tale.wait(5 * HOUR).done({ type: 'wait', for: null });
		tale.done({ type: 'update', priority: 1 });
		tale.done({ type: 'retier', tier: 3 });
		tale.plan = planOf({ policies: [{ name: 'Longer', claim: '2h', resolve: '6h' }] }, 2);
		const event = only(tale.done({ type: 'replan' }), 'replanned');
		expect(event.plan).toEqual({ before: 1, after: 2 });
		expect(tale.clock('resolve')).toMatchObject({
			startedAt: T0,
			dueAt: T0 + 11 * HOUR,
			basis: { policy: 'Longer', version: 2 }
		});
	});

	it('SLA-15 the promise to the customer begins anew with each news, and recurs', () => {
		const tale = escalatedBy({
			policies: [
				{
					name: 'All',
					claim: '1h',
					resolve: '8h',
					update: '2h',
					pause: { vendor: '5d', customer: '5d' }
				}
			]
		});
		expect(tale.clock('update').dueAt).toBe(T0 + 2 * HOUR);
		tale.wait(HOUR);
		const event = only(
			tale.done({ type: 'update-customer', channel: 'phone', text: 'We are on it' }),
			'customer-updated'
		);
		expect(event).toMatchObject({ channel: 'phone', text: 'We are on it' });
		expect(tale.row.toldAt).toBe(T0 + HOUR);
		expect(tale.clock('update')).toMatchObject({ startedAt: T0 + HOUR, dueAt: T0 + 3 * HOUR });
		expect(tale.clock('resolve').dueAt).toBe(T0 + 8 * HOUR);
		tale.done({ type: 'wait', for: 'vendor' });
		// whose vendor is waited for wants to hear of it; who is waited for does not
		expect([tale.clock('update').pausedAt, tale.clock('resolve').pausedAt]).toEqual([
			null,
			T0 + HOUR
		]);
		tale.done({ type: 'wait', for: 'customer' });
		expect(tale.clock('update').pausedAt).toBe(T0 + HOUR);
	});

	it('SLA-16 which clocks a reopening begins anew is the policy’s; the others go on where they stopped', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '4h', onReopen: ['claim'] }]
		});
		tale.done({ type: 'claim' });
		tale.wait(HOUR).done({ type: 'resolve', cause: 'Card', done: 'New card' });
		tale.wait(DAY).done({ type: 'reopen', why: 'Declined again' });
		expect(tale.clock('claim').startedAt).toBe(T0 + HOUR + DAY);
		expect(tale.clock('resolve')).toMatchObject({
			startedAt: T0,
			stoppedAt: null,
			dueAt: T0 + 4 * HOUR + DAY,
			pauses: [{ from: T0 + HOUR, to: T0 + HOUR + DAY, for: 'resolved' }]
		});
	});
});

describe('another configuration', () => {
	it('CONF-50 holds for an open case at once, and is in its history', () => {
		const tale = escalatedBy(OFFICE);
		tale.plan = planOf({ policies: [{ name: 'Tight', claim: '5m', resolve: '20m' }] }, 7);
		tale.wait(MINUTE);
		const event = only(tale.done({ type: 'replan' }), 'replanned');
		expect(event).toMatchObject({ plan: { before: 1, after: 7 }, at: T0 + MINUTE });
		expect(tale.row.plan).toBe(7);
		expect(tale.clock('resolve')).toMatchObject({ startedAt: T0, dueAt: T0 + 20 * MINUTE });
	});

	it('CONF-50 also when something else happens to it first: that is told by itself', () => {
		const tale = escalatedBy(OFFICE);
		tale.plan = planOf({ policies: [{ name: 'Tight', claim: '5m', resolve: '20m' }] }, 2);
		const events = tale.wait(MINUTE).done({ type: 'note', text: 'Called' });
		expect(types(events)).toEqual(['replanned', 'noted']);
		expect(tale.row.plan).toBe(2);
		expect(tale.clock('resolve').dueAt).toBe(T0 + 20 * MINUTE);
	});

	it('CONF-50 calendars without so much working time are due too far away to matter, and break nothing', () => {
		const tale = escalatedBy({
			calendars: { o: { week: { mon: ['09:00-10:00'] } } },
			policies: [{ name: 'All', calendar: 'o', claim: '1h', resolve: '200d' }]
		});
		expect(tale.clock('resolve').dueAt).toBeGreaterThan(T0 + 19 * 365 * DAY);
	});

	it('CONF-50 a team that is called something else now is called so in its cases', () => {
		const tale = escalatedBy(LADDER);
		const teams = { ...LADDER.teams, leads: { name: 'Shift leads', tier: 1 as const } };
		tale.plan = planOf({ ...LADDER, teams }, 2);
		tale.done({ type: 'replan' });
		expect(tale.row.team).toBe('Shift leads');
	});

	it('CONF-51 a case that nothing changes for is left alone', () => {
		const tale = escalatedBy(OFFICE);
		tale.plan = planOf({ ...OFFICE, causes: ['Card'] }, 2);
		expect(tale.done({ type: 'replan' })).toEqual([]);
	});

	it('CONF-52 clocks that the new one does not have are stopped; new ones begin', () => {
		const tale = escalatedBy({
			policies: [{ name: 'All', claim: '1h', resolve: '8h', update: '2h' }]
		});
		tale.wait(HOUR);
		tale.plan = planOf(
			{ lease: '30m', policies: [{ name: 'All', claim: '1h', resolve: '8h' }] },
			2
		);
		tale.done({ type: 'replan' });
		expect(tale.clock('update').stoppedAt).toBe(T0 + HOUR);
		tale.done({ type: 'claim' });
		expect(tale.clock('lease').dueAt).toBe(T0 + HOUR + 30 * MINUTE);
	});
});
