import { afterEach, describe, expect, inject, test } from 'vitest';
import type { WallWatch } from '#server/services/walls/watch.ts';
import { TestClock } from '../support/node.ts';
import { Floor, escalate } from './floor.ts';
import { HOUR, MANAGER, REPORT, pairedWall } from './wall-hands.ts';

/** Looks every ten seconds, as a node does. */
async function looking(clock: TestClock, watch: WallWatch, ms: number): Promise<void> {
	for (let past = 0; past < ms; past += 10_000) {
		clock.forward(10_000);
		await watch.look();
	}
}

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('WALLS-12 a wall that is dark, stale or muted raises one alert, which ends when it is well or revoked', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		const { id } = await pairedWall(node);
		const { watch, boards } = node.app.screens;
		const client = boards.all('*')[0]?.clients[0] ?? '';
		const now = () => node.store.clock.now();
		const active = async () => {
			await node.app.alerts.sweep();
			const keys = await node.store.alerts.activeKeys(client, 'wall:trouble');
			return keys.map((key) => key.split('|')[2]);
		};
		const see = (over: object) =>
			node.store.walls.see(id, {
				...{ socket: 's', node: 'n', since: now(), gone: false, at: now(), behind: 0 },
				report: REPORT,
				...over
			});
		expect(await watch.look()).toBe(0);
		await looking(clock, watch, 60_000);
		expect(await watch.look()).toBe(1);
		expect(await active()).toEqual(['dark']);
		await watch.look();
		expect(await active()).toEqual(['dark']);
		const raised = await node.app.alerts.reader.list([client], 'active', 10, null);
		expect(raised.alerts).toHaveLength(1);
		expect(raised.alerts[0]?.title).toContain('North wall (Hall 2) is dark');
		await see({});
		expect(await watch.look()).toBe(0);
		expect(await active()).toEqual([]);
		await see({ behind: 31_000 });
		await watch.look();
		expect(await active()).toEqual(['stale']);
		await see({ report: { ...REPORT, sound: 'muted' } });
		await watch.look();
		expect(await active()).toEqual(['muted']);
		// switched off every day: nobody is told that it is dark, only that it cannot be heard
		const hhmm = (at: number) => new Date(at).toISOString().slice(11, 16);
		await node.app.screens.walls.change(MANAGER, id, {
			off: { from: hhmm(now() - HOUR), to: hhmm(now() - HOUR - 60_000) }
		});
		await see({ gone: true, since: now() - 120_000 });
		const listed = async () => (await node.app.pages.walls.list(MANAGER)).walls[0]?.state;
		expect(await listed()).toBe('off');
		expect(await watch.look()).toBe(0);
		expect(await active()).toEqual([]);
		await node.app.screens.walls.change(MANAGER, id, { off: null });
		expect(await listed()).toBe('dark');
		expect(await watch.look()).toBe(1);
		expect(await active()).toEqual(['dark']);
		await node.app.screens.walls.revoke(MANAGER, id);
		expect(await watch.look()).toBe(0);
		expect(await active()).toEqual([]);
	});

	test('WALLS-19 no wall is dark because the server or its store was away; an alert of before goes on', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		const { id } = await pairedWall(node);
		const { watch, boards } = node.app.screens;
		const client = boards.all('*')[0]?.clients[0] ?? '';
		const now = () => node.store.clock.now();
		const active = async (at = node) => {
			await at.app.alerts.sweep();
			return (await at.store.alerts.activeKeys(client, 'wall:trouble')).length;
		};
		const see = (over: object) =>
			node.store.walls.see(id, {
				...{ socket: 's', node: 'n', since: now(), gone: false, at: now(), behind: 0 },
				...{ report: REPORT, ...over }
			});
		await see({});
		await watch.look();
		// nobody wrote anything of the wall while nobody looked
		clock.forward(600_000);
		await watch.look();
		expect(await active()).toBe(0);
		// it comes back within the minute
		await looking(clock, watch, 50_000);
		await see({});
		await looking(clock, watch, 20_000);
		expect(await active()).toBe(0);
		await see({ gone: true });
		await looking(clock, watch, 60_000);
		expect(await active()).toBe(1);
		// a node that begins to look ends no alert of a wall that is dark, and is not the first to tell of one
		clock.forward(600_000);
		await watch.look();
		const fresh = await floor.node();
		await fresh.app.screens.watch.look();
		expect(await active(fresh)).toBe(1);
		const { alerts } = await node.app.alerts.reader.list([client], 'all', 10, null);
		expect(alerts).toHaveLength(1);
	});

	test('WALLS-13 a wall that stops reporting, or shows old frames, falls behind', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		const { screen, id } = await pairedWall(node);
		const wall = floor.wall(node, screen.cookie);
		const { seq } = await wall.until(() => true);
		wall.link.emit('report', { ...REPORT, seq });
		await wall.link.emitWithAck('time');
		const behind = async () => {
			await node.app.screens.sightings.write();
			return (await node.store.walls.seen()).get(id)?.behind ?? 0;
		};
		expect(await behind()).toBe(0);
		await escalate(node, ['newer']);
		await wall.until(({ rows }) => rows.has('acme/newer'));
		clock.forward(40_000);
		expect(await behind()).toBeGreaterThan(30_000);
		wall.link.emit('report', { ...REPORT, seq: wall.view?.seq ?? 0 });
		await wall.link.emitWithAck('time');
		expect(await behind()).toBeLessThan(30_000);
	});
});
