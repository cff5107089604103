/** Raised by hand, and from hand to hand (P1, P2), on two whole nodes with a clock that is moved. */
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { RaiseRequest } from '#lib/shared/wire/raise.ts';
import { SUBJECTS, TRIGGERS } from '#lib/shared/words.ts';
import { done } from '../live/floor.ts';
import type { Screen } from '../support/screen.ts';
import { FIRST, MINUTE, SECOND, TRADE, trade, type Trade } from './trade.ts';

const AGENT = { id: 'agent', name: 'Nia Brown', role: 'agent', clients: ['acme'], password: null };

describe.each(inject('stores'))('on $name', ({ url }) => {
	let it: Trade;
	afterEach(() => it.floor.stop());

	/** An agent of the client, who raises; and two supervisors and a manager at their desks, on two nodes. */
	async function begun(configuration = TRADE) {
		it = await trade(url, configuration);
		const { one, other, floor } = it;
		await one.store.directory.put('person:agent', AGENT);
		for (const { app } of [one, other]) await app.directory.load();
		const [agent, priya] = [await floor.desk(one, 'agent'), await floor.desk(one, 'priya')];
		const [mateo, marta] = [await floor.desk(other, 'mateo'), await floor.desk(other, 'marta')];
		for (const desk of [agent, priya, mateo, marta]) await desk.until(() => true);
		return { ...it, agent, priya, mateo, marta, wall: floor.wall(other) };
	}

	const raise = async (desk: Screen, more: Partial<RaiseRequest>) =>
		done(
			await desk.link.timeout(5000).emitWithAck('raise', {
				...{ operation: crypto.randomUUID(), client: 'acme', title: 'Rang, wants a manager' },
				...{ subject: 'complaint', trigger: 'hierarchical' },
				...more
			})
		).case;

	test('STORY-31 K1 to K6 because of T1 to T6: an agent raises it by hand, and it goes where its path begins', async () => {
		const { agent, wall, read, log } = await begun();
		for (const subject of SUBJECTS)
			for (const trigger of TRIGGERS) {
				const id = await raise(agent, { subject, trigger });
				const { tier, name } = FIRST[subject];
				expect(await read(id)).toMatchObject({ subject, trigger, tier, team: name, owner: null });
				expect(await log(id)).toEqual(['opened', 'escalated']);
			}
		const { figures } = await wall.until((view) => view.figures.counts.open === 36);
		expect(figures.counts).toMatchObject({ open: 36, unclaimed: 36 });
	});

	test('STORY-32 P1 P2: raised, claimed, offered, accepted by the colleague; the promise goes on, and the history says who', async () => {
		const { agent, priya, mateo, wall, clock, sweep, log, one } = await begun();
		const id = await raise(agent, { subject: 'billing' });
		const key = `acme/${id}`;
		await wall.until(({ rows }) => rows.has(key));
		clock.forward(2 * MINUTE);
		done(await priya.command('acme', id, { type: 'claim' }));
		const due = (await one.store.cases.read('acme', id))?.clocks.resolve?.dueAt;
		clock.forward(10 * MINUTE);
		done(await priya.command('acme', id, { type: 'hand', to: 'mateo', why: 'My shift ends' }));
		await mateo.until(({ rows }) => rows.get(key)?.offer?.to.id === 'mateo');
		clock.forward(5 * MINUTE - SECOND);
		await sweep();
		await wall.until(({ rows }) => /Priya/.test(rows.get(key)?.owner?.name ?? ''));
		done(await mateo.command('acme', id, { type: 'accept' }));
		await wall.until(({ rows }) => /Mateo/.test(rows.get(key)?.owner?.name ?? ''));
		const row = await one.store.cases.read('acme', id);
		expect(row).toMatchObject({ owner: { id: 'mateo' }, offer: null });
		expect(row?.clocks.resolve?.dueAt).toBe(due);
		// the lease is his from then on
		clock.forward(29 * MINUTE);
		await sweep();
		expect((await one.store.cases.read('acme', id))?.owner?.id).toBe('mateo');
		expect((await log(id)).filter((type) => !type.endsWith('warned'))).toEqual([
			...['opened', 'escalated', 'claimed', 'offered', 'handed']
		]);
		const { body } = await one.api('GET', `/clients/acme/cases/${id}/history`);
		const by = body.steps.map((step: { type: string; by: { id: string } }) => [
			step.type,
			step.by.id
		]);
		expect(by).toEqual(
			expect.arrayContaining([
				['opened', 'agent'],
				['claimed', 'priya'],
				['offered', 'priya'],
				['handed', 'mateo']
			])
		);
	});

	test('STORY-33 nobody answers: the offer lapses when the client says, once though two nodes sweep, and is refused then', async () => {
		const { agent, priya, mateo, clock, pass, log, one } = await begun({
			...TRADE,
			offerWithin: '2m'
		});
		const id = await raise(agent, { subject: 'billing' });
		await priya.until(({ rows }) => rows.has(`acme/${id}`));
		done(await priya.command('acme', id, { type: 'claim' }));
		done(await priya.command('acme', id, { type: 'hand', to: 'mateo' }));
		clock.forward(2 * MINUTE + SECOND);
		expect(await mateo.command('acme', id, { type: 'accept' })).toMatchObject({
			error: { code: 'not-offered' }
		});
		await pass(0);
		await pass(0);
		expect((await log(id)).filter((type) => type === 'offer-lapsed')).toHaveLength(1);
		expect(await one.store.cases.read('acme', id)).toMatchObject({
			...{ owner: { id: 'priya' }, offer: null }
		});
	});

	test('STORY-34 a supervisor is gone: another one takes it over with a reason, and of two one has it', async () => {
		const { agent, priya, mateo, marta, wall, log, one } = await begun();
		const id = await raise(agent, { subject: 'management' });
		const key = `acme/${id}`;
		for (const desk of [priya, mateo, marta]) await desk.until(({ rows }) => rows.has(key));
		done(await priya.command('acme', id, { type: 'claim' }));
		await mateo.until(({ rows }) => rows.get(key)?.owner?.id === 'priya');
		await marta.until(({ rows }) => rows.get(key)?.owner?.id === 'priya');
		const command = { type: 'take-over', from: 'priya', why: 'Priya went home' } as const;
		const answers = await Promise.all([
			mateo.command('acme', id, command),
			marta.command('acme', id, command)
		]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		const lost = answers.find(({ ok }) => !ok);
		const owner = (await one.store.cases.read('acme', id))?.owner;
		expect(lost).toMatchObject({ error: { code: 'claimed', owner: { id: owner?.id } } });
		await wall.until(({ rows }) => rows.get(key)?.owner?.name === owner?.name);
		expect((await log(id)).filter((type) => type === 'taken-over')).toHaveLength(1);
	});
});
