import { afterEach, describe, expect, inject, test } from 'vitest';
import type { AlertTold } from '#lib/shared/wire/alerts.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Colleague } from '#lib/shared/wire/hand.ts';
import { OFFER_MS } from '#server/domain/limits.ts';
import { TestClock, type TestNode } from '../support/node.ts';
import type { Screen } from '../support/screen.ts';
import { done, escalate, Floor, ids, tell } from './floor.ts';

const OF = { client: 'acme', case: 'C-1' };
const colleagues = (desk: Screen): Promise<Ack<Colleague[]>> =>
	desk.link.timeout(5000).emitWithAck('colleagues', OF);

/** The next alert of a rule that a desk is told. */
const alertOf = (desk: Screen, rule: string): Promise<AlertTold & { kind: 'alert' }> =>
	new Promise((resolve) => {
		desk.link.on('alert', (told) => {
			if (told.kind === 'alert' && told.alert.rule === rule) resolve(told);
		});
	});

async function person(
	node: TestNode,
	id: string,
	role: string,
	clients: '*' | string[],
	tiers?: number[]
): Promise<void> {
	const known = { id, name: `Person ${id}`, role, clients, password: null };
	await node.store.directory.put(`person:${id}`, { ...known, ...(tiers && { tiers }) });
	await node.app.directory.load();
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	async function begin(clock?: TestClock) {
		floor = new Floor(url, clock);
		const nodes = [await floor.node(), await floor.node()] as const;
		await escalate(nodes[0], ['C-1']);
		const priya = await floor.desk(nodes[0], 'priya');
		const mateo = await floor.desk(nodes[1], 'mateo');
		for (const desk of [priya, mateo]) await desk.until(({ rows }) => rows.size === 1);
		return { nodes, priya, mateo };
	}

	test('HAND-1 HAND-2 one is offered across nodes, shown and told to the other, who accepts it', async () => {
		const { priya, mateo } = await begin();
		done(await priya.command('acme', 'C-1', { type: 'claim' }));
		const told = alertOf(mateo, 'offered');
		done(await priya.command('acme', 'C-1', { type: 'hand', to: 'mateo', why: 'Shift ends' }));
		const view = await mateo.until(({ rows }) => rows.get('acme/C-1')?.offer !== undefined);
		expect(view.rows.get('acme/C-1')).toMatchObject({
			owner: { id: 'priya' },
			offer: { to: { id: 'mateo', name: 'Mateo Cruz' }, by: { id: 'priya' }, why: 'Shift ends' }
		});
		expect((await told).alert).toMatchObject({
			title: 'C-1: Priya Raman offers it to Mateo Cruz',
			why: 'Shift ends',
			severity: 'warning'
		});
		const answer = done(await mateo.command('acme', 'C-1', { type: 'accept' }));
		expect(answer.undoUntil).toBeGreaterThan(0);
		const after = await priya.until(({ rows }) => rows.get('acme/C-1')?.owner?.id === 'mateo');
		expect(after.rows.get('acme/C-1')?.offer).toBeUndefined();
	});

	test('HAND-4 one that nobody answers lapses by the clock, and who asked is told', async () => {
		const clock = new TestClock();
		const { priya, mateo } = await begin(clock);
		done(await priya.command('acme', 'C-1', { type: 'claim' }));
		done(await priya.command('acme', 'C-1', { type: 'hand', to: 'mateo' }));
		await mateo.until(({ rows }) => rows.get('acme/C-1')?.offer !== undefined);
		const told = alertOf(priya, 'offer:lapsed');
		clock.forward(OFFER_MS);
		await mateo.until(({ rows }) => rows.get('acme/C-1')?.offer === undefined);
		expect((await told).alert.title).toBe('C-1: Mateo Cruz did not answer');
	});

	test('HAND-5 HAND-10 it is offered to people of the client and the tier alone; a desk is told who they are', async () => {
		const { nodes, priya } = await begin();
		await person(nodes[0], 'far', 'supervisor', ['northwind']);
		await person(nodes[0], 'up', 'supervisor', ['acme'], [3]);
		await person(nodes[0], 'look', 'viewer', ['acme']);
		await person(nodes[0], 'agent', 'agent', ['acme']);
		done(await priya.command('acme', 'C-1', { type: 'claim' }));
		for (const to of ['far', 'up', 'look', 'agent', 'made-up'])
			expect(await priya.command('acme', 'C-1', { type: 'hand', to }), to).toMatchObject({
				ok: false,
				error: { code: 'unknown-person' }
			});
		// a node tells the others of its own who is at a desk
		const isHere = async () => {
			const told = await colleagues(priya);
			return told.ok && told.data.find(({ id }) => id === 'mateo')?.here;
		};
		await expect.poll(isHere).toBe(true);
		const answer = await colleagues(priya);
		if (!answer.ok) throw new Error(answer.error.detail);
		const known = new Map(answer.data.map((one) => [one.id, one]));
		expect(answer.data[0]).toMatchObject({ id: 'mateo', here: true, acts: true });
		expect(known.get('aisha')).toMatchObject({ here: false, acts: true });
		expect(known.get('up')).toMatchObject({ acts: false });
		expect(known.get('agent')).toMatchObject({ acts: false });
		for (const id of ['priya', 'far', 'look']) expect(known.has(id), id).toBe(false);
		const viewer = await floor.desk(nodes[0], 'look');
		expect(await colleagues(viewer)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
		const far = await floor.desk(nodes[0], 'far');
		expect(await colleagues(far)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
	});

	test('HAND-7 HAND-9 one is taken over with a reason; who had it is told, and it can be undone', async () => {
		const { priya, mateo } = await begin();
		done(await priya.command('acme', 'C-1', { type: 'claim' }));
		const told = alertOf(priya, 'taken-over');
		const over = { type: 'take-over', from: 'priya', why: 'The customer calls again' } as const;
		expect(await mateo.command('acme', 'C-1', { ...over, why: 'no' })).toMatchObject({
			ok: false,
			error: { code: 'invalid', fields: [{ path: 'command.why' }] }
		});
		expect(done(await mateo.command('acme', 'C-1', over)).undoUntil).toBeGreaterThan(0);
		expect((await told).alert).toMatchObject({ why: over.why });
		done(await mateo.command('acme', 'C-1', { type: 'undo-take-over' }));
		await priya.until(({ rows }) => rows.get('acme/C-1')?.owner?.id === 'priya');
	});

	test('HAND-8 of twenty who take one over at once, one gets it; an offer is accepted or taken back', async () => {
		floor = new Floor(url);
		const nodes = [await floor.node(), await floor.node()] as const;
		const people = ids(20, 'p');
		await floor.people(nodes[0], people);
		await nodes[1].app.directory.load();
		const cases = ids(5);
		await escalate(nodes[0], cases);
		const desks = await Promise.all(
			people.map((one, index) => floor.desk(nodes[index % 2 === 0 ? 0 : 1], one))
		);
		const [first, ...others] = desks;
		if (!first) throw new Error('no desk');
		for (const id of cases) {
			done(await first.command('acme', id, { type: 'claim' }));
			const why = 'It is urgent';
			const answers = await Promise.all(
				others.map((desk) => desk.command('acme', id, { type: 'take-over', from: 'p-0', why }))
			);
			const won = answers.flatMap((answer, index) => (answer.ok ? [people[index + 1]] : []));
			expect(won).toHaveLength(1);
			for (const answer of answers)
				if (!answer.ok)
					expect(answer.error).toMatchObject({ code: 'claimed', owner: { id: won[0] } });
			const owner = desks[people.indexOf(won[0] ?? '')];
			done((await owner?.command('acme', id, { type: 'hand', to: 'p-0' })) ?? failed());
			const [accepted, back] = await Promise.all([
				first.command('acme', id, { type: 'accept' }),
				owner?.command('acme', id, { type: 'take-back' })
			]);
			const row = await nodes[0].store.cases.read('acme', id);
			expect(row?.offer).toBeNull();
			expect(row?.owner?.id).toBe(accepted.ok ? 'p-0' : won[0]);
			expect(accepted.ok && back?.ok && back.data.changed).toBe(false);
		}
		const log = await nodes[1].store.log.after('acme', '0-0', 10_000);
		const over = log.flatMap(({ events }) => events.filter(({ type }) => type === 'taken-over'));
		expect(over).toHaveLength(cases.length);
	});

	test('CASE-10 a note that names somebody tells them, on whichever node; nobody beyond the client', async () => {
		const { nodes, priya, mateo } = await begin();
		await person(nodes[0], 'far', 'supervisor', ['northwind']);
		const told = alertOf(mateo, 'mention');
		const note: DeskCommand = {
			type: 'note',
			text: '@Mateo Cruz please look',
			mentions: ['mateo']
		};
		done(await priya.command('acme', 'C-1', note));
		expect((await told).alert).toMatchObject({
			severity: 'info',
			title: 'C-1: Priya Raman names Mateo Cruz in a note'
		});
		expect(await priya.command('acme', 'C-1', { ...note, mentions: ['far'] })).toMatchObject({
			ok: false,
			error: { code: 'unknown-person' }
		});
		const answer = await priya.link.timeout(5000).emitWithAck('history', OF);
		expect(answer.ok && answer.data.steps[0]?.after['mentions']).toEqual([
			{ id: 'mateo', name: 'Mateo Cruz' }
		]);
	});

	test('CASE-12 links are in the details, their titles masked, and reach no wall', async () => {
		const { nodes, priya } = await begin();
		const wall = floor.wall(nodes[1]);
		await wall.until(({ rows }) => rows.size === 1);
		const url = 'https://logs.example/4711';
		const title = 'Log of ana@customer.example';
		done(await priya.command('acme', 'C-1', { type: 'link', url, title }));
		done(await tell(nodes[0], 'C-1', { type: 'note', text: 'x' }));
		const view = await wall.until(({ rows }) => (rows.values().next().value?.version ?? 0) >= 4);
		expect(JSON.stringify([...view.rows.values()])).not.toContain('logs.example');
		const answer = await priya.link.timeout(5000).emitWithAck('history', OF);
		const links = answer.ok ? answer.data.case.links : [];
		expect(links).toMatchObject([{ url, by: { id: 'priya' } }]);
		expect(links[0]?.title).not.toContain('ana@customer.example');
	});
});

function failed(): never {
	throw new Error('nobody had it');
}
