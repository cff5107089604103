import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { FieldFault } from '#lib/shared/wire/errors.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { SESSION_COOKIE, sessionToken } from '#server/http/cookies.ts';
import { EVENTS_A_SECOND } from '#server/live/sockets/screen.ts';
import type { TestNode } from '../support/node.ts';
import { ownTime } from '../support/own-time.ts';
import { Floor, done, escalate, tell } from './floor.ts';
import { knock } from './knock.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	let node: TestNode;
	beforeAll(async () => {
		floor = new Floor(url);
		node = await floor.node();
	});
	afterAll(() => floor.stop());

	test('LIVE-18 a page of another version, a desk nobody is signed in at and an unknown board are refused with code and sentence', async () => {
		const protocol = await knock(`${node.url}/display`, { protocol: PROTOCOL + 1 });
		expect(protocol).toMatchObject({
			code: 'protocol',
			temporary: false,
			detail: expect.stringMatching(/reload/)
		});
		expect(await knock(`${node.url}/desk`, {})).toMatchObject({ code: 'protocol' });
		const hello = { protocol: PROTOCOL };
		const signedOut = {
			code: 'unauthenticated',
			temporary: false,
			detail: expect.stringMatching(/sign in/i)
		};
		expect(await knock(`${node.url}/desk`, hello)).toMatchObject(signedOut);
		const cookie = `${SESSION_COOKIE}=made-up`;
		expect(await knock(`${node.url}/desk`, hello, { cookie })).toMatchObject(signedOut);
		const nowhere = { ...hello, board: 'nowhere' };
		expect(await knock(`${node.url}/display`, nowhere)).toMatchObject({
			code: 'not-found',
			detail: expect.stringMatching(/nowhere/)
		});
		expect(await knock(`${node.url}/display`, hello)).toBeNull();
	});

	test('LIVE-18 a page of another host opens no socket', async () => {
		const hello = { protocol: PROTOCOL };
		const cookie = await node.cookieOf('priya');
		const headers = { cookie, origin: 'https://evil.test' };
		expect(await knock(`${node.url}/desk`, hello, headers)).toBeInstanceOf(Error);
		expect(await knock(`${node.url}/desk`, hello, { cookie, origin: node.url })).toBeNull();
	});

	test('LIVE-20 who serves other clients gets neither rows nor commands nor history of them', async () => {
		await escalate(node, ['mine'], { client: 'acme' });
		await escalate(node, ['other'], { client: 'kestrel', facts: { title: 'Kestrel secret' } });
		await floor.people(node, ['scoped'], ['acme']);
		const desk = await floor.desk(node, 'scoped');
		const wall = floor.wall(node, await node.cookieOf('scoped'));
		const heard: unknown[] = [];
		for (const { link } of [desk, wall]) link.onAny((...said: unknown[]) => void heard.push(said));
		await escalate(node, ['later'], { client: 'kestrel', facts: { title: 'Kestrel secret' } });
		await escalate(node, ['marker'], { client: 'acme' });
		for (const screen of [desk, wall]) {
			const view = await screen.until(({ rows }) => rows.has('acme/marker'));
			expect([...view.rows.keys()].sort()).toEqual(['acme/marker', 'acme/mine']);
			expect(view.figures.counts.open).toBe(2);
			expect(view.head.clients).toEqual([{ id: 'acme', name: 'Acme' }]);
		}
		const refused = { ok: false, error: { code: 'forbidden', temporary: false } };
		expect(await desk.command('kestrel', 'other', { type: 'claim' })).toMatchObject(refused);
		const history = (client: string) =>
			desk.link.emitWithAck('history', { client, case: client === 'acme' ? 'mine' : 'other' });
		expect(await history('kestrel')).toMatchObject(refused);
		expect(await history('acme')).toMatchObject({ ok: true, data: { case: { case: 'mine' } } });
		expect(JSON.stringify(heard)).not.toMatch(/kestrel/i);
		expect(await tell(node, 'other', { type: 'claim' }, { client: 'kestrel' })).toMatchObject({
			ok: true
		});
	});

	test('LIVE-21 a wrong payload is answered and names the field', async () => {
		await escalate(node, ['p']);
		const desk = await floor.desk(node);
		await desk.until(({ rows }) => rows.has('acme/p'));
		const right = {
			operation: 'operation-1',
			client: 'acme',
			case: 'p',
			command: { type: 'claim' }
		};
		const ask = (event: string, payload: unknown) =>
			desk.link.timeout(5000).emitWithAck(event as 'command', payload as never);
		const wrong: [string, string, unknown][] = [
			['command', 'body', null],
			['command', 'body', [right]],
			['command', 'body', 'claim'],
			['command', 'operation', { ...right, operation: 'short' }],
			['command', 'client', { ...right, client: '../kestrel' }],
			['command', 'case', { ...right, case: { $ne: '' } }],
			[
				'command',
				'command.type',
				{ ...right, command: { type: 'clock', clock: 'claim', kind: 'past' } }
			],
			['command', 'command.type', { ...right, command: { type: 'open', title: 'Mine' } }],
			[
				'command',
				'command',
				{ ...right, command: { type: 'claim', owner: { id: 'x', name: 'X' } } }
			],
			['command', 'command.tier', { ...right, command: { type: 'retier', tier: 5 } }],
			['command', 'command.text', { ...right, command: { type: 'note', text: '   ' } }],
			['command', 'body', { ...right, by: { kind: 'clock', id: 'x', name: 'X' } }],
			['history', 'body', 7],
			['history', 'case', { client: 'acme' }],
			['history', 'client', { client: 'A B', case: 'p' }]
		];
		for (const [event, path, payload] of wrong) {
			const answer = await ask(event, payload);
			expect(answer, JSON.stringify(payload)).toMatchObject({
				ok: false,
				error: { code: 'invalid' }
			});
			const paths = answer.ok ? [] : answer.error.fields?.map((field: FieldFault) => field.path);
			expect(paths, JSON.stringify(payload)).toContain(path);
		}
		expect(desk.view?.rows.get('acme/p')?.owner).toBeNull();
	});

	test('LIVE-21 nothing that is sent breaks the node', async () => {
		const name = fc.constantFrom('command', 'history', 'time', 'resync', 'snapshot', '__proto__');
		const value = fc.oneof(fc.jsonValue(), fc.anything({ maxDepth: 2 }), fc.uint8Array());
		const said = fc.tuple(name, fc.array(value, { maxLength: 3 }));
		// each socket stays within its allowance, or the rest would be dropped unread
		const floods = fc.sample(fc.array(said, { minLength: 30, maxLength: 30 }), {
			numRuns: 10,
			seed: 20261121
		});
		const answers = floods.map(async (flood) => {
			const desk = await floor.desk(node);
			await desk.until(() => true);
			const told: string[] = [];
			for (const [event, payload] of flood)
				void desk.link
					.emitWithAck(event as 'command', ...(payload as [never]))
					.then(({ ok }) => told.push(ok === false ? 'refused' : ok ? 'done' : 'told'))
					// what has no answer has none when the socket is closed, either
					.catch(() => undefined);
			expect(await desk.link.emitWithAck('time')).toBeGreaterThan(0);
			// what the store was asked for because of them is answered before this
			const last = { client: 'acme', case: 'nowhere' };
			expect(await desk.link.emitWithAck('history', last)).toMatchObject({ ok: false });
			return told;
		});
		const how = (await Promise.all(answers)).flat();
		expect(how).toContain('refused');
		expect(how).not.toContain('done');
	});
});

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('LIVE-19 a sign-out ends the desk on another node within five seconds, and so does another scope', async () => {
		floor = new Floor(url);
		const [one, other] = [await floor.node(), await floor.node()];
		await floor.people(one, ['moved', 'stays']);
		await other.app.directory.load();
		const cookie = await one.cookieOf('priya');
		const desks = await Promise.all([
			floor.desk(other, 'priya', cookie),
			floor.desk(other, 'moved'),
			floor.desk(other, 'stays')
		]);
		await Promise.all(desks.map((desk) => desk.until(() => true)));
		const ended = desks.map(
			({ link }) =>
				new Promise<string>((resolve) => {
					link.on('bye', (why) => resolve(why));
				})
		);
		const took = ownTime();
		await one.app.directory.put('person', 'moved', {
			id: 'moved',
			name: 'Person moved',
			role: 'supervisor',
			clients: ['kestrel'],
			password: null
		});
		await one.app.sessions.signOut(sessionToken(cookie));
		expect(await Promise.all(ended.slice(0, 2))).toEqual(['signed-out', 'signed-out']);
		expect(took()).toBeLessThan(5000);
		expect(desks[2]?.link.connected).toBe(true);
	});

	test('LIVE-22 what a socket sends beyond its allowance is not obeyed, and told to come again', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await escalate(node, ['f']);
		const [flood, calm] = [await floor.desk(node), await floor.desk(node, 'mateo')];
		await Promise.all([flood.until(() => true), calm.until(({ rows }) => rows.has('acme/f'))]);
		const since = performance.now();
		const answers = Array.from({ length: 400 }, (_, number) =>
			flood.command('acme', 'f', { type: 'note', text: `note ${number}` })
		);
		// another socket is served all the while
		expect(await calm.command('acme', 'f', { type: 'claim' })).toMatchObject({ ok: true });
		await calm.until(({ rows }) => rows.get('acme/f')?.owner?.id === 'mateo');
		// nothing hangs: each is answered
		const told = await Promise.all(answers);
		const refused = told.flatMap((answer) => (answer.ok ? [] : answer.error));
		const obeyed = told.length - refused.length;
		const most = EVENTS_A_SECOND * (Math.floor((performance.now() - since) / 1000) + 2);
		expect(refused).not.toEqual([]);
		for (const error of refused) expect(error).toMatchObject({ code: 'busy', temporary: true });
		const history = await node.app.cases.run({
			operation: crypto.randomUUID(),
			client: 'acme',
			case: 'f',
			command: { type: 'note', text: 'the last one' },
			by: { kind: 'program', id: 'test', name: 'Test' }
		});
		// opened, escalated, claimed and this one are not of the flood
		const notes = done(history).version - 4;
		expect(notes).toBe(obeyed);
		expect(notes).toBeLessThanOrEqual(most);
	});
});
