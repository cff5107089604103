import { afterEach, describe, expect, inject, test } from 'vitest';
import { TestClock } from '../support/node.ts';
import { Floor, escalate } from './floor.ts';
import { HOUR, MANAGER, REPORT, pairedWall } from './wall-hands.ts';

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
		clock.forward(60_000);
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
		expect(await watch.look()).toBe(0);
		expect(await active()).toEqual([]);
		await node.app.screens.walls.change(MANAGER, id, { off: null });
		expect(await watch.look()).toBe(1);
		expect(await active()).toEqual(['dark']);
		await node.app.screens.walls.revoke(MANAGER, id);
		expect(await watch.look()).toBe(0);
		expect(await active()).toEqual([]);
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
