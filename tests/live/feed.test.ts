import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Beat, Snapshot } from '#lib/shared/wire/feed.ts';
import { configure } from '../support/asking.ts';
import { TestClock, type TestNode } from '../support/node.ts';
import { Floor, done, escalate, ids, shown, tell } from './floor.ts';

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
		// two in a row that nothing held up
		const aSecondApart = () => {
			const [one, other] = beats.slice(-2);
			if (!one || !other) return false;
			const [apart, old] = [other.at - one.at, other.at - other.freshAt];
			return apart > 700 && apart < 1500 && old < 2000;
		};
		await wall.until(aSecondApart);
		expect(beats.at(-1)).toMatchObject({ epoch: wall.view?.epoch, seq: wall.view?.seq });
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
		await wall.until(({ rows }) => rows.has('acme/b'));
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
		await configure(node, {
			policies: [{ name: 'All', claim: '10m', update: '12m', resolve: '14m' }],
			lease: '20m'
		});
		const all = ids(1000);
		const owner = { id: 'bartholomew.featherstonehaugh', name: 'Bartholomew Featherstonehaugh' };
		for (let start = 0; start < all.length; start += 200) {
			const some = all.slice(start, start + 200);
			await escalate(node, some, {
				facts: { title: 'Refund of 14 orders is missing. '.repeat(9), priority: 2 }
			});
			for (const id of some) done(await tell(node, id, { type: 'claim', owner }));
		}
		for (let queue = 0; queue < 9; queue++)
			await node.store.queues.observe('acme', `q-${queue}`, await looked(node, `q-${queue}`));
		const wall = floor.wall(node);
		const snapshots: Snapshot[] = [];
		wall.link.on('snapshot', (snapshot) => void snapshots.push(snapshot));
		const view = await wall.until(
			({ rows, figures }) => rows.size === 24 && figures.queues.length === 9
		);
		for (const { lease, promise } of view.rows.values()) expect(lease && promise).not.toBeNull();
		expect(view.figures.counts).toEqual({ open: 1000, pastSla: 0, dueSoon: 1000, unclaimed: 0 });
		expect(view.figures.wave.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
		const before = wall.snapshots;
		wall.link.emit('resync');
		await wall.until(() => wall.snapshots > before);
		expect(JSON.stringify(snapshots.at(-1)).length).toBeLessThan(20_000);
	});
});

/** Sets a queue up. @returns a look at it */
async function looked(node: TestNode, queue: string) {
	await node.api('PUT', `/clients/acme/queues/${queue}`, {
		name: `Queue ${queue}`,
		answerWithin: 60
	});
	const agents = { free: 11, busy: 22, away: 3 };
	const counts = { waiting: 41, offered: 1200, handled: 1100, abandoned: 90 };
	return {
		at: node.store.clock.now(),
		oldestWaitSeconds: 71.5,
		agents,
		serviceLevel: 0.9321,
		...counts
	};
}

/** Waits for what no screen tells. */
async function until(wanted: () => boolean, withinMs = 20_000): Promise<void> {
	const late = performance.now() + withinMs;
	while (!wanted()) {
		if (performance.now() > late) throw new Error(`not so within ${withinMs} ms`);
		await wait(20);
	}
}
