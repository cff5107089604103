import { describe, expect, it } from 'vitest';
import {
	ANA,
	HOUR,
	MINUTE,
	T0,
	escalated,
	only,
	openCase,
	types
} from '../../../tests/support/cases.ts';

const ESCALATE = { type: 'escalate', subject: 'technical', trigger: 'functional' } as const;
const ENDED = ['resolved', 'closed'] as const;

describe('escalate', () => {
	it('ESC-1 gives tier, subject, trigger and team, and starts both clocks', () => {
		const tale = openCase({ team: 'Front' }).wait(MINUTE);
		const event = only(
			tale.done({ ...ESCALATE, tier: 2, team: 'Cards', why: 'needs a refund' }),
			'escalated'
		);
		expect(event).toMatchObject({
			why: 'needs a refund',
			tier: { before: 0, after: 2 },
			subject: { before: null, after: 'technical' },
			team: { before: 'Front', after: 'Cards' }
		});
		expect(tale.row).toMatchObject({
			tier: 2,
			subject: 'technical',
			trigger: 'functional',
			team: 'Cards',
			escalatedAt: T0 + MINUTE,
			tierSince: T0 + MINUTE,
			owner: null
		});
		expect(tale.clock('claim').startedAt).toBe(T0 + MINUTE);
		expect(tale.clock('resolve').startedAt).toBe(T0 + MINUTE);
	});

	it('ESC-1 the tier is 1 and the team stays, unless told', () => {
		const tale = openCase({ team: 'Front' });
		tale.done(ESCALATE);
		expect(tale.row).toMatchObject({ tier: 1, team: 'Front' });
	});

	it('ESC-1 a case is escalated once: what sets it off again joins the escalation', () => {
		const tale = escalated();
		const event = only(tale.done({ ...ESCALATE, tier: 2 }), 'triggered');
		expect(event).toMatchObject({ asked: 'technical', tier: { before: 1, after: 2 } });
		expect(tale.row).toMatchObject({ tier: 2, subject: 'billing', triggered: 1 });
	});

	it.each(ENDED)('ESC-1 a %s case is not escalated', (status) => {
		expect(openCase({ status }).refused(ESCALATE).code).toBe('not-open');
	});
});

describe('what only an escalation has', () => {
	const ACTS = [
		{ type: 'claim' },
		{ type: 'release' },
		{ type: 'retier', tier: 2 },
		{ type: 'undo-claim' },
		{ type: 'undo-retier' }
	] as const;

	it.each(ACTS)('ESC-2 $type of a case of tier 0 is refused', (act) => {
		expect(openCase().refused(act).code).toBe('not-escalated');
	});

	it.each(ACTS.flatMap((act) => ENDED.map((status) => ({ ...act, status }))))(
		'ESC-2 $type of a $status escalation is refused',
		({ status, ...act }) => {
			const tale = escalated();
			tale.done({ type: 'update', status });
			expect(tale.refused(act).code).toBe('not-open');
		}
	);
});

describe('re-tier', () => {
	it('ESC-7 takes the owner away and starts the claim clock anew; the resolve clock goes on', () => {
		const tale = escalated();
		tale.wait(MINUTE).done({ type: 'claim' });
		const resolve = tale.clock('resolve');
		const events = tale
			.wait(MINUTE)
			.done({ type: 'retier', tier: 3, team: 'Experts', why: 'deep' });
		expect(only(events, 'retiered')).toMatchObject({
			why: 'deep',
			tier: { before: 1, after: 3 },
			team: { before: 'Leads', after: 'Experts' },
			owner: { before: { id: ANA.id }, after: null }
		});
		expect(tale.row).toMatchObject({
			tier: 3,
			team: 'Experts',
			owner: null,
			ownedSince: null,
			tierSince: T0 + 2 * MINUTE,
			escalatedAt: T0
		});
		expect(tale.clock('claim')).toMatchObject({ startedAt: T0 + 2 * MINUTE, stoppedAt: null });
		expect(tale.clock('resolve')).toEqual(resolve);
	});

	it('ESC-7 the tier and team that it is in already is no change', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		expect(tale.done({ type: 'retier', tier: 1 })).toEqual([]);
		expect(tale.done({ type: 'retier', tier: 1, team: 'Leads' })).toEqual([]);
		expect(tale.row.owner?.id).toBe(ANA.id);
	});

	it('ESC-7 another team of the same tier is other people, in a tier of the same age', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		expect(types(tale.wait(HOUR).done({ type: 'retier', tier: 1, team: 'Night' }))).toEqual([
			'retiered'
		]);
		expect(tale.row).toMatchObject({ tier: 1, team: 'Night', owner: null, tierSince: T0 });
		expect(tale.clock('claim').startedAt).toBe(T0 + HOUR);
	});
});
