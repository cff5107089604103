import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEscalation, type Case, type Escalation } from '#server/domain/case.ts';
import { isRunning, nextDue } from '#server/domain/clocks/deadlines.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import { anyStep, Tale, take } from '../../../tests/support/cases.ts';
import { ClientState } from './client-state.ts';
import { filterKey, type Cut, type Filter } from './cut.ts';
import type { DueIndex } from './due-index.ts';

const anyFilter: fc.Arbitrary<Filter> = fc.record({
	queues: fc.oneof(fc.constant('*' as const), fc.subarray(['cards', 'loans'])),
	tiers: fc.oneof(fc.constant('*' as const), fc.subarray([...ESCALATED_TIERS]))
});

const entries = (index: DueIndex) => index.first(Infinity).map(({ id, due }) => [id, due]);
const groups = (all: Cut['tiers'] | Cut['teams']) =>
	Object.fromEntries(
		[...(all as Cut['teams'])].map(([key, { due, since, unclaimed }]) => [
			key,
			{ due: entries(due), since: entries(since), unclaimed }
		])
	);
/** What a cut says, of everything that it can be asked. */
const said = (cut: Cut) => ({
	due: entries(cut.due),
	unclaimed: cut.unclaimed,
	waiting: cut.waiting
		.first(Infinity)
		.map(({ id }) => id)
		.sort(),
	promises: entries(cut.promises),
	tiers: groups(cut.tiers),
	teams: groups(cut.teams)
});

const ordered = (of: Escalation[], at: (state: Escalation) => number) =>
	of
		.map((state): [string, number] => [state.id, at(state)])
		.sort(([one, due], [other, later]) => due - later || (one < other ? -1 : 1));
const grouped = (of: Escalation[]) => ({
	due: ordered(of, (state) => nextDue(state)?.due ?? Infinity),
	since: ordered(of, ({ tierSince }) => tierSince),
	unclaimed: of.filter(({ owner }) => owner === null).length
});

/** The same, from the cases alone. */
function expected(cases: Iterable<Case>, { queues, tiers }: Filter) {
	const all = [...cases]
		.filter(isEscalation)
		.filter(
			({ queue, tier }) =>
				(queues === '*' || (queue !== null && queues.includes(queue))) &&
				(tiers === '*' || tiers.includes(tier))
		);
	const by = <Key extends string | number>(of: (state: Escalation) => Key | null) =>
		Object.fromEntries(
			[...Map.groupBy(all, of)].flatMap(([key, some]) =>
				key === null ? [] : [[key, grouped(some)]]
			)
		);
	return {
		due: grouped(all).due,
		unclaimed: grouped(all).unclaimed,
		waiting: all.flatMap(({ id, owner }) => (owner === null ? [id] : [])).sort(),
		promises: ordered(
			all.filter(({ clocks: { update } }) => isRunning(update)),
			({ clocks: { update } }) => update?.dueAt ?? 0
		),
		tiers: by(({ tier }) => tier),
		teams: by(({ team }) => team)
	};
}

describe('BOARD-5 a part of what is open is what its cases say', () => {
	it('whatever happens to them, whichever part it is, and whenever it is asked first', () => {
		const steps = fc.array(anyStep, { minLength: 1, maxLength: 60, size: 'max' });
		fc.assert(
			fc.property(steps, anyFilter, fc.nat(60), (told, filter, asked) => {
				const tales = Array.from({ length: 5 }, (_, index) => new Tale('acme', `C-${index}`));
				const state = new ClientState('acme');
				for (const [index, step] of told.entries()) {
					const tale = tales[step.which];
					if (!tale) continue;
					if (!tale.state) tale.done({ type: 'open', title: 'Card declined', queue: 'loans' });
					take(tale, step);
					if (index === asked) said(state.cut(filter));
					state.take(tale.row);
				}
				const rows = tales.flatMap((tale) => tale.state ?? []);
				expect(said(state.cut(filter))).toEqual(expected(rows, filter));
				expect(said(state.whole)).toEqual(expected(rows, { queues: '*', tiers: '*' }));
			}),
			{ numRuns: 200 }
		);
	});

	it('is kept while somebody asks for it, and says whether anything of it changed', () => {
		const state = new ClientState('acme');
		const tale = new Tale('acme', 'C-1');
		tale.done({ type: 'open', title: 'Card declined', queue: 'cards' });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer', tier: 2 });
		const [cards, loans] = [
			state.cut({ queues: ['cards'], tiers: '*' }),
			state.cut({ queues: ['loans'], tiers: '*' })
		];
		state.take(tale.row);
		expect([cards.changes, loans.changes]).toEqual([1, 0]);
		state.keepCuts(new Set([filterKey({ queues: ['cards'], tiers: '*' })]));
		expect(state.cut({ queues: ['cards'], tiers: '*' })).toBe(cards);
		expect(state.cut({ queues: ['loans'], tiers: '*' })).not.toBe(loans);
	});
});
