import { afterEach, describe, expect, inject, test } from 'vitest';
import { FRAME_MS } from '#lib/shared/wire/feed.ts';
import { byDue } from '#lib/live/apply.ts';
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
		await wall.until(({ rows }) => rows.get('acme/a')?.owner?.name === 'Priya Raman');
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
		expect(left.rows.size).toBe(24);
		const order = ({ rows }: typeof left) => [...rows.values()].sort(byDue).map(({ key }) => key);
		expect(order(left)).toEqual(order(right));
		expect(
			order(left)
				.slice(0, 10)
				.every((key) => key.startsWith('kestrel/'))
		).toBe(true);
		const [full, same] = await Promise.all(
			desks.map((desk) =>
				desk.until(({ rows, figures: { counts } }) => rows.size === 55 && counts.unclaimed === 54)
			)
		);
		if (!full || !same) throw new Error('two desks');
		expect(shown(full)).toEqual(shown(same));
		// a wall shows what a desk has first
		expect(order(full).slice(0, 24)).toEqual(order(left));
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

		const known = one.app.directory.find('floor', 'demo');
		if (!known) throw new Error('no floor');
		await one.app.directory.put('floor', 'demo', { ...known, title: 'Cebu · Floor 4' });
		await wall.until(({ head }) => head.title === 'Cebu · Floor 4');
	});
});
