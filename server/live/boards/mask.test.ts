import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBoard, PANELS, type BoardSettings } from '#lib/shared/boards.ts';
import { LOCALES } from '#lib/shared/locales.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import type { Client, Floor, Queue } from '#server/domain/directory.ts';
import { floodedBoard } from '../../../tests/support/board-samples.ts';
import { MINUTE, T0, Tale } from '../../../tests/support/cases.ts';
import { LADDER, planOf } from '../../../tests/support/plans.ts';
import { ClientState } from '../state/client-state.ts';
import { boardHead, viewOf, type Board } from './board.ts';
import { VisitorMask } from './mask.ts';

/** In every name, and in nothing else that a wall is sent. */
const MARK = '¤';
const FLOOR: Floor = { id: 'f', title: 'Floor', zone: 'UTC', clients: '*', shifts: [] };
const PLAN = planOf({
	...LADDER,
	policies: [{ name: 'All', claim: '15m', update: '1h', resolve: '4h' }]
});

const named = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
	.map((text) => MARK + text);
/** Ids have signs of their own, that no seal has. */
const caseId = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/).map((text) => `${text}.:.`);
const slug = fc.stringMatching(/^[a-z]{1,8}$/).map((text) => `zq--zq-${text}`);
const SECRETS = /¤|\.:\.|zq--zq/;

const oneCase = fc.record({
	id: caseId,
	title: named,
	ref: named,
	customer: named,
	agent: named,
	team: named,
	owner: fc.option(fc.record({ id: named, name: named })),
	tier: fc.constantFrom(...ESCALATED_TIERS),
	wait: fc.nat(300 * MINUTE)
});
const oneClient = fc.record({
	id: slug,
	name: named,
	queue: fc.record({ id: slug, name: named }),
	cases: fc.array(oneCase, { maxLength: 8 })
});
const floors = fc.uniqueArray(oneClient, { minLength: 1, maxLength: 4, selector: ({ id }) => id });

function clientOf({
	id,
	queue,
	cases
}: typeof oneClient extends fc.Arbitrary<infer C> ? C : never) {
	const state = new ClientState(id);
	for (const { id: caseOf, owner, tier, wait, ...facts } of cases) {
		const tale = new Tale(id, caseOf, PLAN);
		tale.done({ type: 'open', ...facts, queue: queue.id });
		tale.done({
			type: 'escalate',
			subject: 'billing',
			trigger: 'customer',
			tier,
			team: facts.team
		});
		if (owner) tale.done({ type: 'claim', owner });
		tale.wait(wait).sweep();
		for (const [index, entry] of tale.log.entries())
			state.apply({
				...entry,
				...{ id: `${index}-0`, version: index + 1, recordedAt: entry.now, operation: 'o' }
			});
	}
	state.observe(queue.id, {
		...{ at: T0, waiting: 3, oldestWaitSeconds: null, serviceLevel: 0.9 },
		...{ agents: { free: 1, busy: 1, away: 0 }, offered: 1, handled: 1, abandoned: 0 }
	});
	return state;
}

function board(clients: Client[], queues: Queue[], part: Partial<BoardSettings> = {}): Board {
	const settings: BoardSettings = {
		...defaultBoard(FLOOR),
		visitor: { client: null },
		pages: [{ panels: [...PANELS], seconds: 20 }],
		...part
	};
	return { kind: 'wall', floor: FLOOR, settings, clients, queues };
}

function shown(of: Board, states: ClientState[], secret = 'shared') {
	const mask = new VisitorMask(of, secret);
	const { rows, figures } = viewOf(
		'wall',
		{
			...{ now: T0 + 10 * MINUTE, floor: FLOOR, queues: of.queues, soFar: null },
			parts: states.map((client) => ({ client, cut: client.whole })),
			alerts: {
				newest: [{ id: MARK, client: MARK, ref: MARK, rule: MARK, title: MARK, raisedAt: 1 }],
				count: 1
			},
			tiers: ESCALATED_TIERS,
			panels: new Set(PANELS)
		},
		null,
		mask
	);
	return { head: boardHead(of, false, mask), rows: [...rows.values()], figures };
}

describe('BOARD-9 what visitors see has no names', () => {
	it('whatever clients, queues, cases, customers, teams and owners are called', () => {
		fc.assert(
			fc.property(floors, fc.constantFrom(...LOCALES), (all, locale) => {
				const clients = all.map(({ id, name }) => ({ id, name, zone: 'UTC' }));
				const queues = all.map(({ id, queue }) => ({ client: id, answerWithin: 60, ...queue }));
				const states = all.map(clientOf);
				const { head, rows, figures } = shown(board(clients, queues, { locale }), states);
				const open = all.flatMap(({ cases }) => new Set(cases.map(({ id }) => id)).size);
				expect(rows).toHaveLength(
					Math.min(
						24,
						open.reduce((sum, one) => sum + one, 0)
					)
				);
				expect(figures.queues).toHaveLength(all.length);
				expect(figures.alerts).toEqual({ newest: [], count: 1 });
				expect(JSON.stringify({ head, rows, figures })).not.toMatch(SECRETS);
			}),
			{ numRuns: 200 }
		);
	});

	it('the one client that is named keeps its name and those of its queues, and nothing of its cases', () => {
		fc.assert(
			fc.property(floors, (all) => {
				const [one, ...others] = all;
				if (!one) return;
				const own: typeof one = {
					...one,
					id: 'kept',
					name: 'Kept',
					queue: { id: 'q', name: 'Voice' }
				};
				const everybody = [...others, own];
				const clients = everybody.map(({ id, name }) => ({ id, name, zone: 'UTC' }));
				const queues = everybody.map(({ id, queue }) => ({
					client: id,
					answerWithin: 60,
					...queue
				}));
				const of = board(clients, queues, { visitor: { client: 'kept' } });
				const seen = shown(of, everybody.map(clientOf));
				expect(seen.head.clients[0]).toEqual({ id: 'kept', name: 'Kept' });
				expect(seen.figures.queues[0]).toMatchObject({ key: 'kept/q', name: 'Voice' });
				expect(JSON.stringify(seen)).not.toMatch(SECRETS);
			}),
			{ numRuns: 50 }
		);
	});
});

it('BOARD-9 what a row, a queue or a happening may carry one day stays inside', () => {
	const more = { phone: MARK };
	const { rows, figures } = floodedBoard();
	const clients = [...new Set(rows.map(({ client }) => client))].map((id) => ({
		...{ id, name: id },
		zone: 'UTC'
	}));
	const queues = figures.queues.map(({ client, queue, name, answerWithin }) => ({
		...{ client, name, answerWithin },
		id: queue
	}));
	const mask = new VisitorMask(board(clients, queues), 'shared');
	const carrying = <T extends object>(all: T[]): T[] => all.map((one) => ({ ...one, ...more }));
	const masked = {
		rows: carrying(rows).map((row) => mask.row(row)),
		figures: mask.figures({
			...figures,
			...more,
			queues: carrying(figures.queues),
			ticker: carrying(figures.ticker),
			unclaimed: carrying(figures.unclaimed),
			promises: { ...figures.promises, ...more, next: carrying(figures.promises.next) }
		}),
		teams: mask.teams(carrying(figures.teams))
	};
	expect(masked.rows).toHaveLength(rows.length);
	expect(JSON.stringify(masked)).not.toContain(MARK);
});

describe('BOARD-10 every node shows visitors the same', () => {
	const clients = ['acme', 'globex', 'initech', 'umbrella', 'hooli'].map((id) => ({
		...{ id, name: id },
		zone: 'UTC'
	}));
	const tale = new Tale('acme', 'C-1', PLAN);
	tale.done({ type: 'open', title: 'Card declined' });
	tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer' });
	const state = new ClientState('acme');
	state.take(tale.row);

	it('by the secret that they share; with another one, something else', () => {
		const of = board(clients, []);
		expect(shown(of, [state])).toEqual(shown(board(clients, []), [state]));
		const [one, other] = [shown(of, [state]), shown(of, [state], 'another')];
		expect(one.rows[0]?.key).not.toBe(other.rows[0]?.key);
	});

	it('in an order that does not tell: another board has another one', () => {
		const firsts = Array.from({ length: 40 }, (_, index) => {
			const [row] = shown(board(clients, [], { id: `b-${index}` }), [state]).rows;
			return row?.client;
		});
		expect(new Set(firsts)).toEqual(new Set(['~1', '~2', '~3', '~4', '~5']));
	});
});
