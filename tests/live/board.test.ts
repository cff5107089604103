import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { FRAME_MS, type Beat, type Snapshot } from '#lib/shared/wire/feed.ts';
import { byDue } from '#lib/live/apply.ts';
import { TestClock } from '../support/node.ts';
import { Floor, done, escalate, ids, shown, tell } from './floor.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('LIVE-12 a screen that was away for a moment gets the frames it missed, and no snapshot', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		const [wall, other] = [floor.wall(node), floor.wall(node)];
		await Promise.all([wall.until(() => true), other.until(() => true)]);
		expect([wall.snapshots, other.snapshots]).toEqual([1, 1]);
		wall.link.disconnect();
		await escalate(node, ['a']);
		await other.until(({ rows }) => rows.has('acme/a'));
		wall.link.connect();
		await wall.until(({ rows }) => rows.has('acme/a'));
		expect(wall.snapshots).toBe(1);
		expect(wall.gaps).toBe(0);
	});

	test('LIVE-13 a screen of another epoch gets a snapshot', async () => {
		floor = new Floor(url);
		const [one, other] = [await floor.node(), await floor.node()];
		const wall = floor.wall(one);
		const first = await wall.until(() => true);
		// the same screen, now at another node
		const moved = floor.wall(other);
		moved.link.disconnect();
		moved.view = { ...first, rows: new Map([['acme/ghost', {} as never]]) };
		moved.link.connect();
		const view = await moved.until(({ epoch }) => epoch !== first.epoch);
		expect(view.rows.size).toBe(0);
		expect(moved.snapshots).toBe(1);
	});

	test('LIVE-15 a wall is sent neither customers nor who could undo what; a desk is', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		const [wall, desk] = [floor.wall(node), await floor.desk(node)];
		const heard: unknown[] = [];
		wall.link.onAny((...said: unknown[]) => void heard.push(said));
		await wall.until(() => true);
		await escalate(node, ['a'], { facts: { customer: 'Lo Secret' } });
		await desk.until(({ rows }) => rows.get('acme/a')?.customer === 'Lo Secret');
		await desk.command('acme', 'a', { type: 'claim' });
		const row = (await desk.until(({ rows }) => rows.get('acme/a')?.owner != null)).rows.get(
			'acme/a'
		);
		expect(row?.undo).toMatchObject({ act: 'claim', by: 'priya' });
		await wall.until(({ rows }) => rows.get('acme/a')?.owner?.id === 'priya');
		wall.link.emit('resync');
		await wall.until(() => wall.snapshots === 2);
		expect(JSON.stringify(heard)).not.toMatch(/Lo Secret|"customer":|"undo":/);
	});

	test('LIVE-17 frames come at most every 100 ms, and the last one is the truth', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await escalate(node, ids(20));
		const wall = floor.wall(node);
		await wall.until(({ rows }) => rows.size === 20);
		const [framesBefore, since] = [wall.frames, performance.now()];
		for (let round = 0; round < 30; round++)
			await Promise.all(
				ids(20).map((id) => tell(node, id, { type: 'note', text: `note ${round}` }).then(done))
			);
		const last = await wall.until(({ rows }) =>
			[...rows.values()].every(({ version }) => version === 32)
		);
		expect(wall.gaps).toBe(0);
		expect(last.rows.size).toBe(20);
		const most = (performance.now() - since) / FRAME_MS + 2;
		expect(wall.frames - framesBefore).toBeLessThanOrEqual(most);
	});

	test('LIVE-23 two nodes show the same rows, counts and order', async () => {
		floor = new Floor(url);
		const [one, other] = [await floor.node(), await floor.node()];
		await one.app.directory.put('queue', 'acme:voice', {
			client: 'acme',
			id: 'voice',
			name: 'Voice',
			answerWithin: 60
		});
		await escalate(one, ids(45), { facts: { priority: 3 } });
		await escalate(other, ids(10, 'k'), { client: 'kestrel', facts: { priority: 1 } });
		done(await tell(one, 'c-3', { type: 'claim' }));
		const walls = [floor.wall(one), floor.wall(other)];
		const desks = [await floor.desk(one), await floor.desk(other)];
		const [left, right] = await Promise.all(
			walls.map((wall) =>
				wall.until(({ figures: { counts } }) => counts.open === 55 && counts.unclaimed === 54)
			)
		);
		if (!left || !right) throw new Error('two walls');
		expect(shown(left)).toEqual(shown(right));
		expect(left.rows.size).toBe(40);
		const order = ({ rows }: typeof left) => [...rows.values()].sort(byDue).map(({ key }) => key);
		expect(order(left)).toEqual(order(right));
		expect(
			order(left)
				.slice(0, 10)
				.every((key) => key.startsWith('kestrel/'))
		).toBe(true);
		const [full, same] = await Promise.all(
			desks.map((desk) => desk.until(({ rows }) => rows.size === 55))
		);
		if (!full || !same) throw new Error('two desks');
		expect(shown(full)).toEqual(shown(same));
		// a wall shows what a desk has first
		expect(order(full).slice(0, 40)).toEqual(order(left));
	});

	test('LIVE-24 a new client and a renamed queue reach every screen, also one that was away', async () => {
		floor = new Floor(url);
		const [one, other] = [await floor.node(), await floor.node()];
		const [wall, away] = [floor.wall(other), floor.wall(other)];
		await Promise.all([wall.until(() => true), away.until(() => true)]);
		away.link.disconnect();
		const put = (path: string, body: unknown) => one.api('PUT', path, body);
		expect((await put('/clients/globex', { name: 'Globex' })).status).toBe(200);
		await wall.until(({ head }) => head.clients.some(({ name }) => name === 'Globex'));
		away.link.connect();
		await away.until(({ head }) => head.clients.some(({ name }) => name === 'Globex'));
		await escalate(one, ['g'], { client: 'globex' });
		await wall.until(({ rows }) => rows.has('globex/g'));

		await put('/clients/globex/queues/voice', { name: 'Voice', answerWithin: 60 });
		const look = {
			waiting: 4,
			agents: { free: 1, busy: 1, away: 0 },
			offered: 1,
			handled: 1,
			abandoned: 0
		};
		const observed = await one.api('POST', '/clients/globex/queues/voice/observations', look);
		expect(observed.body).toEqual({ taken: true });
		await wall.until(({ figures }) => figures.queues[0]?.name === 'Voice');
		await put('/clients/globex/queues/voice', { name: 'Calls', answerWithin: 60 });
		const { figures } = await wall.until((view) => view.figures.queues[0]?.name === 'Calls');
		expect(figures.queues).toMatchObject([{ key: 'globex/voice', waiting: 4 }]);
	});
});

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('LIVE-13 a position on a board that was forgotten since means nothing on the one made anew', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		await escalate(node, ['a']);
		const wall = floor.wall(node);
		const seen = await wall.until(({ rows }) => rows.has('acme/a'));
		wall.link.disconnect();
		const snapshotOf = () => node.app.pages.wallSnapshot('default', null);
		const before = snapshotOf()?.epoch;
		done(await tell(node, 'a', { type: 'resolve', cause: 'Card', done: 'New card' }));
		// nobody looks for a minute; then somebody does, until the new board is as far as the old one was
		await until(() => {
			const anew = snapshotOf()?.epoch !== before;
			clock.forward(61_000);
			return anew;
		});
		const other = floor.wall(node);
		for (let number = 0; (other.view?.seq ?? 0) <= seen.seq + 1; number++) {
			await escalate(node, [`b-${number}`]);
			await other.until(({ rows }) => rows.has(`acme/b-${number}`));
		}
		wall.link.connect();
		const view = await wall.until(({ rows }) => rows.has('acme/b-0'));
		expect(shown(view)).toEqual(shown(await other.until(() => true)));
	});

	test('LIVE-14 a beat a second says where the board stands and when the store was last heard; time is answered', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		const wall = floor.wall(node);
		const beats: Beat[] = [];
		wall.link.on('beat', (beat) => void beats.push(beat));
		await wall.until(() => beats.length >= 3);
		const [, one, other] = beats;
		if (!one || !other) throw new Error('three beats');
		expect(other.at - one.at).toBeGreaterThan(700);
		expect(other.at - one.at).toBeLessThan(2500);
		expect(other).toMatchObject({ epoch: wall.view?.epoch, seq: wall.view?.seq });
		expect(other.at - other.freshAt).toBeLessThan(2000);
		const [before, at] = [node.store.clock.now(), await wall.link.emitWithAck('time')];
		expect(at).toBeGreaterThanOrEqual(before);
		expect(at).toBeLessThanOrEqual(node.store.clock.now());
	});

	test('LIVE-17 frames go on when the clock of the store is set back', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		const wall = floor.wall(node);
		await wall.until(() => true);
		await escalate(node, ['a']);
		await wall.until(({ rows }) => rows.has('acme/a'));
		clock.forward(-3_600_000);
		await escalate(node, ['b']);
		await wall.until(({ rows }) => rows.has('acme/b'), 2000);
	});

	test('LIVE-26 a queue that was seen long ago is shown by a node that starts, too', async () => {
		floor = new Floor(url);
		const one = await floor.node();
		await one.api('PUT', '/clients/acme/queues/post', { name: 'Post', answerWithin: 60 });
		await one.api('PUT', '/clients/acme/queues/voice', { name: 'Voice', answerWithin: 60 });
		const at = one.store.clock.now();
		const look = (waiting: number) => ({
			at,
			waiting,
			oldestWaitSeconds: null,
			agents: { free: 1, busy: 1, away: 0 },
			serviceLevel: null,
			offered: 1,
			handled: 1,
			abandoned: 0
		});
		await one.store.queues.observe('acme', 'post', look(3));
		// the pulse keeps the newest ten thousand looks
		for (let part = 0; part < 21; part++)
			await Promise.all(
				Array.from({ length: 500 }, () => one.store.queues.observe('acme', 'voice', look(part)))
			);
		const walls = [floor.wall(one), floor.wall(await floor.node())];
		for (const wall of walls) {
			const { figures } = await wall.until((view) =>
				view.figures.queues.some(({ queue, waiting }) => queue === 'voice' && waiting === 20)
			);
			expect(figures.queues.map(({ queue, waiting }) => [queue, waiting])).toEqual([
				['post', 3],
				['voice', 20]
			]);
		}
	});

	test('LIVE-16 what a wall is sent does not grow with what is open', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		const all = ids(1000);
		for (let start = 0; start < all.length; start += 200)
			await escalate(node, all.slice(start, start + 200), {
				facts: { title: 'Refund of 14 orders is missing since the change of bank', priority: 2 }
			});
		done(await tell(node, 'c-999', { type: 'update', priority: 1 }));
		const wall = floor.wall(node);
		const snapshots: Snapshot[] = [];
		wall.link.on('snapshot', (snapshot) => void snapshots.push(snapshot));
		const view = await wall.until(({ rows }) => rows.has('acme/c-999'));
		expect(view.rows.size).toBe(40);
		expect(view.figures.counts).toEqual({ open: 1000, pastSla: 0, dueSoon: 1000, unclaimed: 1000 });
		expect(view.figures.wave.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
		expect(JSON.stringify(snapshots.at(-1)).length).toBeLessThan(20_000);
	});
});

/** Waits for what no screen tells. */
async function until(wanted: () => boolean, withinMs = 10_000): Promise<void> {
	const late = performance.now() + withinMs;
	while (!wanted()) {
		if (performance.now() > late) throw new Error(`not so within ${withinMs} ms`);
		await wait(20);
	}
}
