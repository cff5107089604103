import { describe, expect, it } from 'vitest';
import {
	ANA,
	BEN,
	HELPDESK,
	HOUR,
	MINUTE,
	SECOND,
	T0,
	escalated,
	only,
	types
} from '../../../tests/support/cases.ts';
import type { Case } from '../case.ts';
import { UNDO_MS } from '../limits.ts';

const apart = ({ version: _, updatedAt: __, undo: ___, ...rest }: Case) => rest;
const CLAIM = { type: 'claim' } as const;
const RETIER = { type: 'retier', tier: 3, team: 'Experts' } as const;

describe('undo', () => {
	it('ESC-8 of a claim: as if it had not been', () => {
		const tale = escalated();
		const before = tale.row;
		tale.wait(MINUTE).done(CLAIM);
		const event = only(tale.wait(UNDO_MS - 1).done({ type: 'undo-claim' }), 'claim-undone');
		expect(event.owner).toEqual({ before: { id: 'ana', name: 'Ana Reyes' }, after: null });
		expect(apart(tale.row)).toEqual(apart(before));
		expect(tale.row.undo).toBeNull();
	});

	it('ESC-8 of a re-tier: the former owner, tier, team and clocks', () => {
		const tale = escalated();
		tale.wait(MINUTE).done(CLAIM);
		const before = tale.row;
		tale.wait(MINUTE).done(RETIER);
		const event = only(tale.wait(UNDO_MS - 1).done({ type: 'undo-retier' }), 'retier-undone');
		expect(event.tier).toEqual({ before: 3, after: 1 });
		expect(event.owner).toEqual({ before: null, after: { id: 'ana', name: 'Ana Reyes' } });
		expect(apart(tale.row)).toEqual(apart(before));
	});

	it('ESC-8 until when is told with the act, reckoned from now even for what is told late', () => {
		const tale = escalated().wait(MINUTE);
		tale.done(CLAIM, { at: T0 + SECOND });
		expect(tale.row.undo).toMatchObject({ act: 'claim', by: 'ana', until: tale.now + 8 * SECOND });
	});

	it.each([
		['claim', CLAIM, 'undo-claim'],
		['re-tier', RETIER, 'undo-retier']
	] as const)('ESC-9 of a %s is too late after 8 seconds', (_, act, type) => {
		const tale = escalated();
		tale.done(act);
		expect(tale.wait(UNDO_MS).refused({ type }).code).toBe('undo-late');
	});

	it.each([
		['somebody else', (tale: ReturnType<typeof escalated>) => [tale, BEN] as const],
		[
			'after a note',
			(tale: ReturnType<typeof escalated>) => {
				tale.done({ type: 'note', text: 'Called' });
				return [tale, ANA] as const;
			}
		],
		[
			'after new facts',
			(tale: ReturnType<typeof escalated>) => {
				tale.done({ type: 'update', priority: 1 }, { by: HELPDESK });
				return [tale, ANA] as const;
			}
		],
		[
			'after it was undone',
			(tale: ReturnType<typeof escalated>) => {
				tale.done({ type: 'undo-claim' });
				return [tale, ANA] as const;
			}
		]
	])('ESC-10 is refused: %s', (_, since) => {
		const claimed = escalated();
		claimed.done(CLAIM);
		const [tale, by] = since(claimed);
		expect(tale.refused({ type: 'undo-claim' }, { by }).code).toBe('undo-moved');
	});

	it('ESC-10 only the last act can be undone', () => {
		const tale = escalated();
		tale.done(CLAIM);
		tale.done(RETIER);
		expect(tale.refused({ type: 'undo-claim' }).code).toBe('undo-moved');
		tale.done({ type: 'undo-retier' });
		expect(tale.refused({ type: 'undo-claim' }).code).toBe('undo-moved');
	});

	it('ESC-10 the passing of a clock is not something that happened, and stays told', () => {
		const tale = escalated().wait(15 * MINUTE - SECOND);
		tale.done({ type: 'update', priority: 1 });
		tale.done(CLAIM);
		const due = tale.clock('resolve').dueAt;
		tale.now = due - SECOND;
		tale.done(RETIER);
		tale.wait(2 * SECOND);
		expect(types(tale.sweep())).toEqual(['clock-past']);
		expect(types(tale.wait(SECOND).done({ type: 'undo-retier' }))).toEqual(['retier-undone']);
		expect(tale.clock('resolve').pastAt).toBe(due);
		expect(tale.sweep()).toEqual([]);
	});

	it('ESC-10 a claim that was in time stays so, whatever was told of the clock that was undone', () => {
		const tale = escalated().wait(HOUR);
		tale.done(CLAIM, { at: T0 });
		tale.done(RETIER, { at: T0 });
		expect(types(tale.sweep())).toEqual(['clock-past']);
		tale.wait(SECOND).done({ type: 'undo-retier' });
		expect(tale.clock('claim')).toMatchObject({ stoppedAt: T0, pastAt: null });
	});

	it('ESC-10 a claim clock that ran out under an undone claim is told afterwards', () => {
		const tale = escalated().wait(15 * MINUTE - SECOND);
		tale.done(CLAIM);
		tale.wait(3 * SECOND).done({ type: 'undo-claim' });
		expect(types(tale.sweep())).toEqual(['clock-past']);
		expect(tale.clock('claim').pastAt).toBe(tale.now);
	});
});
