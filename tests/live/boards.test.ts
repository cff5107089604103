import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type { TestNode } from '../support/node.ts';
import { ALL_PANELS, DEFAULT, queue, save, settings } from './board-hands.ts';
import { Floor, done, escalate, tell } from './floor.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	let one: TestNode;
	let other: TestNode;
	beforeEach(async () => {
		floor = new Floor(url);
		[one, other] = [await floor.node(), await floor.node()];
	});
	afterEach(() => floor.stop());

	test('BOARD-1 every floor has its board before anybody edited one, under its id and as the default', async () => {
		const [named, first] = [floor.wall(one, undefined, { board: 'demo' }), floor.wall(one)];
		const [view, same] = await Promise.all([named.until(() => true), first.until(() => true)]);
		expect(view.head).toEqual(same.head);
		const { pages, distance, diagonal, sound, locale, message } = DEFAULT;
		expect(view.head).toMatchObject({
			...{ id: 'demo', title: 'Cebu · Floor 3', zone: 'Asia/Manila' },
			show: { pages, distance, diagonal, sound, locale, message, visitor: false }
		});
		const { body } = await one.api('GET', '/boards');
		expect(body.boards).toEqual([
			{ board: 'demo', edited: false, ofFloor: true, settings: settings() }
		]);
	});

	test('BOARD-2 a program is told every fault at once, by its field', async () => {
		const wrong = { ...settings(), distance: 99, queues: ['acme/none'], tiers: [] };
		const { status, body } = await one.api('PUT', '/boards/lobby', wrong);
		expect(status).toBe(422);
		expect(body.fields.map(({ path }: { path: string }) => path).sort()).toEqual([
			'distance',
			'queues[0]',
			'tiers'
		]);
		expect((await one.api('GET', '/boards/lobby')).status).toBe(404);
	});

	test('BOARD-3 a program looks after the boards that show its clients alone, when it may set up', async () => {
		await save(one, 'lobby');
		const own = (await one.app.keys.make('own', ['acme'], ['boards:read', 'boards:write'])).text;
		const reader = (await one.app.keys.make('reader', '*', ['cases:read'])).text;
		const as = (key: string, method: string, path: string, body?: unknown) =>
			one.api(method, path, body, { authorization: `Bearer ${key}` });
		expect((await as(reader, 'GET', '/boards')).status).toBe(403);
		expect((await as(own, 'GET', '/boards')).body).toEqual({ boards: [] });
		for (const board of ['lobby', 'demo'])
			expect((await as(own, 'GET', `/boards/${board}`)).status, board).toBe(404);
		expect((await as(own, 'PUT', '/boards/acme', settings())).body.code).toBe('forbidden');
		// nor does it take the place of one that it may not see
		const acme = settings({ clients: ['acme'] });
		expect((await as(own, 'PUT', '/boards/lobby', acme)).body.code).toBe('forbidden');
		expect((await as(own, 'DELETE', '/boards/lobby')).body.code).toBe('forbidden');
		expect((await as(own, 'PUT', '/boards/acme', acme)).status).toBe(200);
		expect((await as(own, 'DELETE', '/boards/acme')).body).toEqual({ removed: true });
	});

	test('BOARD-3 nobody is told of a client or a queue beyond their own', async () => {
		await queue(one, 'kestrel', 'loans');
		const own = (await one.app.keys.make('own', ['acme'], ['boards:write'])).text;
		const wrong = settings({
			clients: ['nobody'],
			queues: ['acme/none'],
			visitor: { client: 'no' }
		});
		const answer = await one.api('PUT', '/boards/acme', wrong, { authorization: `Bearer ${own}` });
		expect(answer.status).toBe(422);
		expect(JSON.stringify(answer.body)).not.toContain('kestrel');

		const [floorOfAll] = one.app.directory.all('floor');
		if (!floorOfAll) throw new Error('there is a floor');
		await one.app.directory.put('floor', 'two', {
			...{ ...floorOfAll, id: 'two' },
			clients: ['acme', 'kestrel']
		});
		const manager = { id: 'm', name: 'M', role: 'manager' as const, clients: ['acme'] };
		const begun = one.app.pages.boards.begin(manager, null);
		expect(begun?.choices.floors.map(({ id }) => id)).toContain('two');
		expect(JSON.stringify(begun?.choices)).not.toContain('kestrel');
	});

	test('BOARD-4 a change of a board reaches every wall of every node at once, and those that were away', async () => {
		await escalate(one, ['a']);
		await save(one, 'lobby');
		const said = { board: 'lobby' };
		const walls = [floor.wall(one, undefined, said), floor.wall(other, undefined, said)];
		const away = floor.wall(other, undefined, said);
		const untouched = floor.wall(other);
		for (const wall of [...walls, away, untouched]) await wall.until(({ rows }) => rows.size === 1);
		away.link.disconnect();
		await save(one, 'lobby', { message: 'Fire drill at noon', distance: 9, tiers: [2] });
		away.link.connect();
		for (const wall of [...walls, away]) {
			const { head, rows, figures } = await wall.until((view) => view.head.show.distance === 9);
			expect(head.show.message).toBe('Fire drill at noon');
			expect([rows.size, figures.counts.open]).toEqual([0, 0]);
		}
		expect(walls.map(({ snapshots, gaps }) => [snapshots, gaps])).toEqual([
			[2, 0],
			[2, 0]
		]);
		expect(untouched.snapshots).toBe(1);
	});

	test('BOARD-5 rows, counts, ticker, queues and panels are of what the board shows alone', async () => {
		for (const [client, id] of [
			['acme', 'cards'],
			['acme', 'loans'],
			['kestrel', 'cards']
		] as const)
			await queue(one, client, id);
		const put = (id: string, client: string, of: string | null, tier: 1 | 2) =>
			escalate(one, [id], { client, tier, facts: { queue: of } });
		await put('a', 'acme', 'cards', 1);
		await put('b', 'acme', 'cards', 2);
		await put('c', 'acme', 'loans', 1);
		await put('d', 'acme', null, 1);
		await put('e', 'kestrel', 'cards', 1);
		await save(one, 'cards', {
			queues: ['acme/cards', 'kestrel/cards'],
			tiers: [1],
			pages: ALL_PANELS
		});
		await save(one, 'acme', { clients: ['acme'], pages: ALL_PANELS });
		const see = async (board: string, open: number) => {
			const wall = floor.wall(other, undefined, { board });
			const { rows, figures } = await wall.until((view) => view.figures.counts.open === open);
			return {
				rows: [...rows.keys()].sort(),
				counts: figures.counts.unclaimed,
				wave: figures.wave.reduce((sum, { count }) => sum + count, 0),
				ticker: figures.ticker.map(({ ref }) => ref).sort(),
				queues: figures.queues.map(({ key }) => key),
				tiers: figures.tiers.map(({ tier, open: of }) => [tier, of]),
				unclaimed: figures.unclaimed.map(({ key }) => key).sort()
			};
		};
		expect(await see('cards', 2)).toEqual({
			rows: ['acme/a', 'kestrel/e'],
			...{ counts: 2, wave: 2, ticker: ['a', 'e'] },
			queues: ['acme/cards', 'kestrel/cards'],
			tiers: [[1, 2]],
			unclaimed: ['acme/a', 'kestrel/e']
		});
		expect(await see('acme', 4)).toMatchObject({
			rows: ['acme/a', 'acme/b', 'acme/c', 'acme/d'],
			ticker: ['a', 'b', 'c', 'd'],
			queues: ['acme/cards', 'acme/loans'],
			tiers: [
				[1, 3],
				[2, 1],
				[3, 0],
				[4, 0]
			]
		});
	});

	test('BOARD-6 what a board does not show brings it no frame', async () => {
		await save(one, 'two', { tiers: [2] });
		await escalate(one, ['a']);
		const [wall, whole] = [floor.wall(one, undefined, { board: 'two' }), floor.wall(one)];
		await whole.until(({ rows }) => rows.size === 1);
		await wall.until(() => true);
		for (let count = 0; count < 5; count++) done(await tell(one, 'a', { type: 'note', text: 'x' }));
		await whole.until(({ rows }) => rows.get('acme/a')?.version === 7);
		expect([wall.frames, whole.frames > 0]).toEqual([0, true]);
	});

	test('BOARD-8 the shift so far is on a board that shows it, as the summary of the shift has it', async () => {
		await save(one, 'shift', { pages: [{ panels: ['shift'], seconds: 20 }] });
		await escalate(one, ['a', 'b']);
		done(await tell(one, 'a', { type: 'claim', owner: { id: 'kim', name: 'Kim' } }));
		const [wall, plain] = [floor.wall(other, undefined, { board: 'shift' }), floor.wall(other)];
		const { figures } = await wall.until((view) => view.figures.soFar?.claimed === 1);
		expect(figures.soFar).toMatchObject({
			escalated: 2,
			claimed: 1,
			claimedInTime: 1,
			resolved: 0
		});
		expect((await plain.until(() => true)).figures.soFar).toBeNull();
	});

	test('BOARD-15 a look at a queue holds for as long as its settings say', async () => {
		await queue(one, 'acme', 'cards');
		const wall = floor.wall(one);
		const tile = (freshFor: number) =>
			wall.until(({ figures }) => figures.queues[0]?.freshFor === freshFor);
		await tile(300_000);
		const set = { name: 'Cards', answerWithin: 60, freshFor: 40 };
		await one.api('PUT', '/clients/acme/queues/cards', set);
		await tile(40_000);
		expect((await one.api('GET', '/clients/acme/queues')).body.queues[0].freshFor).toBe(40);
	});
});
