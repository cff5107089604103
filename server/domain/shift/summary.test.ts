import { describe, expect, it } from 'vitest';
import {
	BEN,
	DAY,
	HOUR,
	MINUTE,
	SECOND,
	T0,
	Tale,
	escalated,
	type Entry
} from '../../../tests/support/cases.ts';
import { createFold, type Folded } from './summary.ts';

const WINDOW = { from: T0, to: T0 + 8 * HOUR, zone: 'UTC' };
const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' } as const;

/** What the window was like by one tale, read when the tale ends or later. */
function fold(tale: Tale, asOf = tale.now, window = WINDOW, log: Entry[] = tale.log): Folded {
	const reading = createFold(window);
	reading.take(log);
	return reading.read(asOf, () => tale.state);
}
const totals = (tale: Tale, asOf?: number) => fold(tale, asOf).totals;

describe('what counts', () => {
	it('SHIFT-5 what happened at the beginning counts, at the end no more', () => {
		const tale = escalated().wait(HOUR);
		const { from } = WINDOW;
		expect(fold(tale, tale.now, { ...WINDOW, from, to: from + 1 }).totals.escalations).toBe(1);
		expect(fold(tale, tale.now, { ...WINDOW, from: from + 1 }).totals.escalations).toBe(0);
		expect(fold(tale, tale.now, { ...WINDOW, from: 0, to: from }).totals.escalations).toBe(0);
	});

	it('SHIFT-5 what is told late counts when it happened', () => {
		const tale = escalated();
		tale.wait(9 * HOUR).done({ type: 'claim' }, { at: T0 + 4 * MINUTE });
		expect(totals(tale)).toMatchObject({ claimed: 1, claimedInTime: 1, medianToClaim: 4 * MINUTE });
	});

	it('SHIFT-5 nothing counts of a case that is no escalation', () => {
		const tale = new Tale();
		tale.done({ type: 'open', title: 'Question' });
		tale.done(RESOLVE);
		tale.done({ type: 'reopen', why: 'More' });
		expect(fold(tale)).toMatchObject({ bySubject: [], byClient: [], byTier: [] });
		expect(totals(tale)).toMatchObject({ escalations: 0, resolved: 0, reopened: 0 });
		expect(totals(tale).medianToResolve).toBeNull();
	});
});

describe('resolved and reopened', () => {
	it.each(['resolved', 'closed'] as const)(
		'SHIFT-8 an escalation that is %s was resolved, reckoned from its escalation',
		(status) => {
			const tale = escalated().wait(3 * MINUTE);
			tale.done({ type: 'update', status });
			expect(totals(tale)).toMatchObject({ resolved: 1, medianToResolve: 3 * MINUTE });
		}
	);

	it('SHIFT-8 closing what was resolved counts no second time', () => {
		const tale = escalated();
		tale.done(RESOLVE);
		for (const status of ['closed', 'resolved'] as const)
			tale.wait(MINUTE).done({ type: 'update', status });
		expect(totals(tale).resolved).toBe(1);
	});

	it('SHIFT-8 a reopened one is resolved again, reckoned from its reopening', () => {
		const tale = escalated();
		tale.done(RESOLVE);
		tale.wait(HOUR).done({ type: 'reopen', why: 'Still declined' });
		tale.wait(5 * MINUTE).done(RESOLVE);
		expect(totals(tale)).toMatchObject({
			escalations: 1,
			resolved: 2,
			reopened: 1,
			medianToResolve: 0,
			p90ToResolve: 5 * MINUTE
		});
	});
});

describe('past SLA', () => {
	it.each([
		['not yet at its due instant', 15 * MINUTE, 0],
		['from the next one', 15 * MINUTE + 1, 1]
	])('SHIFT-9 a clock that still runs: %s', (_, after, pastSla) => {
		expect(totals(escalated(), T0 + after)).toMatchObject({ pastSla, claimsDecided: pastSla });
	});

	it.each([
		['claimed', { type: 'claim' }],
		['moved to another tier', { type: 'retier', tier: 2 }],
		['given more time', { type: 'update', priority: 4 }],
		['resolved', RESOLVE]
	] as const)('SHIFT-9 not when the case was %s by then, told late or not', (_, act) => {
		const tale = escalated().wait(16 * MINUTE);
		tale.done(act, { at: T0 + 15 * MINUTE });
		expect(totals(tale).pastSla).toBe(0);
	});

	it('SHIFT-9 counts a case once, however many of its clocks ran out', () => {
		const tale = escalated();
		tale.wait(HOUR).done({ type: 'claim' });
		tale.done({ type: 'release' });
		tale.wait(6 * HOUR + 50 * MINUTE);
		expect(totals(tale, T0 + 10 * HOUR).pastSla).toBe(1);
		expect(totals(tale).claimsDecided).toBe(2);
	});

	it('SHIFT-9 in each tier in which a clock ran out, and in the bucket of the first', () => {
		const tale = escalated({ priority: 1 });
		tale.wait(50 * MINUTE).done({ type: 'retier', tier: 2 });
		tale.wait(2 * HOUR).done({ type: 'claim' });
		const { totals, byTier, through } = fold(tale);
		expect(totals.pastSla).toBe(1);
		expect(byTier.map(({ key, pastSla }) => [key, pastSla])).toEqual([
			[1, 1],
			[2, 1]
		]);
		expect(through.map(({ pastSla }) => pastSla)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
	});

	it('SHIFT-9 a deadline is enough of a case that was escalated before the reading', () => {
		const tale = escalated({ priority: 1 }).wait(10 * MINUTE);
		tale.sweep();
		const window = { ...WINDOW, from: T0 + MINUTE };
		const reading = createFold(window);
		reading.take(tale.log.slice(-1));
		expect(reading.unknown()).toEqual([{ client: 'acme', case: 'C-1' }]);
		expect(reading.read(tale.now, () => tale.row)).toMatchObject({
			totals: { pastSla: 1, claimsDecided: 1 },
			bySubject: [{ key: 'billing', pastSla: 1 }],
			byTier: [{ key: 1, pastSla: 1 }]
		});
		expect(reading.read(tale.now)).toMatchObject({ totals: { pastSla: 1 }, bySubject: [] });
	});
});

describe('an escalation from before the reading', () => {
	it.each([
		['claimed', { type: 'claim' }, 0],
		['released', { type: 'release' }, 1],
		['moved to another tier', { type: 'retier', tier: 2 }, 1],
		['given another priority', { type: 'update', priority: 2 }, 1]
	] as const)('SHIFT-9 its clocks are known once it is %s, told or not', (_, act, claims) => {
		const tale = escalated().wait(10 * MINUTE);
		if (claims) tale.done({ type: 'claim' });
		tale.wait(MINUTE).done(act);
		const due = tale.clock('resolve').dueAt;
		const pastAt = (asOf: number) =>
			fold(tale, asOf, { ...WINDOW, from: due, to: due + HOUR }, tale.log.slice(-1)).totals.pastSla;
		expect([pastAt(due), pastAt(due + 1)]).toEqual([0, 1]);
	});

	it('SHIFT-10 an undo tells its tier', () => {
		const tale = escalated();
		tale.done({ type: 'retier', tier: 2 });
		tale.wait(SECOND).done({ type: 'undo-retier' });
		const reading = createFold(WINDOW);
		reading.take(tale.log.slice(-1));
		const row = { subject: 'billing', tier: 4 } as const;
		expect(reading.read(T0 + HOUR, () => row).byTier.map(({ key }) => key)).toEqual([1]);
	});
});

describe('groups', () => {
	it('SHIFT-10 what happened is of the tier in which it happened, and of the subject', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		tale.wait(MINUTE).done({ type: 'retier', tier: 3 });
		tale.done({ type: 'claim' }, { by: BEN });
		tale.done(RESOLVE);
		const { byTier, bySubject, byClient } = fold(tale);
		expect(
			byTier.map(({ key, escalations, claimed, resolved }) => [key, escalations, claimed, resolved])
		).toEqual([
			[1, 1, 1, 0],
			[3, 0, 1, 1]
		]);
		expect(bySubject).toMatchObject([{ key: 'billing', escalations: 1, claimed: 2, resolved: 1 }]);
		expect(byClient).toMatchObject([{ key: 'acme', escalations: 1, claimed: 2, resolved: 1 }]);
	});

	it('SHIFT-10 a tier that only a later event tells is not taken from the row', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		tale.wait(HOUR).done({ type: 'release' });
		tale.wait(20 * MINUTE).sweep();
		tale.done({ type: 'retier', tier: 4 });
		const window = { ...WINDOW, from: T0 + MINUTE };
		const { byTier } = fold(tale, tale.now, window, tale.log.slice(3));
		expect(byTier.map(({ key, pastSla }) => [key, pastSla])).toEqual([[1, 1]]);
	});
});

describe('buckets', () => {
	it('SHIFT-11 hours from the beginning; the last may be short', () => {
		const tale = escalated();
		tale.wait(2 * HOUR).done(RESOLVE);
		const { through } = fold(tale, tale.now, { ...WINDOW, to: T0 + 2.5 * HOUR });
		expect(through).toEqual([
			{ from: T0, to: T0 + HOUR, escalations: 1, resolved: 0, pastSla: 1 },
			{ from: T0 + HOUR, to: T0 + 2 * HOUR, escalations: 0, resolved: 0, pastSla: 0 },
			{ from: T0 + 2 * HOUR, to: T0 + 2.5 * HOUR, escalations: 0, resolved: 1, pastSla: 0 }
		]);
	});

	it.each([
		[2 * DAY, 48],
		[2 * DAY + 1, 3]
	])('SHIFT-11 a window of %i ms has %i buckets', (length, buckets) => {
		const window = { from: T0, to: T0 + length, zone: 'UTC' };
		expect(createFold(window).read(T0).through).toHaveLength(buckets);
	});

	it('SHIFT-11 days are those of the floor, with the hour that a change of clocks takes', () => {
		const [from, to] = [Date.parse('2026-03-27T23:00Z'), Date.parse('2026-03-30T10:00Z')];
		const { through } = createFold({ from, to, zone: 'Europe/Berlin' }).read(to);
		expect(through.map((bucket) => (bucket.to - bucket.from) / HOUR)).toEqual([24, 23, 12]);
	});
});

describe('reading', () => {
	it('SHIFT-12 does not change what is read later', () => {
		const tale = escalated().wait(20 * MINUTE);
		const reading = createFold(WINDOW);
		reading.take(tale.log);
		expect(reading.read(tale.now).totals.claimsDecided).toBe(1);
		const told = tale.log.length;
		tale.done({ type: 'claim' }, { at: T0 + 10 * MINUTE });
		reading.take(tale.log.slice(told));
		expect(reading.read(tale.now)).toEqual(fold(tale));
		expect(reading.read(tale.now).totals).toMatchObject({ pastSla: 0, claimedInTime: 1 });
	});
});
