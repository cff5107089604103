import { describe, expect, it } from 'vitest';
import {
	ANA,
	BEN,
	HOUR,
	MINUTE,
	SECOND,
	T0,
	type Tale,
	escalated,
	type Entry
} from '../../../tests/support/cases.ts';
import { createFold, type Folded } from './summary.ts';

const WINDOW = { from: T0, to: T0 + 8 * HOUR, zone: 'UTC' };

/** What the window was like by one tale, read when the tale ends or later. */
function fold(tale: Tale, asOf = tale.now, window = WINDOW, log: Entry[] = tale.log): Folded {
	const reading = createFold(window);
	reading.take(log);
	return reading.read(asOf, () => tale.state);
}
const totals = (tale: Tale, asOf?: number) => fold(tale, asOf).totals;

describe('claims', () => {
	it.each([
		['at its due instant is in time', 15 * MINUTE, { claimedInTime: 1, pastSla: 0 }],
		['a millisecond later is not', 15 * MINUTE + 1, { claimedInTime: 0, pastSla: 1 }]
	])('SHIFT-6 a claim %s; either way one clock is decided', (_, wait, expected) => {
		const tale = escalated().wait(wait);
		tale.done({ type: 'claim' });
		expect(totals(tale)).toMatchObject({
			claimed: 1,
			claimsDecided: 1,
			medianToClaim: wait,
			...expected
		});
	});

	it('SHIFT-6 a clock that ran out with nobody having it is decided, told or not', () => {
		const tale = escalated().wait(HOUR);
		const expected = { claimed: 0, claimsDecided: 1, pastSla: 1, medianToClaim: null };
		expect(totals(tale)).toMatchObject(expected);
		tale.sweep();
		expect(totals(tale)).toMatchObject(expected);
	});

	it('SHIFT-6 a clock that ran out before the window and was claimed in it is a claim of it', () => {
		const tale = escalated().wait(HOUR);
		tale.done({ type: 'claim' });
		expect(fold(tale, tale.now, { ...WINDOW, from: T0 + 30 * MINUTE }).totals).toMatchObject({
			claimed: 1,
			claimedInTime: 0,
			claimsDecided: 1,
			pastSla: 0
		});
	});

	it('SHIFT-6 each claim clock counts for itself', () => {
		const tale = escalated();
		for (const by of [ANA, BEN]) {
			tale.wait(MINUTE).done({ type: 'claim' }, { by });
			tale.wait(MINUTE).done({ type: 'release' }, { by });
		}
		expect(totals(tale)).toMatchObject({ escalations: 1, claimed: 2, claimsDecided: 2 });
	});

	it('SHIFT-6 a clock that was given more time after it had run out is decided once', () => {
		const tale = escalated({ priority: 1 }).wait(6 * MINUTE);
		tale.done({ type: 'update', priority: 3 });
		tale.wait(MINUTE).done({ type: 'claim' });
		expect(totals(tale)).toMatchObject({ claimedInTime: 1, claimsDecided: 1, pastSla: 1 });
	});

	it('SHIFT-7 a claim that was undone never counts', () => {
		const tale = escalated().wait(MINUTE);
		tale.done({ type: 'claim' });
		tale.wait(SECOND).done({ type: 'undo-claim' });
		expect(totals(tale)).toMatchObject({ claimed: 0, claimsDecided: 0 });
		tale.wait(MINUTE).done({ type: 'claim' }, { by: BEN });
		expect(totals(tale)).toMatchObject({ claimed: 1, medianToClaim: 2 * MINUTE + SECOND });
	});

	it('SHIFT-7 the clock under an undone claim ran all the time', () => {
		const tale = escalated().wait(15 * MINUTE - SECOND);
		tale.done({ type: 'claim' });
		tale.wait(2 * SECOND).done({ type: 'undo-claim' });
		expect(totals(tale)).toMatchObject({ claimed: 0, claimsDecided: 1, pastSla: 1 });
	});

	it('SHIFT-7 an undone re-tier lays back tier and clocks', () => {
		const tale = escalated().wait(14 * MINUTE);
		tale.done({ type: 'retier', tier: 3 });
		tale.wait(SECOND).done({ type: 'undo-retier' });
		tale.wait(5 * MINUTE).done({ type: 'claim' });
		const { byTier } = fold(tale);
		expect(byTier.map(({ key, claimed, pastSla }) => [key, claimed, pastSla])).toEqual([[1, 1, 1]]);
	});

	it('SHIFT-7 a claim that was recorded before the reading began is undone all the same', () => {
		const tale = escalated().wait(MINUTE);
		tale.done({ type: 'claim' });
		tale.wait(SECOND).done({ type: 'undo-claim' });
		tale.wait(HOUR);
		const window = { ...WINDOW, from: tale.now - HOUR };
		const { totals, byTier } = fold(tale, tale.now, window, tale.log.slice(-1));
		expect(totals).toMatchObject({ claimed: 0, claimsDecided: 1, pastSla: 1 });
		expect(byTier.map(({ key }) => key)).toEqual([1]);
	});
});
