import { afterEach, describe, expect, inject, test } from 'vitest';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import { defaultBoard } from '#lib/shared/boards.ts';
import { sessionToken } from '#server/http/cookies.ts';
import type { TestNode } from '../support/node.ts';
import { ownTime } from '../support/own-time.ts';
import { keepPeople, somebody } from '../support/people.ts';
import type { Screen } from '../support/screen.ts';
import { Floor, done, escalate, ids, tell } from './floor.ts';

const FORBIDDEN = { ok: false, error: { code: 'forbidden', temporary: false } };
const ask = (desk: Screen, event: string, payload: unknown): Promise<unknown> =>
	desk.link.timeout(5000).emitWithAck(event as 'command', payload as never);

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('ACC-2 what is not listed, and what is of others, is refused with an answer and does nothing', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await keepPeople(node, [somebody('vera', 'viewer'), somebody('ahmed', 'agent')]);
		await escalate(node, ['a']);
		const desks = await Promise.all(['vera', 'ahmed', 'priya'].map((id) => floor.desk(node, id)));
		await Promise.all(desks.map((desk) => desk.until(({ rows }) => rows.has('acme/a'))));
		const [viewer, agent, supervisor] = desks as [Screen, Screen, Screen];
		const wall = floor.wall(node);
		await wall.until(() => true);
		for (const event of ['report', 'made-up', '__proto__', 'constructor', 'hasOwnProperty'])
			expect(await ask(supervisor, event, {}), event).toMatchObject(FORBIDDEN);
		for (const event of ['command', 'history', 'report', 'made-up', '__proto__'])
			expect(await ask(wall, event, {}), event).toMatchObject(FORBIDDEN);
		const note: DeskCommand = { type: 'note', text: 'seen' };
		expect(await viewer.command('acme', 'a', note)).toMatchObject(FORBIDDEN);
		expect(await viewer.command('acme', 'a', {} as DeskCommand)).toMatchObject(FORBIDDEN);
		expect(await agent.command('acme', 'a', { type: 'claim' })).toMatchObject({
			ok: false,
			error: { code: 'forbidden' }
		});
		expect((await node.store.cases.read('acme', 'a'))?.version).toBe(2);
		expect(await agent.command('acme', 'a', note)).toMatchObject({ ok: true });
		expect(await ask(viewer, 'help', { client: 'acme', case: 'a' })).toMatchObject(FORBIDDEN);
	});

	test('ACC-3 the tier that counts is the one that the case is in when the change is kept', async () => {
		floor = new Floor(url);
		const [one, other] = [await floor.node(), await floor.node()];
		await keepPeople(one, [somebody('lena', 'supervisor', { tiers: [1] })]);
		await other.app.directory.load();
		const cases = ids(30);
		await escalate(one, cases);
		const [lead, expert] = [await floor.desk(one, 'lena'), await floor.desk(other)];
		await Promise.all([lead, expert].map((desk) => desk.until(({ rows }) => rows.size === 30)));
		await Promise.all(
			cases.flatMap((id) => [
				expert.command('acme', id, { type: 'retier', tier: 3 }),
				lead.command('acme', id, { type: 'claim' })
			])
		);
		const claimedIn: number[] = [];
		const tiers = new Map<string, number>();
		for (const { case: id, events } of await one.store.log.after('acme', '0-0', 1000))
			for (const event of events) {
				if ('tier' in event && typeof event.tier === 'object') tiers.set(id, event.tier.after);
				if (event.type === 'claimed' && event.by.id === 'lena') claimedIn.push(tiers.get(id) ?? 0);
			}
		expect([...new Set(claimedIn)].filter((tier) => tier !== 1)).toEqual([]);
		for (const id of cases) expect((await one.store.cases.read('acme', id))?.tier).toBe(3);
		const late = await lead.command('acme', 'c-0', { type: 'resolve', cause: 'x', done: 'y' });
		expect(late).toMatchObject({
			ok: false,
			error: { code: 'forbidden', detail: 'You act in tier 1; this one is in tier 3.' }
		});
	});

	test('ACC-3 a row of before, which the node offers as a hint, allows nothing', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await keepPeople(node, [somebody('lena', 'supervisor', { tiers: [1] })]);
		await escalate(node, ['a']);
		const before = await node.store.cases.read('acme', 'a');
		const desk = await floor.desk(node, 'lena');
		await desk.until(({ rows }) => rows.has('acme/a'));
		done(await tell(node, 'a', { type: 'retier', tier: 2 }));
		node.app.cases.hintFrom(() => before ?? undefined);
		expect(await desk.command('acme', 'a', { type: 'claim' })).toMatchObject({
			ok: false,
			error: { detail: 'You act in tier 1; this one is in tier 2.' }
		});
		node.app.cases.hintFrom(() => undefined);
		// what was done before it was forbidden is answered as before
		done(await tell(node, 'a', { type: 'retier', tier: 1 }));
		const operation = 'the-same-operation';
		const first = await desk.command('acme', 'a', { type: 'retier', tier: 4 }, operation);
		expect(first).toMatchObject({ ok: true });
		expect(await desk.command('acme', 'a', { type: 'retier', tier: 4 }, operation)).toEqual(first);
		// and one's own last act can be undone where it brought the case
		expect(await desk.command('acme', 'a', { type: 'undo-retier' })).toMatchObject({ ok: true });
	});

	test('ACC-5 another role, scope or tier, an end of the account or of the session ends open sockets on all nodes within 5 s', async () => {
		floor = new Floor(url);
		const nodes = [await floor.node(), await floor.node(), await floor.node()];
		const [one] = nodes as [TestNode];
		const names = ['role', 'scope', 'tiers', 'gone', 'out', 'stays', 'boss'];
		await keepPeople(one, [
			...names.slice(0, 6).map((id) => somebody(id, 'supervisor')),
			somebody('boss', 'manager')
		]);
		for (const node of nodes) await node.app.directory.load();
		const cookies = new Map<string, string>();
		for (const id of names) cookies.set(id, await one.cookieOf(id));
		const floorOfAll = one.app.directory.all('floor')[0];
		if (!floorOfAll) throw new Error('there is a floor');
		const draft = { ...defaultBoard(floorOfAll), id: 'lobby' };
		const screens = nodes.flatMap((node) =>
			names.map((id) => ({
				id,
				screen:
					id === 'boss'
						? floor.wall(node, cookies.get(id), { draft })
						: floor.desk(node, id, cookies.get(id))
			}))
		);
		const opened = await Promise.all(
			screens.map(async ({ id, screen }) => ({ id, screen: await screen }))
		);
		await Promise.all(opened.map(({ screen }) => screen.until(() => true)));
		const ended = opened.map(
			({ id, screen: { link } }) =>
				new Promise<string>((resolve) => {
					link.on('bye', () => resolve(id));
				})
		);
		const took = ownTime();
		await keepPeople(one, [
			somebody('role', 'agent'),
			somebody('scope', 'supervisor', { clients: ['kestrel'] }),
			somebody('tiers', 'supervisor', { tiers: [1] }),
			somebody('boss', 'viewer')
		]);
		await one.app.directory.remove('person', 'gone');
		await one.app.sessions.signOut(sessionToken(cookies.get('out') ?? ''));
		const changed = opened.flatMap(({ id }, index) => (id === 'stays' ? [] : (ended[index] ?? [])));
		await Promise.all(changed);
		expect(took()).toBeLessThan(5000);
		for (const { id, screen } of opened) {
			if (id === 'stays') expect(screen.link.connected).toBe(true);
			screen.close();
		}
		// who comes back comes back as who they are now
		const back = floor.wall(one, cookies.get('boss'), { draft });
		const refused = await new Promise<Error & { data?: unknown }>((resolve) =>
			back.link.on('connect_error', resolve)
		);
		expect(refused.data).toMatchObject({ code: 'forbidden' });
	});
});

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('ACC-6 a guest is sent what is of their client, and nothing that is the floor’s own', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await keepPeople(node, [somebody('vera', 'viewer')]);
		const by = { kind: 'person' as const, id: 'priya', name: 'Priya Raman' };
		const facts = { team: 'Secret team', agent: 'Secret agent' };
		await escalate(node, ['a'], { facts });
		await escalate(node, ['k'], { client: 'kestrel', facts: { title: 'Secret of Kestrel' } });
		const told = { client: 'acme', by };
		done(await tell(node, 'a', { type: 'claim' }, told));
		done(await tell(node, 'a', { type: 'note', text: 'Secret note' }, told));
		done(await tell(node, 'a', { type: 'retier', tier: 2, why: 'Secret reason' }, told));
		const desk = await floor.desk(node, 'vera');
		const heard: unknown[] = [];
		desk.link.onAny((...said: unknown[]) => void heard.push(said));
		const { rows, figures, head } = await desk.until((view) => view.rows.get('acme/a')?.tier === 2);
		heard.push([...rows.values()], figures, head);
		await escalate(node, ['later'], { facts });
		await desk.until((view) => view.rows.has('acme/later'));
		expect(rows.get('acme/a')).toMatchObject({ tier: 2, ref: 'a' });
		const history = (await ask(desk, 'history', { client: 'acme', case: 'a' })) as {
			data?: { steps: { type: string }[] };
		};
		heard.push(history);
		expect(history.data?.steps.map(({ type }) => type)).toEqual(
			expect.arrayContaining(['opened', 'escalated', 'claimed', 'retiered'])
		);
		expect(history.data?.steps.map(({ type }) => type)).not.toContain('noted');
		await node.app.alerts.raise('acme', (await import('../support/alerts.ts')).newsOf());
		await node.app.alerts.sweep();
		expect(JSON.stringify(heard)).not.toMatch(/Secret|kestrel|priya"/i);
		expect(heard.flat()).not.toContain('alert');
		// the same is sent to whoever belongs to the floor
		const own = await floor.desk(node);
		const inside = await ask(own, 'history', { client: 'acme', case: 'a' });
		expect(JSON.stringify(inside)).toMatch(/Secret note.*|Secret reason/);
	});
});
