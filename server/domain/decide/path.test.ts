import { describe, expect, it } from 'vitest';
import {
	ANA,
	BEN,
	HOUR,
	MINUTE,
	T0,
	only,
	types,
	type Tale
} from '../../../tests/support/cases.ts';
import { BILLING, LADDER, escalatedBy, planOf, planned } from '../../../tests/support/plans.ts';

const past = (tale: Tale, ms: number) => tale.wait(ms + 1).sweep();
const step = (tale: Tale) => [tale.row.tier, tale.row.team, tale.row.place?.step];

describe('a path', () => {
	it('PATH-1 an escalation begins where the path of its subject does, with the team that it names', () => {
		const tale = escalatedBy(LADDER);
		expect(tale.row).toMatchObject({
			tier: 1,
			team: 'Team leads',
			place: { path: 'Billing', step: 0, round: 0 }
		});
		expect(tale.clock('dwell').dueAt).toBe(T0 + 30 * MINUTE);
	});

	it('PATH-1 asked for a tier, at the first step of that tier', () => {
		const tale = planned(LADDER);
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'priority', tier: 2 });
		expect(step(tale)).toEqual([2, 'Card experts', 1]);
	});

	it('PATH-1 a subject without a path goes where it is asked to, and has only its clocks', () => {
		const tale = planned(LADDER);
		tale.done({ type: 'escalate', subject: 'technical', trigger: 'functional', tier: 3 });
		expect(tale.row).toMatchObject({ tier: 3, team: null, place: null });
		expect(tale.row.clocks.dwell).toBeNull();
	});

	it('PATH-2 its time in a step over, it goes on to the next one, and who had it has it no more', () => {
		const tale = escalatedBy(LADDER);
		tale.done({ type: 'claim' });
		const events = past(tale, 30 * MINUTE);
		expect(only(events, 'stepped')).toMatchObject({
			by: { kind: 'clock' },
			tier: { before: 1, after: 2 },
			team: { before: 'Team leads', after: 'Card experts' },
			owner: { before: { id: ANA.id }, after: null },
			why: 'Its time in this step has run out.'
		});
		expect(tale.row).toMatchObject({ owner: null, tierSince: tale.now });
		expect(tale.clock('claim').startedAt).toBe(tale.now);
		expect(tale.clock('resolve').startedAt).toBe(T0);
	});

	it('PATH-3 a step that notifies tells its team once more, and stays for another such time', () => {
		const tale = escalatedBy(LADDER);
		past(tale, 30 * MINUTE);
		const at = tale.now;
		expect(types(past(tale, HOUR))).toContain('path-notified');
		expect(step(tale)).toEqual([2, 'Card experts', 1]);
		expect(tale.clock('dwell').startedAt).toBe(at + HOUR + 1);
		expect(types(past(tale, HOUR))).toContain('stepped');
		expect(step(tale)).toEqual([4, 'Management', 2]);
	});

	it('PATH-4 at its end management is paged, and again each time of its last step', () => {
		const tale = escalatedBy(LADDER);
		for (const ms of [30 * MINUTE, HOUR, HOUR]) past(tale, ms);
		for (const paged of [1, 2, 3]) {
			expect(types(past(tale, 2 * HOUR))).toContain('management-paged');
			expect(tale.row).toMatchObject({ tier: 4, place: { paged } });
		}
	});

	it('PATH-4 a path that ends below management goes to management', () => {
		const tale = escalatedBy({
			...LADDER,
			paths: [{ ...BILLING, steps: BILLING.steps.slice(0, 1) }]
		});
		expect(types(past(tale, 30 * MINUTE)).slice(-2)).toEqual(['stepped', 'management-paged']);
		expect(tale.row).toMatchObject({ tier: 4, team: 'Management' });
		expect(tale.row.clocks.dwell).not.toBeNull();
	});

	it('PATH-5 a step may page management at its end', () => {
		const steps = [
			{ tier: 1, dwell: '10m', then: 'page-management' },
			{ tier: 2, dwell: '1h' }
		] as const;
		const tale = escalatedBy({ ...LADDER, paths: [{ name: 'Short', steps: [...steps] }] });
		past(tale, 10 * MINUTE);
		expect(tale.row).toMatchObject({ tier: 4, team: 'Management', place: { paged: 1 } });
	});

	it('PATH-6 it begins anew as often as it says', () => {
		const steps = [
			{ tier: 1, dwell: '10m' },
			{ tier: 2, dwell: '10m' }
		] as const;
		const tale = escalatedBy({ paths: [{ name: 'Round', steps: [...steps], repeat: 1 }] });
		const seen: unknown[] = [];
		for (let count = 0; count < 4; count++) {
			past(tale, 10 * MINUTE);
			seen.push([tale.row.tier, tale.row.place?.round, tale.row.place?.paged]);
		}
		expect(seen).toEqual([
			[2, 0, 0],
			[1, 1, 0],
			[2, 1, 0],
			[4, 1, 1]
		]);
	});

	it('PATH-7 a step that nobody can take is passed over, and the history says so', () => {
		const teams = { ...LADDER.teams, leads: { name: 'Team leads', tier: 1, members: [] } } as const;
		const tale = planned({ ...LADDER, teams } as never);
		const events = tale.done({ type: 'escalate', subject: 'billing', trigger: 'functional' });
		expect(events).toMatchObject([
			{
				type: 'step-skipped',
				step: 0,
				tier: 1,
				team: 'Team leads',
				why: 'Nobody is there to take it.'
			},
			{ type: 'escalated', tier: { after: 2 } }
		]);
	});

	it('PATH-7 when nobody is there at all it begins where it was asked for', () => {
		const nobody = (name: string, tier: number) => ({ name, tier, members: [] });
		const teams = { leads: nobody('L', 1), cards: nobody('C', 2), bosses: nobody('B', 4) };
		const tale = escalatedBy({ ...LADDER, teams } as never);
		expect(step(tale)).toEqual([1, 'L', 0]);
	});

	it('PATH-8 who moves it by hand moves it on the path, to the team that the path names there', () => {
		const tale = escalatedBy(LADDER);
		tale.wait(10 * MINUTE).done({ type: 'retier', tier: 2 }, { by: BEN });
		expect(step(tale)).toEqual([2, 'Card experts', 1]);
		expect(tale.clock('dwell')).toMatchObject({ startedAt: tale.now, allowance: HOUR });
		tale.done({ type: 'retier', tier: 3, team: 'Legal' }, { by: BEN });
		expect(step(tale)).toEqual([3, 'Legal', -1]);
		// as long as the step below it would allow, then on from there
		expect(tale.clock('dwell').allowance).toBe(HOUR);
		past(tale, HOUR);
		past(tale, HOUR);
		expect(step(tale)).toEqual([4, 'Management', 2]);
	});

	it('PATH-4 management that has it is not paged, and nothing of it goes down again', () => {
		const roster = (people: string[]) => ({
			...LADDER,
			teams: {
				...LADDER.teams,
				cards: { name: 'Card experts', tier: 2 as const, members: people }
			}
		});
		const tale = escalatedBy({
			...roster([]),
			paths: [{ ...BILLING, steps: BILLING.steps.slice(0, 2) }]
		});
		const events = past(tale, 30 * MINUTE);
		expect(types(events).slice(-3)).toEqual(['step-skipped', 'stepped', 'management-paged']);
		tale.done({ type: 'claim' });
		expect(tale.row.clocks.dwell).toBeNull();
		tale.done({ type: 'release' });
		tale.plan = planOf(
			{ ...roster(['dev']), paths: [{ ...BILLING, steps: BILLING.steps.slice(0, 2) }] },
			2
		);
		tale.done({ type: 'replan' });
		expect(types(past(tale, 30 * MINUTE))).toContain('management-paged');
		expect(tale.row.tier).toBe(4);
	});

	it('PATH-6 also a path of one step', () => {
		const steps = [{ tier: 1 as const, dwell: '10m' }];
		const tale = escalatedBy({ paths: [{ name: 'One', steps, repeat: 2 }] });
		const rounds = [1, 2, 2].map(() => {
			past(tale, 10 * MINUTE);
			return [tale.row.tier, tale.row.place?.round];
		});
		expect(rounds).toEqual([
			[1, 1],
			[1, 2],
			[4, 2]
		]);
	});

	it('PATH-8 an undo lays back where it was on its path', () => {
		const tale = escalatedBy(LADDER);
		const { place, clocks } = tale.row;
		tale.wait(1000).done({ type: 'retier', tier: 2 });
		tale.done({ type: 'undo-retier' });
		expect(tale.row).toMatchObject({ place, clocks });
	});

	it('PATH-9 what is done too late says how late, and gives the next ones their whole time', () => {
		const tale = escalatedBy(LADDER);
		const stepped = only(past(tale, 3 * HOUR), 'stepped');
		expect(stepped).toMatchObject({ at: tale.now, late: 2.5 * HOUR + 1 });
		expect(tale.clock('dwell').dueAt).toBe(tale.now + HOUR);
	});

	it('PATH-10 the time in a step is working time of the path', () => {
		const tale = escalatedBy({
			...LADDER,
			calendars: { office: { week: { mon: ['09:00-17:00'] } } },
			paths: [{ ...BILLING, calendar: 'office' }]
		});
		expect(tale.clock('dwell').dueAt).toBe(T0 + HOUR + 30 * MINUTE);
	});
});
