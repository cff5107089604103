import { describe, expect, it } from 'vitest';
import { ANA, BEN, HOUR, MINUTE, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy } from '../../../tests/support/plans.ts';

const LEASED = { ...LADDER, lease: '20m' };

describe('a lease', () => {
	it('LEASE-1 a claim without a step lapses: it is unclaimed, the claim clock begins anew, the path goes on', () => {
		const tale = escalatedBy(LEASED);
		tale.wait(5 * MINUTE).done({ type: 'claim' });
		const dwell = tale.clock('dwell');
		expect(tale.clock('lease').dueAt).toBe(T0 + 25 * MINUTE);
		tale.now = T0 + 25 * MINUTE + 1;
		const events = tale.sweep();
		expect(only(events, 'lease-lapsed')).toMatchObject({
			owner: { before: { id: ANA.id }, after: null },
			why: 'Ana Reyes took no step.',
			at: T0 + 25 * MINUTE + 1
		});
		expect(tale.row).toMatchObject({ owner: null, ownedSince: null, tier: 1 });
		expect(tale.row.clocks.lease).toBeNull();
		expect(tale.clock('claim').startedAt).toBe(tale.now);
		expect(tale.clock('dwell')).toEqual(dwell);
	});

	it('LEASE-2 its owner is warned once, a quarter of it before', () => {
		const tale = escalatedBy(LEASED);
		tale.done({ type: 'claim' });
		tale.now = T0 + 15 * MINUTE;
		expect(tale.sweep()).toMatchObject([
			{ type: 'lease-warned', owner: { id: ANA.id }, until: T0 + 20 * MINUTE }
		]);
		expect(tale.wait(MINUTE).sweep()).toEqual([]);
	});

	it.each([
		['a note', { type: 'note', text: 'Called' }],
		['news for the customer', { type: 'update-customer' }],
		['new facts', { type: 'update', vip: true }]
	] as const)('LEASE-3 %s of its owner holds it on', (_, act) => {
		const tale = escalatedBy(LEASED);
		tale.done({ type: 'claim' });
		tale.wait(18 * MINUTE).done(act);
		expect(tale.clock('lease').dueAt).toBe(T0 + 38 * MINUTE);
	});

	it('LEASE-3 what somebody else does, does not', () => {
		const tale = escalatedBy(LEASED);
		tale.done({ type: 'claim' });
		tale.wait(18 * MINUTE).done({ type: 'note', text: 'Called' }, { by: BEN });
		expect(tale.clock('lease').dueAt).toBe(T0 + 20 * MINUTE);
	});

	it('LEASE-4 a step that comes before the lapse is told holds it, and an undo lays it back', () => {
		const tale = escalatedBy(LEASED);
		tale.done({ type: 'claim' });
		tale.wait(20 * MINUTE + 100).done({ type: 'note', text: 'Called' });
		expect(tale.sweep()).toEqual([]);
		expect(tale.row.owner?.id).toBe(ANA.id);
		const lease = tale.clock('lease');
		tale.done({ type: 'retier', tier: 2 });
		expect(tale.row.clocks.lease).toBeNull();
		tale.done({ type: 'undo-retier' });
		expect(tale.clock('lease')).toEqual(lease);
	});

	it('LEASE-5 it stands still with the other clocks while the case waits', () => {
		const tale = escalatedBy({
			...LEASED,
			policies: [{ name: 'All', claim: '1h', resolve: '8h', pause: { customer: '2d' } }]
		});
		tale.done({ type: 'claim' });
		tale.done({ type: 'wait', for: 'customer' });
		expect(types(tale.wait(3 * HOUR).sweep())).not.toContain('lease-lapsed');
		expect(tale.row.owner?.id).toBe(ANA.id);
	});

	it('LEASE-6 without a lease in the configuration a claim holds for ever', () => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'claim' });
		expect(tale.row.clocks.lease).toBeNull();
	});
});
