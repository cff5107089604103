import { describe, expect, it } from 'vitest';
import { BEN, CY, DESK_APP, escalated, only } from '../../../tests/support/cases.ts';
import { offered, owned } from '../../../tests/support/offers.ts';
import { UNDO_MS } from '../limits.ts';

describe('HAND-7 an escalation is taken over with a reason', () => {
	const over = { type: 'take-over', from: 'ana', why: 'The customer calls again' } as const;

	it('at once, from whoever has it', () => {
		const tale = offered();
		const event = only(tale.done(over, { by: CY }), 'taken-over');
		expect(event).toMatchObject({
			why: over.why,
			owner: { before: { id: 'ana' }, after: { id: 'cy', name: 'Cy Lund' } }
		});
		expect(tale.row).toMatchObject({ owner: { id: 'cy' }, ownedSince: tale.now, offer: null });
		expect(tale.done(over, { by: CY })).toEqual([]);
	});

	it.each(['', '   a   ', 'away'])('not without one: %j', (why) => {
		expect(() => owned().tell({ ...over, why }, { by: CY })).toThrow();
	});

	it('whoever has it by then is told to who names another', () => {
		const tale = owned();
		tale.done(over, { by: CY });
		expect(tale.refused(over, { by: BEN })).toMatchObject({
			code: 'claimed',
			owner: { id: 'cy' }
		});
	});

	it('what nobody has is claimed instead', () => {
		expect(escalated().refused(over, { by: CY }).code).toBe('not-claimed');
	});

	it('and it can be undone for 8 seconds by who did it', () => {
		const tale = offered();
		const before = tale.row;
		tale.done(over, { by: CY });
		expect(tale.refused({ type: 'undo-take-over' }, { by: BEN }).code).toBe('undo-moved');
		tale.wait(UNDO_MS - 1).done({ type: 'undo-take-over' }, { by: CY });
		expect(tale.row).toMatchObject({ owner: before.owner, offer: before.offer });
		tale.done(over, { by: CY });
		tale.wait(UNDO_MS);
		expect(tale.refused({ type: 'undo-take-over' }, { by: CY }).code).toBe('undo-late');
	});

	it('a program names who took it', () => {
		const tale = owned();
		tale.done({ ...over, owner: { id: 'kim', name: 'Kim' } }, { by: DESK_APP });
		expect(tale.row.owner).toEqual({ id: 'kim', name: 'Kim' });
	});
});
