/** The fold against a plain reading of the whole history, written the other way round: case by case, clock by clock. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCKS, ESCALATED_TIERS, SUBJECTS } from '#lib/shared/words.ts';
import type { ClockName, EscalatedTier, Subject, Tier } from '#lib/shared/words.ts';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';
import {
	DAY,
	HOUR,
	MINUTE,
	T0,
	Tale,
	anyStep,
	take,
	type Step
} from '../../../tests/support/cases.ts';
import { isOpen, type Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { AHEAD_MS } from '../policy.ts';
import { createFold, type Folded } from './summary.ts';

interface Moment {
	event: CaseEvent;
	before: Case | null;
	after: Case;
}

/** The history as if what was undone had never been, with the row around each event. */
function moments(tale: Tale): Moment[] {
	const kept: CaseEvent[] = [];
	for (const event of tale.log.flatMap(({ events }) => events)) {
		if (event.type !== 'claim-undone' && event.type !== 'retier-undone') kept.push(event);
		else {
			const act = event.type === 'claim-undone' ? 'claimed' : 'retiered';
			kept.length = kept.findLastIndex(({ type }) => type === act);
		}
	}
	let row: Case | null = null;
	return kept.map((event) => {
		const before = row;
		const after = evolve(before, [event], tale.client, tale.case);
		row = after;
		return { event, before, after };
	});
}

interface RanOut {
	name: ClockName;
	due: number;
	tier: Tier;
	/** Which start of the clock. */
	start: number;
}

/** Every clock that ran out, however far from the window. */
function ranOut(history: Moment[], asOf: number): RanOut[] {
	const found: RanOut[] = [];
	for (const name of CLOCKS) {
		let start = 0;
		let told: number | null = null;
		history.forEach(({ event, before, after }, index) => {
			const clock = after.clocks[name];
			const fresh =
				['escalated', 'reopened'].includes(event.type) ||
				(name === 'claim' && ['retiered', 'released'].includes(event.type));
			if (fresh) start = index;
			if (fresh || before?.clocks[name]?.dueAt !== clock?.dueAt) told = null;
			if (!clock || clock.stoppedAt !== null || told === clock.dueAt) return;
			const until = Math.min(history[index + 1]?.event.at ?? Infinity, asOf);
			if (clock.dueAt >= until) return;
			told = clock.dueAt;
			found.push({ name, due: clock.dueAt, tier: after.tier, start });
		});
	}
	return found;
}

const rank = (values: number[], percent: number) =>
	values.length === 0
		? null
		: (values
				.toSorted((one, other) => one - other)
				.find((_, index) => (index + 1) * 100 >= percent * values.length) ?? null);

type Window = { from: number; to: number; zone: string };

interface Group {
	subject?: Subject;
	client?: string;
	tier?: EscalatedTier;
}

function figuresOf(tales: Tale[], window: Window, asOf: number, group: Group = {}): ShiftFigures {
	const inside = (at: number) => window.from <= at && at < window.to;
	const { tier, subject, client } = group;
	const mine = tales.filter(
		({ row }) => row.subject === (subject ?? row.subject) && row.client === (client ?? row.client)
	);
	const cases = mine.map((tale) => {
		const history = moments(tale);
		const happened = history.filter(
			({ event, after }) =>
				inside(event.at) && after.tier > 0 && after.tier === (tier ?? after.tier)
		);
		const startOf = (claim: Moment) =>
			history.findLastIndex(
				({ event }, index) =>
					index < history.indexOf(claim) &&
					['escalated', 'reopened', 'retiered', 'released'].includes(event.type)
			);
		const past = ranOut(history, asOf).filter(
			(out) => inside(out.due) && (!tier || out.tier === tier)
		);
		const claims = happened.filter(({ event }) => event.type === 'claimed');
		const decided = new Set([
			...claims.map(startOf),
			...past.filter(({ name }) => name === 'claim').map(({ start }) => start)
		]);
		return { happened, past, claims, decided: decided.size };
	});
	const all = cases.flatMap(({ happened }) => happened);
	const of = (type: string) => all.filter(({ event }) => event.type === type);
	const claims = cases.flatMap(({ claims }) => claims);
	const claimed = claims.map(({ before }) => before?.clocks.claim);
	const toClaim = claims.map(({ event }, n) => event.at - (claimed[n]?.startedAt ?? NaN));
	const ended = [...of('resolved'), ...of('closed')].filter(
		({ before }) => before && isOpen(before)
	);
	const toResolve = ended.map(({ event, before }) => event.at - (before?.escalatedAt ?? NaN));
	return {
		escalations: of('escalated').length,
		claimed: claims.length,
		claimedInTime: claims.filter(({ event }, n) => event.at <= (claimed[n]?.dueAt ?? NaN)).length,
		claimsDecided: cases.reduce((sum, { decided }) => sum + decided, 0),
		medianToClaim: rank(toClaim, 50),
		p90ToClaim: rank(toClaim, 90),
		resolved: ended.length,
		medianToResolve: rank(toResolve, 50),
		p90ToResolve: rank(toResolve, 90),
		pastSla: cases.filter(({ past }) => past.length > 0).length,
		reopened: of('reopened').length
	};
}

const counted = ({
	escalations,
	claimed,
	claimsDecided,
	resolved,
	pastSla,
	reopened
}: ShiftFigures) => escalations + claimed + claimsDecided + resolved + pastSla + reopened > 0;

function reference(tales: Tale[], window: Window, asOf: number): Omit<Folded, 'through'> {
	const by = <Key>(keys: readonly Key[], group: (key: Key) => Group) =>
		keys
			.map((key) => ({ key, figures: figuresOf(tales, window, asOf, group(key)) }))
			.filter(({ figures }) => counted(figures))
			.map(({ key, figures }) => ({ key, ...figures }));
	return {
		asOf,
		totals: figuresOf(tales, window, asOf),
		bySubject: by(SUBJECTS, (subject) => ({ subject })),
		byClient: by(['acme', 'globex'], (client) => ({ client })),
		byTier: by(ESCALATED_TIERS, (tier) => ({ tier }))
	};
}

/** Five cases of two clients, told at once; every deadline is told as it comes. */
function tell(steps: Step[], sweeps: boolean): Tale[] {
	const tales = [0, 1, 2, 3, 4].map((n) => new Tale(n < 3 ? 'acme' : 'globex', `C-${n}`));
	for (const tale of tales) {
		tale.done({ type: 'open', title: 'Card declined' });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'time' });
	}
	for (const step of steps) {
		for (const tale of tales) {
			tale.wait(step.wait);
			if (sweeps) tale.sweep();
		}
		const tale = tales[step.which];
		if (tale) take(tale, { ...step, wait: 0 });
	}
	return tales;
}

const groups = ({ asOf, totals, bySubject, byClient, byTier }: Omit<Folded, 'through'>) => ({
	asOf,
	totals,
	bySubject,
	byClient,
	byTier
});
const recorded = (tales: Tale[], from: number) =>
	tales
		.flatMap(({ log }) => log)
		.filter(({ now }) => now >= from)
		.sort((one, other) => one.now - other.now);

const history = (wait: number) =>
	fc.array(
		anyStep.map((step) => ({ ...step, wait: step.wait % wait })),
		{ minLength: 5, maxLength: 80, size: 'max' }
	);
const window = fc.record({
	from: fc.integer({ min: -4, max: 40 }),
	hours: fc.integer({ min: 1, max: 60 })
});

describe('the fold', () => {
	it('SHIFT-5 to SHIFT-10 gives what a plain reading of the whole history gives', () => {
		let past = 0;
		fc.assert(
			fc.property(history(DAY), window, fc.nat(DAY), (steps, { from, hours }, later) => {
				const tales = tell(steps, false);
				const span = { from: T0 + from * HOUR, to: T0 + (from + hours) * HOUR, zone: 'UTC' };
				const now = tales[0]?.now ?? T0;
				for (const asOf of [span.from + 10 * MINUTE, now, now + later]) {
					const fold = createFold(span);
					fold.take(recorded(tales, -Infinity));
					const found = fold.read(asOf);
					expect(groups(found)).toEqual(reference(tales, span, asOf));
					const total = (of: 'escalations' | 'resolved' | 'pastSla') =>
						found.through.reduce((sum, bucket) => sum + bucket[of], 0);
					for (const of of ['escalations', 'resolved', 'pastSla'] as const)
						expect(total(of)).toBe(found.totals[of]);
					past += found.totals.pastSla;
				}
			}),
			{ numRuns: 300 }
		);
		expect(past).toBeGreaterThan(100);
	});

	it('SHIFT-10 gives the same when it reads only what was recorded since the window began', () => {
		fc.assert(
			fc.property(history(3 * HOUR), window, (steps, { from, hours }) => {
				const tales = tell(steps, true);
				const span = { from: T0 + from * HOUR, to: T0 + (from + hours) * HOUR, zone: 'UTC' };
				const now = (tales[0]?.now ?? T0) + 1;
				for (const tale of tales) tale.wait(1).sweep();
				const fold = createFold(span);
				fold.take(recorded(tales, span.from - AHEAD_MS));
				const rows = new Map(tales.map(({ row }) => [`${row.client}/${row.id}`, row]));
				const found = fold.read(now, (client, id) => rows.get(`${client}/${id}`) ?? null);
				expect(groups(found)).toEqual(reference(tales, span, now));
			}),
			{ numRuns: 300 }
		);
	});

	it('SHIFT-12 read between, then fed further, gives the same', () => {
		fc.assert(
			fc.property(history(5 * HOUR), fc.nat(80), (steps, cut) => {
				const tales = tell(steps, false);
				const log = recorded(tales, -Infinity);
				const span = { from: T0, to: T0 + DAY, zone: 'UTC' };
				const [once, twice] = [createFold(span), createFold(span)];
				once.take(log);
				twice.take(log.slice(0, cut));
				twice.read(T0 + HOUR);
				twice.take(log.slice(cut));
				expect(twice.read(T0 + 2 * DAY)).toEqual(once.read(T0 + 2 * DAY));
			})
		);
	});
});
