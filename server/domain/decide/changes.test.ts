/** What changes while a clock stands still, is stopped, or is late. */
import { describe, expect, it } from 'vitest';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { ANA, DAY, HOUR, MINUTE, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy, planOf, planned } from '../../../tests/support/plans.ts';
import { deadlineOf } from '../clocks/deadlines.ts';

type Policy = NonNullable<ConfigurationInput['policies']>[number];
const POLICY: Policy = { name: 'Office', claim: '1h', resolve: '4h', onReopen: [] };
const policy = (over: Partial<Policy> = {}): ConfigurationInput => ({
	policies: [{ ...POLICY, ...over }]
});
const REPLAN = { type: 'replan' } as const;
const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' } as const;

describe('a pause', () => {
	it.each([
		['longer', '2h', 2 * HOUR],
		['shorter', '30m', 30 * MINUTE],
		['shorter than it has stood already', '5m', 10 * MINUTE]
	])('SLA-13 has the limit that holds now: %s', (_, limit, stood) => {
		const tale = escalatedBy(policy({ pause: { vendor: '1h' } }));
		tale.done({ type: 'wait', for: 'vendor' });
		tale.wait(10 * MINUTE).plan = planOf(policy({ pause: { vendor: limit } }), 2);
		tale.done(REPLAN);
		tale.wait(DAY).done({ type: 'clock' });
		const [pause] = tale.clock('resolve').pauses;
		expect(pause).toEqual({ from: T0, to: T0 + stood, for: 'vendor' });
	});

	it('SLA-13 has ended at its limit, whatever limit holds by the time that is told', () => {
		const tale = escalatedBy(policy({ pause: { vendor: '1h' } }));
		tale.done({ type: 'wait', for: 'vendor' });
		tale.wait(90 * MINUTE).plan = planOf(policy({ pause: { vendor: '2h' } }), 2);
		expect(types(tale.done(REPLAN))).toEqual(['replanned']);
		expect(tale.clock('resolve').pauses).toEqual([
			{ from: T0, to: T0 + HOUR, for: 'vendor' },
			{ from: T0 + 90 * MINUTE, to: null, for: 'vendor' }
		]);
		expect(tale.clock('resolve').resumeAt).toBe(T0 + 150 * MINUTE);
	});

	it('SLA-13 ends by the look of the clock, though another configuration that changed nothing came meanwhile', () => {
		const tale = escalatedBy(policy({ pause: { vendor: '1h' } }));
		tale.done({ type: 'wait', for: 'vendor' });
		tale.plan = planOf(policy({ pause: { vendor: '1h' }, warn: [50, 75, 90] }), 2);
		expect(tale.done(REPLAN)).toEqual([]);
		tale.wait(HOUR + 1).sweep();
		expect(tale.clock('resolve')).toMatchObject({ pausedAt: null, dueAt: T0 + 5 * HOUR });
		expect(deadlineOf(tale.row, tale.now)).toBeGreaterThan(tale.now);
	});

	it('SLA-13 is no longer for an undo that lays it back', () => {
		const tale = escalatedBy(policy({ pause: { vendor: '1h' } }));
		tale.done({ type: 'wait', for: 'vendor' });
		tale.wait(HOUR - 1000).done({ type: 'claim' }, { by: ANA });
		expect(types(tale.wait(2000).sweep())).toEqual(['pause-ended']);
		tale.wait(2000).done({ type: 'undo-claim' }, { by: ANA });
		for (const name of ['claim', 'resolve'] as const) {
			expect(tale.clock(name).pauses).toEqual([{ from: T0, to: T0 + HOUR, for: 'vendor' }]);
			expect(tale.clock(name).dueAt).toBe(T0 + HOUR + tale.clock(name).allowance);
		}
	});
});

describe('a clock that was stopped', () => {
	it('SLA-2 goes on by other terms when it is reopened: what was told by the former ones no longer holds', () => {
		const tale = escalatedBy(policy());
		expect(types(tale.wait(5 * HOUR).sweep())).toContain('clock-past');
		tale.done(RESOLVE);
		tale.plan = planOf(policy({ resolve: '8h' }), 2);
		tale.wait(DAY).done({ type: 'reopen', why: 'Not solved' });
		const due = T0 + DAY + 8 * HOUR;
		const expected = { dueAt: due, allowance: 8 * HOUR, pastAt: null, warned: 0 };
		expect(tale.clock('resolve')).toMatchObject(expected);
		expect(tale.clock('resolve').basis.version).toBe(2);
		tale.now = due + 1;
		expect(tale.sweep()).toContainEqual(
			expect.objectContaining({ type: 'clock-past', clock: 'resolve', due })
		);
	});

	it('SLA-16 goes on by the same terms as if it had not been stopped: what was told stays told', () => {
		const tale = escalatedBy(policy({ pause: { vendor: '1h' } }));
		tale.wait(2 * HOUR).sweep();
		expect(tale.clock('resolve').warned).toBe(50);
		tale.done({ type: 'wait', for: 'vendor' });
		tale.wait(MINUTE).done(RESOLVE);
		tale.wait(DAY).done({ type: 'reopen', why: 'Not solved' });
		expect(tale.clock('resolve')).toMatchObject({
			warned: 50,
			dueAt: T0 + DAY + 4 * HOUR + MINUTE
		});
	});
});

describe('after a long time in which nobody looked', () => {
	it('SLA-7 what a source tells more than a day later is history, until something happens now', () => {
		const tale = planned(LADDER);
		tale.wait(2 * DAY);
		const escalate = { type: 'escalate', subject: 'billing', trigger: 'functional' } as const;
		tale.done(escalate, { at: T0 + MINUTE });
		expect(deadlineOf(tale.row, tale.now)).toBeNull();
		tale.done({ type: 'note', text: 'Called' });
		expect(types(tale.sweep())).toContain('stepped');
	});

	it('SLA-7 what ran out more than a day ago is told, though somebody acts before it is', () => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'note', text: 'Called' });
		const dwell = tale.clock('dwell').dueAt;
		tale.wait(3 * DAY).done({ type: 'claim' });
		expect(deadlineOf(tale.row, tale.now)).toBe(dwell);
		expect(types(tale.sweep())).toContain('stepped');
	});

	it('TRIG-8 clocks that ran out are all told before one of them moves the escalation', () => {
		const breach: ConfigurationInput = {
			...policy({ onRetier: ['claim', 'resolve'] }),
			breach: ['claim'],
			paths: [
				{ name: 'Breach', for: { subject: ['sla-breach'] }, steps: [{ tier: 4, dwell: '1h' }] }
			]
		};
		const tale = escalatedBy(breach);
		tale.wait(30 * MINUTE).done({ type: 'note', text: 'Called' });
		// a source tells late, by which time both have run out by a shorter policy
		tale.plan = planOf({ ...breach, ...policy({ claim: '10m', resolve: '20m' }) }, 2);
		const events = tale.done(REPLAN);
		expect(types(events)).toEqual(['replanned', 'clock-past', 'clock-past', 'triggered']);
		expect(only(events, 'triggered').asked).toBe('sla-breach');
	});
});

describe('another configuration', () => {
	const atOnce: ConfigurationInput = {
		...policy({ resolve: '8h' }),
		immediate: [{ name: 'VIP', for: { vip: true }, subject: 'complaint', tier: 3 }]
	};

	it.each([REPLAN, { type: 'note', text: 'Called' } as const, { type: 'clock' } as const])(
		'TRIG-4 escalates at once what it names, by a $type that comes first',
		(command) => {
			const tale = planned(policy(), { vip: true });
			tale.done({ type: 'escalate', subject: 'billing', trigger: 'functional' });
			tale.plan = planOf(atOnce, 2);
			const events = tale.done(command);
			expect(only(events, 'triggered')).toMatchObject({
				trigger: { after: 'priority' },
				tier: { after: 3 }
			});
			expect(tale.done(REPLAN)).toEqual([]);
		}
	);

	it('CONF-50 is followed by what was ended before it and is reopened by it', () => {
		const tale = escalatedBy(policy());
		tale.done(RESOLVE);
		tale.done({ type: 'close' });
		tale.plan = planOf(policy({ claim: '2h' }), 2);
		expect(tale.done(REPLAN)).toEqual([]);
		tale.done({ type: 'reopen', why: 'Not solved' });
		expect(tale.row.plan).toBe(2);
		expect(tale.done(REPLAN)).toEqual([]);
	});
});

describe('the path of an escalation', () => {
	const steps = LADDER.paths?.[0]?.steps ?? [];
	const path = (name: string, some: typeof steps): ConfigurationInput => ({
		...LADDER,
		paths: [{ name, for: { subject: ['billing'] }, steps: some }]
	});

	it('PATH-11 another configuration with the same step leaves it there, also when management was paged', () => {
		const [first] = steps;
		const tale = escalatedBy(path('Billing', first ? [first] : []));
		tale.wait(30 * MINUTE + 1).sweep();
		expect(tale.row).toMatchObject({ tier: 4, place: { step: 0, paged: 1 } });
		tale.plan = planOf({ ...path('Billing', first ? [first] : []), lease: '1h' }, 2);
		tale.done(REPLAN);
		expect(tale.row.place).toMatchObject({ step: 0, paged: 1 });
		expect(types(tale.wait(30 * MINUTE + 1).sweep())).toContain('management-paged');
	});

	it('PATH-11 one whose tier the path names no more goes on from the step below it', () => {
		const tale = escalatedBy(LADDER);
		tale.wait(30 * MINUTE + 1).sweep();
		expect(tale.row).toMatchObject({ tier: 2, place: { step: 1 } });
		tale.plan = planOf(
			path(
				'Billing',
				[steps[0], steps[2]].filter((step) => step !== undefined)
			),
			2
		);
		tale.done(REPLAN);
		expect(tale.row).toMatchObject({ tier: 2, place: { path: 'Billing', step: -1 } });
		expect(tale.clock('dwell').allowance).toBe(30 * MINUTE);
		tale.wait(30 * MINUTE + 1).sweep();
		expect(tale.row).toMatchObject({ tier: 4, place: { step: 1 } });
	});

	it('PATH-11 one that is reopened after its path has gone begins on the path of its subject', () => {
		const tale = escalatedBy(LADDER);
		tale.done(RESOLVE);
		tale.plan = planOf(path('Money', steps), 2);
		tale.wait(HOUR).done({ type: 'reopen', why: 'Not solved' });
		expect(tale.row.place).toMatchObject({ path: 'Money', step: 0 });
		expect(tale.clock('dwell').startedAt).toBe(T0 + HOUR);
		tale.done(RESOLVE);
		tale.plan = planOf({}, 3);
		tale.wait(HOUR).done({ type: 'reopen', why: 'Not solved' });
		expect(tale.row.place).toBeNull();
	});
});
