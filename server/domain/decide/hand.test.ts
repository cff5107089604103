import { describe, expect, it } from 'vitest';
import {
	BEN,
	CY,
	DESK_APP,
	MIA,
	MINUTE,
	SECOND,
	escalated,
	only,
	types
} from '../../../tests/support/cases.ts';
import { TO_BEN, offered, owned } from '../../../tests/support/offers.ts';
import { planOf } from '../../../tests/support/plans.ts';
import { deadlineOf } from '../clocks/deadlines.ts';
import { OFFER_MS, UNDO_MS } from '../limits.ts';

describe('HAND-1 who has an escalation offers it, and keeps it until it is accepted', () => {
	it('to one colleague, with why', () => {
		const tale = owned();
		const event = only(tale.done(TO_BEN), 'offered');
		expect(event.offer).toEqual({
			before: null,
			after: {
				to: { id: 'ben', name: 'Ben Okafor' },
				by: { id: 'ana', name: 'Ana Reyes' },
				why: 'My shift ends',
				at: tale.now,
				until: tale.now + OFFER_MS
			}
		});
		expect(tale.row.owner?.id).toBe('ana');
		expect(tale.row.offer).toEqual(event.offer.after);
	});

	it('again to the same one is no news, to another one instead of the first', () => {
		const tale = offered();
		expect(tale.done(TO_BEN)).toEqual([]);
		const before = tale.row.offer;
		tale.done({ type: 'hand', to: 'eve' });
		expect(tale.row.offer?.to.id).toBe('eve');
		expect(only(tale.log.at(-1)?.events ?? [], 'offered').offer.before).toEqual(before);
	});
});

describe('HAND-2 the colleague accepts', () => {
	it('and has it from then on; its clocks go on, the claim holds anew', () => {
		const tale = escalated();
		tale.plan = planOf({ lease: '30m' });
		tale.done({ type: 'claim' });
		tale.wait(10 * MINUTE).done(TO_BEN);
		const resolve = tale.clock('resolve');
		tale.wait(MINUTE);
		const event = only(tale.done({ type: 'accept' }, { by: BEN }), 'handed');
		expect(event.owner).toEqual({
			before: { id: 'ana', name: 'Ana Reyes' },
			after: { id: 'ben', name: 'Ben Okafor' }
		});
		expect(tale.row).toMatchObject({ offer: null, ownedSince: tale.now });
		expect(tale.clock('resolve').dueAt).toBe(resolve.dueAt);
		expect(tale.clock('lease').startedAt).toBe(tale.now);
		expect(tale.done({ type: 'accept' }, { by: BEN })).toEqual([]);
	});

	it('what nobody had is claimed by it', () => {
		const tale = escalated();
		tale.done(TO_BEN, { by: DESK_APP });
		tale.wait(MINUTE).done({ type: 'accept' }, { by: BEN });
		expect(tale.clock('claim').stoppedAt).toBe(tale.now);
	});

	it.each([
		['somebody else', CY],
		['who offered it', MIA]
	])('not %s', (_, by) => {
		const refusal = offered().refused({ type: 'accept' }, { by });
		expect(refusal).toMatchObject({ code: 'not-offered', owner: { id: 'ana' } });
	});

	it('a program for whom it is offered to', () => {
		const tale = offered();
		expect(tale.refused({ type: 'accept', for: 'cy' }, { by: DESK_APP }).code).toBe('not-offered');
		tale.done({ type: 'accept', for: 'ben' }, { by: DESK_APP });
		expect(tale.row.owner?.id).toBe('ben');
	});

	it('and may take that back for 8 seconds: it is as it was, still offered', () => {
		const tale = offered();
		const before = tale.row;
		tale.wait(SECOND).done({ type: 'accept' }, { by: BEN });
		tale.wait(UNDO_MS - 1).done({ type: 'undo-accept' }, { by: BEN });
		expect(tale.row).toMatchObject({ owner: before.owner, offer: before.offer });
		expect(tale.row.clocks).toEqual(before.clocks);
	});
});

describe('HAND-3 an offer is declined with a reason, or taken back', () => {
	it('declined: who has it keeps it', () => {
		const tale = offered();
		const event = only(tale.done({ type: 'decline', why: 'On a call' }, { by: BEN }), 'declined');
		expect(event).toMatchObject({ why: 'On a call', offer: { after: null } });
		expect(tale.row).toMatchObject({ offer: null, owner: { id: 'ana' } });
		expect(tale.refused({ type: 'accept' }, { by: BEN }).code).toBe('not-offered');
	});

	it('not by somebody else', () => {
		const refusal = offered().refused({ type: 'decline', why: 'No' }, { by: CY });
		expect(refusal.code).toBe('not-offered');
	});

	it('taken back by who offered it, or has it; a second time there is nothing to take back', () => {
		const tale = offered();
		expect(tale.refused({ type: 'take-back' }, { by: CY }).code).toBe('not-owner');
		expect(types(tale.done({ type: 'take-back' }))).toEqual(['offer-taken-back']);
		expect(tale.done({ type: 'take-back' })).toEqual([]);
	});
});

describe('HAND-4 an offer that nobody answers lapses after five minutes', () => {
	it('told by the clock, when it was due', () => {
		const tale = offered();
		const { until } = tale.row.offer ?? { until: 0 };
		expect(deadlineOf(tale.row, tale.now)).toBe(until);
		tale.wait(OFFER_MS - 1);
		expect(tale.sweep()).toEqual([]);
		tale.wait(1);
		expect(only(tale.sweep(), 'offer-lapsed')).toMatchObject({
			at: until,
			by: { kind: 'clock' },
			why: 'Ben Okafor did not answer.'
		});
		expect(tale.row).toMatchObject({ offer: null, owner: { id: 'ana' } });
	});

	it('or after what the client has agreed on, as it was when the offer was made', () => {
		const tale = owned();
		tale.plan = planOf({ offerWithin: '20m' });
		tale.done(TO_BEN);
		tale.plan = planOf({ offerWithin: '1m' }, 2);
		tale.done({ type: 'replan' });
		tale.wait(20 * MINUTE - 1);
		expect(tale.sweep()).toEqual([]);
		tale.wait(1);
		expect(types(tale.sweep())).toEqual(['offer-lapsed']);
	});

	it('an answer that comes later is refused, and what comes next tells of it first', () => {
		const tale = offered();
		tale.wait(OFFER_MS);
		expect(tale.refused({ type: 'accept' }, { by: BEN }).code).toBe('not-offered');
		expect(types(tale.done({ type: 'note', text: 'Still mine' }))).toEqual([
			'offer-lapsed',
			'noted'
		]);
	});
});

describe('HAND-5 who may offer it, and to whom', () => {
	it('who does not have it may not', () => {
		const refusal = owned().refused(TO_BEN, { by: CY });
		expect(refusal).toMatchObject({ code: 'not-owner', owner: { id: 'ana' } });
	});

	it('what nobody has is claimed first', () => {
		expect(escalated().refused(TO_BEN).code).toBe('not-claimed');
	});

	it.each([MIA, DESK_APP])('a manager or a program may, whoever has it or nobody: $name', (by) => {
		const [one, other] = [owned(), escalated()];
		one.done(TO_BEN, { by });
		other.done(TO_BEN, { by });
		expect(one.row.owner?.id).toBe('ana');
		expect(other.row.owner).toBeNull();
	});

	it.each(['nobody', 'cy'])('not to %s, who does not serve the client or act in the tier', (to) => {
		expect(owned().refused({ type: 'hand', to }).code).toBe('unknown-person');
	});

	it('not to who has it', () => {
		expect(owned().done({ type: 'hand', to: 'ana' })).toEqual([]);
	});
});

describe('HAND-6 an offer ends with what it was about', () => {
	it.each([
		['a re-tier', { type: 'retier', tier: 3 }],
		['a release', { type: 'release' }],
		['its resolution', { type: 'resolve', cause: 'Card', done: 'New card' }]
	] as const)('by %s', (_, command) => {
		const tale = offered();
		tale.done(command);
		expect(tale.row.offer).toBeNull();
	});

	it('and is laid back with a re-tier that is undone', () => {
		const tale = offered();
		const { offer } = tale.row;
		tale.done({ type: 'retier', tier: 3 });
		tale.done({ type: 'undo-retier' });
		expect(tale.row.offer).toEqual(offer);
	});

	it('a note leaves it as it is', () => {
		const tale = offered();
		tale.done({ type: 'note', text: 'Call at two' });
		expect(tale.row.offer).not.toBeNull();
	});
});
