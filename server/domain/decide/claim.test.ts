import { describe, expect, it } from 'vitest';
import {
	ANA,
	BEN,
	DESK_APP,
	MINUTE,
	T0,
	escalated,
	only,
	types
} from '../../../tests/support/cases.ts';

const KIM = { id: 'kim', name: 'Kim Lee' };

describe('claim', () => {
	it('ESC-3 gives it to the first who asks and stops the claim clock', () => {
		const tale = escalated();
		const event = only(tale.wait(MINUTE).done({ type: 'claim' }), 'claimed');
		expect(event.owner).toEqual({ before: null, after: { id: 'ana', name: 'Ana Reyes' } });
		expect(tale.row).toMatchObject({ owner: { id: 'ana' }, ownedSince: T0 + MINUTE });
		expect(tale.clock('claim').stoppedAt).toBe(T0 + MINUTE);
		expect(tale.clock('resolve').stoppedAt).toBeNull();
	});

	it('ESC-4 everybody else is told who has it and since when', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		expect(tale.wait(400).refused({ type: 'claim' }, { by: BEN })).toEqual({
			code: 'claimed',
			detail: 'Ana Reyes has #4711.',
			owner: { id: 'ana', name: 'Ana Reyes', at: T0 }
		});
		expect(tale.row.owner?.id).toBe('ana');
	});

	it('ESC-5 who has it already gets the same answer again, and nothing changes', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		const { row } = tale;
		expect(tale.wait(MINUTE).done({ type: 'claim' })).toEqual([]);
		expect(tale.row).toBe(row);
	});

	it('ESC-5 a program claims for whom it names, else for itself', () => {
		const named = escalated();
		named.done({ type: 'claim', owner: KIM }, { by: DESK_APP });
		expect(named.row.owner).toEqual(KIM);
		expect(named.done({ type: 'claim', owner: KIM }, { by: DESK_APP })).toEqual([]);
		expect(named.refused({ type: 'claim' }, { by: DESK_APP }).code).toBe('claimed');
		const itself = escalated();
		itself.done({ type: 'claim' }, { by: DESK_APP });
		expect(itself.row.owner).toEqual({ id: 'desk-app', name: 'Desk app' });
	});
});

describe('release', () => {
	it('ESC-6 nobody has it, and the claim clock starts anew', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		const events = tale.wait(MINUTE).done({ type: 'release', why: 'end of shift' });
		expect(only(events, 'released')).toMatchObject({
			why: 'end of shift',
			owner: { before: { id: 'ana' }, after: null }
		});
		expect(tale.row).toMatchObject({ owner: null, ownedSince: null });
		expect(tale.clock('claim')).toMatchObject({ startedAt: T0 + MINUTE, stoppedAt: null });
		expect(tale.clock('resolve').startedAt).toBe(T0);
	});

	it('ESC-6 what nobody has cannot be given back: no change', () => {
		expect(escalated().done({ type: 'release' })).toEqual([]);
	});

	it('ESC-6 a person gives back only his own', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		expect(tale.wait(MINUTE).refused({ type: 'release' }, { by: BEN })).toMatchObject({
			code: 'not-owner',
			owner: { id: ANA.id, at: T0 }
		});
	});

	it('ESC-6 a program speaks for its people', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		expect(types(tale.done({ type: 'release' }, { by: DESK_APP }))).toEqual(['released']);
	});
});
