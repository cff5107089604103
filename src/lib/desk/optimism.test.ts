import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import { acknowledge, effectOf, lay, settle, takeBack, type Pending } from './optimism.ts';
import { sampleRow } from './sample-row.ts';

const me = { id: 'priya', name: 'Priya Raman' };
const mateo = { id: 'mateo', name: 'Mateo Ruiz' };
const pend = (operation: string, key: string, command: DeskCommand): Pending => {
	const effect = effectOf(command, me, 1000);
	if (!effect) throw new Error('no effect');
	return { operation, key, effect, version: null };
};

describe('DESK-1 a tap shows at once', () => {
	const row = sampleRow({ owner: mateo, ownedSince: 5, tier: 2 });
	test.each<[string, DeskCommand, Partial<Row>]>([
		['claim', { type: 'claim' }, { owner: me, ownedSince: 1000 }],
		['release', { type: 'release' }, { owner: null, ownedSince: null }],
		['waiting', { type: 'wait', for: 'vendor' }, { status: 'waiting', waitingFor: 'vendor' }],
		['going on', { type: 'wait', for: null }, { status: 'active', waitingFor: null }],
		['re-tier, which nobody has yet', { type: 'retier', tier: 3 }, { tier: 3, owner: null }]
	])('%s', (_, command, shown) => {
		expect(lay(row, [pend('op', row.key, command)])).toMatchObject(shown);
		expect(row).toMatchObject({ owner: mateo, tier: 2 });
	});
	test('an undo lays back what was there before', () => {
		const before = { owner: mateo, ownedSince: 5, tier: 2 as const, tierSince: 0 };
		const effect = effectOf({ type: 'undo-retier' }, me, 2000, { before });
		expect(effect).toEqual(before);
	});
	test('a step of who has it holds the claim on, as long again; nobody else’s does', () => {
		const mine = sampleRow({ owner: me, lease: { from: 0, due: 1200 } });
		for (const command of [
			{ type: 'note', text: 'x' },
			{ type: 'update-customer', channel: 'email' },
			{ type: 'tick', sop: 'refund', step: 0, done: true }
		] as const)
			expect(effectOf(command, me, 1000, { row: mine })).toEqual({
				lease: { from: 1000, due: 2200 }
			});
		const note = { type: 'note', text: 'x' } as const;
		expect(effectOf(note, mateo, 1000, { row: mine })).toBeNull();
		expect(effectOf(note, me, 1000, { row: { ...mine, lease: null } })).toBeNull();
	});
	test('what a screen cannot know is not shown', () => {
		expect(effectOf({ type: 'note', text: 'x' }, me, 0)).toBeNull();
		expect(effectOf({ type: 'undo-claim' }, me, 0)).toBeNull();
	});
	test('a row without pending acts is the same object', () => {
		expect(lay(row, [pend('op', 'other/1', { type: 'claim' })])).toBe(row);
	});
});

describe('DESK-2 a refused tap is taken back', () => {
	test('only that one', () => {
		const row = sampleRow();
		const claim = pend('a', row.key, { type: 'claim' });
		const tier = pend('b', row.key, { type: 'retier', tier: 4 });
		expect(lay(row, takeBack([claim, tier], 'b'))).toMatchObject({ tier: 2, owner: me });
		expect(lay(row, takeBack([claim, tier], 'a'))).toMatchObject({ tier: 4, owner: null });
	});
});

describe('DESK-3 an act that was done stays until the row of its version has come', () => {
	const row = sampleRow({ version: 4 });
	const [act] = acknowledge([pend('a', row.key, { type: 'claim' })], 'a', 5);
	if (!act) throw new Error('gone');
	const rows = (row: Row | null) => new Map(row ? [[row.key, row]] : []);
	test.each<[string, Row | null, Row['owner'] | undefined, number]>([
		['older row', row, me, 1],
		['its row', { ...row, version: 5, owner: me }, me, 0],
		['a later row, of somebody else', { ...row, version: 7, owner: mateo }, mateo, 0],
		['the row left', null, undefined, 0]
	])('%s', (_, server, owner, left) => {
		if (server) expect(lay(server, [act]).owner).toEqual(owner);
		expect(settle([act], rows(server))).toHaveLength(left);
	});
	test('an unanswered act of a row that left waits for its answer', () => {
		expect(settle([{ ...act, version: null }], new Map())).toHaveLength(1);
	});
});

test('DESK-4 whatever was tapped and in whatever order it is answered, in the end the list is the server’s', () => {
	const command = fc.oneof(
		fc.constant<DeskCommand>({ type: 'claim' }),
		fc.constant<DeskCommand>({ type: 'release' }),
		fc.constantFrom(1, 2, 3, 4).map((tier): DeskCommand => ({ type: 'retier', tier: tier as 1 }))
	);
	const act = fc.record({
		command,
		key: fc.constantFrom('1', '2', '3'),
		refused: fc.boolean(),
		answered: fc.nat(),
		frameFirst: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
			const server = new Map(['1', '2', '3'].map((id) => [id, sampleRow({ case: id, key: id })]));
			let pending = acts.map((one, index) => pend(String(index), one.key, one.command));
			const order = acts.map((one, index) => ({ ...one, operation: String(index) }));
			order.sort((a, b) => a.answered - b.answered);
			for (const { key, refused, operation, command, frameFirst } of order) {
				if (refused) {
					pending = takeBack(pending, operation);
					continue;
				}
				const row = server.get(key);
				if (!row) continue;
				const next = { ...row, ...effectOf(command, me, 9), version: row.version + 1 };
				const steps = [
					() => (pending = acknowledge(pending, operation, next.version)),
					() => server.set(key, next)
				];
				for (const step of frameFirst ? steps.reverse() : steps) step();
			}
			for (const row of server.values()) expect(lay(row, pending)).toBe(row);
			expect(settle(pending, server)).toEqual([]);
		})
	);
});
