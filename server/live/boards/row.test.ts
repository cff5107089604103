import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, T0 } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy } from '../../../tests/support/plans.ts';
import { deskRow, wallRow } from './row.ts';

const CARE = {
	...LADDER,
	policies: [
		{
			name: 'All',
			claim: '15m',
			update: '1h',
			resolve: '4h',
			pause: { customer: '2d', vendor: '1d' }
		}
	],
	lease: '20m',
	followUp: { within: '3d' }
};
const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' } as const;

describe('LIVE-30 a row says what runs out beside its first clock', () => {
	it('until when the customer is told, and from when until when the claim holds', () => {
		const tale = escalatedBy(CARE);
		expect(wallRow(tale.row)).toMatchObject({
			clock: { name: 'claim', due: T0 + 15 * MINUTE },
			promise: T0 + HOUR,
			lease: null,
			paused: false
		});
		tale.wait(5 * MINUTE).done({ type: 'claim' });
		expect(deskRow(tale.row)).toMatchObject({
			clock: { name: 'update', due: T0 + HOUR },
			lease: { from: T0 + 5 * MINUTE, due: T0 + 25 * MINUTE }
		});
	});

	it('what waits for the customer has no clock that runs; what waits for a vendor keeps its promise', () => {
		const tale = escalatedBy(CARE);
		tale.done({ type: 'claim' });
		tale.done({ type: 'wait', for: 'customer' });
		expect(wallRow(tale.row)).toMatchObject({ clock: null, promise: null, paused: true });
		tale.done({ type: 'wait', for: 'vendor' });
		expect(wallRow(tale.row)).toMatchObject({
			clock: { name: 'update' },
			promise: T0 + HOUR,
			paused: true
		});
	});
});

it('LIVE-15 a wall is told neither team nor queue, a desk both', () => {
	const { row } = escalatedBy(CARE, { queue: 'cards', customer: 'Lo Secret' });
	expect(deskRow(row)).toMatchObject({ team: 'Team leads', queue: 'cards' });
	for (const field of ['team', 'queue', 'customer']) expect(wallRow(row)).not.toHaveProperty(field);
});

describe('LIVE-31 what has to be followed up', () => {
	it('is a row of a desk, with when it is closed without, and none of a wall', () => {
		const tale = escalatedBy(CARE);
		tale.done({ type: 'claim' });
		tale.done(RESOLVE);
		expect(deskRow(tale.row)).toMatchObject({
			status: 'resolved',
			clock: null,
			followUp: T0 + 3 * DAY,
			owner: { id: 'ana' }
		});
		expect(wallRow(tale.row)).toBeNull();
		tale.done({ type: 'follow-up', satisfied: true });
		expect(deskRow(tale.row)).toBeNull();
	});

	it('is no row where nobody has to be asked', () => {
		const tale = escalatedBy(LADDER);
		tale.done(RESOLVE);
		expect(deskRow(tale.row)).toBeNull();
	});
});
