import { describe, expect, it } from 'vitest';
import {
	BEN,
	DAY,
	HOUR,
	MINUTE,
	T0,
	escalated,
	only,
	openCase,
	types
} from '../../../tests/support/cases.ts';
import { DEFAULT_POLICY } from '../plan/default.ts';
import { PRIORITIES } from '#lib/shared/words.ts';
import { deadlineOf, nextDue } from '../clocks/deadlines.ts';
import { THE_CLOCK } from './clock.ts';

const CLOCK = { type: 'clock' } as const;
const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' } as const;

describe('due', () => {
	it.each(PRIORITIES)('SLA-1 a clock is due after the minutes of priority %i', (priority) => {
		const tale = escalated({ priority });
		for (const name of ['claim', 'resolve'] as const) {
			const allowance = DEFAULT_POLICY[name][priority];
			expect(tale.clock(name)).toMatchObject({
				startedAt: T0,
				allowance,
				dueAt: T0 + allowance,
				stoppedAt: null,
				pausedAt: null,
				warned: 0,
				pastAt: null
			});
		}
	});

	it('SLA-2 another priority reckons from the same start', () => {
		const tale = escalated().wait(MINUTE);
		tale.done({ type: 'update', priority: 1 });
		expect(tale.clock('claim')).toMatchObject({ startedAt: T0, dueAt: T0 + 5 * MINUTE });
		expect(tale.clock('resolve')).toMatchObject({ startedAt: T0, dueAt: T0 + 60 * MINUTE });
	});

	it('SLA-2 a clock that was stopped stays as it is', () => {
		const tale = escalated().wait(MINUTE);
		tale.done({ type: 'claim' });
		const claim = tale.clock('claim');
		tale.done({ type: 'update', priority: 1 });
		expect(tale.clock('claim')).toEqual(claim);
		expect(tale.clock('resolve').allowance).toBe(HOUR);
	});

	it('SLA-2 a clock that had run out and is given more time is told of anew', () => {
		const tale = escalated({ priority: 1 }).wait(6 * MINUTE);
		expect(types(tale.sweep())).toEqual(['clock-past']);
		tale.done({ type: 'update', priority: 3 });
		expect(tale.clock('claim').pastAt).toBeNull();
		expect(types(tale.wait(10 * MINUTE).sweep())).toEqual(['clock-past']);
	});

	it('SLA-2 a clock that has run out by its new priority is told of at once', () => {
		const tale = escalated().wait(10 * MINUTE);
		tale.done({ type: 'update', priority: 1 });
		const [event] = tale.sweep();
		expect(event).toMatchObject({ type: 'clock-past', due: T0 + 5 * MINUTE, at: tale.now });
	});
});

describe('telling', () => {
	it('SLA-3 a warning is due at 50, 75 and 90 %, and each once', () => {
		const tale = escalated({ priority: 2 });
		for (const [share, minutes] of [
			[50, 5],
			[75, 7.5],
			[90, 9]
		] as const) {
			const at = T0 + minutes * MINUTE;
			expect(deadlineOf(tale.row, tale.now)).toBe(at);
			tale.now = at - 1;
			expect(tale.done(CLOCK)).toEqual([]);
			const [event] = tale.wait(1).done(CLOCK, { by: THE_CLOCK });
			const told = { type: 'clock-warned', clock: 'claim', share, at, by: { kind: 'clock' } };
			expect(event).toMatchObject(told);
			expect(tale.done(CLOCK)).toEqual([]);
		}
		expect(deadlineOf(tale.row, tale.now)).toBe(T0 + 10 * MINUTE);
	});

	it('SLA-3 of several shares that have run only the highest is told', () => {
		const tale = escalated({ priority: 2 }).wait(8 * MINUTE);
		const [event, ...more] = tale.done(CLOCK);
		expect(event).toMatchObject({ type: 'clock-warned', share: 75 });
		expect(more).toEqual([]);
	});

	it('SLA-3 nobody is warned of what has run out already', () => {
		const tale = escalated().wait(16 * MINUTE);
		expect(deadlineOf(tale.row, tale.now)).toBe(T0 + 15 * MINUTE);
		expect(types(tale.done(CLOCK))).toEqual(['clock-past']);
		expect(deadlineOf(tale.row, tale.now)).toBe(T0 + 4 * HOUR);
	});

	it('SLA-9 what is told late says how late', () => {
		const [event] = escalated().wait(HOUR).done(CLOCK);
		expect(event).toMatchObject({ type: 'clock-past', late: 45 * MINUTE });
		expect(
			escalated()
				.wait(15 * MINUTE + 1)
				.done(CLOCK)[0]
		).not.toHaveProperty('late');
	});

	it.each([
		['at its due instant', 0, []],
		['a millisecond later', 1, ['clock-past']]
	])('SLA-4 a clock has run out: %s', (_, later, expected) => {
		const tale = escalated().wait(15 * MINUTE + later);
		const past = tale.done(CLOCK).filter(({ type }) => type === 'clock-past');
		expect(types(past)).toEqual(expected);
		expect(tale.done(CLOCK)).toEqual([]);
	});

	it('SLA-4 it is told as of its due instant, whenever it is told', () => {
		const tale = escalated().wait(HOUR);
		const [event] = tale.done(CLOCK);
		expect(event).toMatchObject({ at: T0 + 15 * MINUTE, due: T0 + 15 * MINUTE });
	});

	it.each([
		['was stopped', [{ type: 'claim' }]],
		['was started anew', [{ type: 'retier', tier: 2 }]],
		['is of a resolved case', [RESOLVE]]
	] as const)('SLA-5 a deadline of a clock that %s is no news', (_, acts) => {
		const tale = escalated().wait(14 * MINUTE);
		for (const act of acts) tale.done(act);
		tale.wait(2 * MINUTE);
		expect(tale.done(CLOCK)).toEqual([]);
	});
});

describe('settling', () => {
	it('SLA-6 a late claim is told after the clock that it missed', () => {
		const tale = escalated().wait(20 * MINUTE);
		const events = tale.done({ type: 'claim' });
		expect(types(events)).toEqual(['clock-past', 'claimed']);
		expect(events.map(({ at }) => at)).toEqual([T0 + 15 * MINUTE, T0 + 20 * MINUTE]);
		expect(tale.clock('claim')).toMatchObject({
			pastAt: T0 + 15 * MINUTE,
			stoppedAt: T0 + 20 * MINUTE
		});
	});

	it('SLA-6 what was told before an act is not told again after it', () => {
		const tale = escalated().wait(9 * HOUR);
		expect(types(tale.done({ type: 'claim' }))).toEqual(['clock-past', 'clock-past', 'claimed']);
		expect(tale.clock('resolve').pastAt).toBe(T0 + 8 * HOUR);
		expect(deadlineOf(tale.row, tale.now)).toBeNull();
		expect(types(tale.done({ type: 'note', text: 'Called' }))).toEqual(['noted']);
	});

	it('SLA-6 clocks that ran out are told in the order in which they did', () => {
		const tale = escalated({ priority: 1 }).wait(58 * MINUTE);
		tale.done({ type: 'retier', tier: 2 });
		const events = tale.wait(HOUR).done({ type: 'claim' });
		expect(events.map((event) => [event.type, 'clock' in event && event.clock])).toEqual([
			['clock-past', 'resolve'],
			['clock-past', 'claim'],
			['claimed', false]
		]);
		expect(events.map(({ at }) => (at - T0) / MINUTE)).toEqual([60, 63, 118]);
	});

	it('SLA-6 an act that happened before the clock ran out is in time, however late it is told', () => {
		const tale = escalated().wait(20 * MINUTE);
		expect(types(tale.done({ type: 'claim' }, { at: T0 + 15 * MINUTE }))).toEqual(['claimed']);
	});

	it('SLA-6 facts that come with orUpdate and are told late settle by the time they are moved to', () => {
		const tale = escalated().wait(20 * MINUTE);
		tale.done({ type: 'note', text: 'Called' }, { at: T0 + 15 * MINUTE });
		tale.done({ type: 'update', vip: true }, { at: T0 + 16 * MINUTE });
		expect(tale.clock('claim').pastAt).toBe(T0 + 15 * MINUTE);
		const facts = { type: 'open', title: 'Card', orUpdate: true } as const;
		expect(only(tale.done(facts, { at: T0 }), 'updated').at).toBe(T0 + 16 * MINUTE);
	});

	it('SLA-6 a refused act, or one that changes nothing, tells nothing', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		tale.wait(9 * HOUR);
		expect(tale.done({ type: 'claim' })).toEqual([]);
		tale.refused({ type: 'claim' }, { by: BEN });
		expect(tale.clock('resolve').pastAt).toBeNull();
	});
});

describe('deadlines', () => {
	it('SLA-7 of what had run out more than a day before it was told nobody is called', () => {
		const tale = openCase({ priority: 4 });
		tale.wait(DAY + MINUTE);
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer' }, { at: T0 });
		const [claim, resolve] = [tale.clock('claim').dueAt, tale.clock('resolve').dueAt];
		expect(deadlineOf(tale.row, claim + DAY)).toBe(claim);
		expect(deadlineOf(tale.row, claim + DAY + 1)).toBe(resolve);
	});

	it('SLA-7 a case without a running clock has none', () => {
		const tale = escalated();
		tale.done(RESOLVE);
		expect(deadlineOf(tale.row, tale.now)).toBeNull();
		expect(deadlineOf(null, tale.now)).toBeNull();
	});

	it('SLA-8 the clock that runs out next is the one that is shown', () => {
		const tale = escalated();
		expect(nextDue(tale.row)).toEqual({ name: 'claim', from: T0, due: T0 + 15 * MINUTE });
		tale.done({ type: 'claim' });
		expect(nextDue(tale.row)).toEqual({ name: 'resolve', from: T0, due: T0 + 8 * HOUR });
		tale.done(RESOLVE);
		expect(nextDue(tale.row)).toBeNull();
	});
});
