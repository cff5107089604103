import { describe, expect, it } from 'vitest';
import { PANELS, type Panel } from '#lib/shared/boards.ts';
import type { Figures } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { HOUR, MINUTE, T0, Tale } from '../../../tests/support/cases.ts';
import { LADDER, planOf } from '../../../tests/support/plans.ts';
import { ClientState } from '../state/client-state.ts';
import { viewOf } from './board.ts';

const PLAN = planOf({
	...LADDER,
	policies: [{ name: 'All', claim: '15m', update: '1h', resolve: '4h' }]
});
const FLOOR = { id: 'f', title: 'Floor', zone: 'UTC', clients: '*' as const, shifts: [] };

interface Given {
	tier: EscalatedTier;
	team: string | null;
	/** Minutes after T0. */
	at: number;
	claimed?: boolean;
}

function clientOf(id: string, cases: Record<string, Given>): ClientState {
	const state = new ClientState(id);
	for (const [name, { tier, team, at, claimed }] of Object.entries(cases)) {
		const tale = new Tale(id, name, PLAN);
		tale.wait(at * MINUTE).done({ type: 'open', title: 'Card declined', ref: `#${name}` });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer', tier, team });
		if (claimed) tale.done({ type: 'claim' });
		state.take(tale.row);
	}
	return state;
}

const CLIENTS = [
	clientOf('acme', {
		a: { tier: 1, team: 'Leads', at: 0 },
		b: { tier: 1, team: 'Leads', at: 5, claimed: true },
		c: { tier: 2, team: 'Cards', at: 10 }
	}),
	clientOf('globex', { d: { tier: 2, team: 'Leads', at: 2 }, e: { tier: 4, team: null, at: 7 } })
];

function figures(
	minutes: number,
	panels: readonly Panel[] = PANELS,
	before: Figures | null = null,
	clients = CLIENTS
) {
	return viewOf(
		'wall',
		{
			...{ now: T0 + minutes * MINUTE, floor: FLOOR, queues: [], soFar: null },
			parts: clients.map((client) => ({ client, cut: client.whole })),
			alerts: { newest: [], count: 0 },
			tiers: [4, 2, 1],
			panels: new Set(panels)
		},
		before
	).figures;
}
const at = (minutes: number) => T0 + minutes * MINUTE;

describe('BOARD-7 each panel has figures over everything that the board covers', () => {
	it('tiers: what is open, past SLA and without an owner, and since when the oldest is there', () => {
		expect(figures(16).tiers).toEqual([
			{ tier: 1, open: 2, pastSla: 1, unclaimed: 1, longest: at(0) },
			{ tier: 2, open: 2, pastSla: 0, unclaimed: 2, longest: at(2) },
			{ tier: 4, open: 1, pastSla: 0, unclaimed: 1, longest: at(7) }
		]);
	});

	it('teams: those with the most past SLA first, then with the most open, over all clients', () => {
		expect(figures(26).teams).toEqual([
			{ team: 'Leads', open: 3, pastSla: 2, unclaimed: 2 },
			{ team: 'Cards', open: 1, pastSla: 1, unclaimed: 1 },
			// where its path begins
			{ team: 'Management', open: 1, pastSla: 1, unclaimed: 1 }
		]);
	});

	it('teams: no more than twelve, and how many more there are', () => {
		const cases = Array.from({ length: 15 }, (_, index) => [
			`c${index}`,
			{ tier: 1, team: `Team ${index}`, at: 0 } satisfies Given
		]);
		const many = [clientOf('acme', Object.fromEntries(cases))];
		const { teams, moreTeams } = figures(16, PANELS, null, many);
		expect([teams.length, moreTeams]).toEqual([12, 3]);
		expect([figures(16).moreTeams, figures(16, ['tiers'], null, many).moreTeams]).toEqual([0, 0]);
	});

	it('what nobody has, the longest first', () => {
		expect(
			figures(16).unclaimed.map(({ key, ref, tier, at: since }) => [key, ref, tier, since])
		).toEqual([
			['acme/a', '#a', 1, at(0)],
			['globex/d', '#d', 2, at(2)],
			['globex/e', '#e', 4, at(7)],
			['acme/c', '#c', 2, at(10)]
		]);
	});

	it('promises to customers: how many, to how many that is late, and whom first', () => {
		const { open, late, next } = figures(64).promises;
		expect([open, late]).toEqual([5, 2]);
		expect(next.map(({ key, at: due }) => [key, due - T0 - HOUR])).toEqual([
			['acme/a', 0],
			['globex/d', 2 * MINUTE],
			['acme/b', 5 * MINUTE],
			['globex/e', 7 * MINUTE],
			['acme/c', 10 * MINUTE]
		]);
	});

	it('are reckoned for the panels that a board has, and sent again only when they changed', () => {
		const none = figures(16, ['next-due']);
		expect([none.tiers, none.teams, none.unclaimed]).toEqual([[], [], []]);
		expect(none.promises).toEqual({ open: 0, late: 0, next: [] });
		const first = figures(16);
		const same = figures(16.5, PANELS, first);
		for (const name of ['tiers', 'teams', 'unclaimed', 'promises', 'ticker'] as const)
			expect(same[name], name).toBe(first[name]);
		expect(figures(21, PANELS, first).tiers).not.toBe(first.tiers);
	});
});
