import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type { BoardSettings } from '#lib/shared/boards.ts';
import type { TestNode } from '../support/node.ts';
import { ALL_PANELS, DEFAULT, queue, save } from './board-hands.ts';
import { Floor, done, escalate, tell } from './floor.ts';
import { pairedWall } from './wall-hands.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	let one: TestNode;
	let other: TestNode;
	beforeEach(async () => {
		floor = new Floor(url);
		[one, other] = [await floor.node(), await floor.node()];
	});
	afterEach(() => floor.stop());

	test('BOARD-11 a board that is being edited is shown to who may edit it, and kept by nobody', async () => {
		await escalate(one, ['a'], { facts: { title: 'Card declined' } });
		const draft: BoardSettings = { ...DEFAULT, message: 'Draft', visitor: { client: null } };
		const see = (cookie: string | undefined, of: unknown) => floor.wall(one, cookie, { draft: of });
		const refused = (screen: ReturnType<typeof see>) =>
			new Promise((resolve) =>
				screen.link.on('connect_error', (error) =>
					resolve((error as Error & { data?: { code: string } }).data?.code)
				)
			);
		const marta = await one.cookieOf('marta');
		const view = await see(marta, draft).until(({ rows }) => rows.size === 1);
		expect(view.head.show).toMatchObject({ message: 'Draft', visitor: true });
		expect(JSON.stringify([...view.rows.values()])).not.toContain('Card declined');
		expect(await refused(see(await one.cookieOf('priya'), draft))).toBe('forbidden');
		expect(await refused(see(undefined, draft))).toBe('unauthenticated');
		expect(await refused(see(marta, { ...draft, distance: 99 }))).toBe('invalid');
		const kept = await floor.wall(one).until(() => true);
		expect(kept.head.show).toMatchObject({ message: '', visitor: false });
	});

	test('BOARD-13 a board that walls show is not taken away; that of a floor goes back to what it was', async () => {
		await save(one, 'lobby');
		await save(one, 'demo', { message: 'Edited' });
		const { id } = await pairedWall(one);
		const marta = { id: 'marta', name: 'Marta', role: 'manager' as const, clients: '*' as const };
		expect(await one.app.screens.walls.change(marta, id, { board: 'lobby' })).toMatchObject({
			board: 'lobby'
		});
		const wall = one.app.directory.find('wall', id);
		const refused = await one.api('DELETE', '/boards/lobby');
		expect([refused.status, refused.body.code]).toEqual([409, 'board-shown']);
		expect(refused.body.detail).toContain(wall?.name);
		const shownBy = () => one.app.pages.boards.edit(marta, 'lobby')?.walls;
		expect(shownBy()).toEqual([wall?.name]);
		// a revoked wall shows nothing, and its board can go
		await one.app.screens.walls.revoke(marta, id);
		expect(shownBy()).toEqual([]);
		expect((await one.api('DELETE', '/boards/lobby')).body).toEqual({ removed: true });
		const screen = floor.wall(other);
		await screen.until(({ head }) => head.show.message === 'Edited');
		expect((await one.api('DELETE', '/boards/demo')).body).toEqual({ removed: true });
		await screen.until(({ head }) => head.show.message === '');
		expect((await one.api('DELETE', '/boards/demo')).body).toEqual({ removed: false });
		expect((await one.api('DELETE', '/boards/nowhere')).status).toBe(404);
	});

	test('BOARD-9 no byte that a wall for visitors is sent has a name, on any node', async () => {
		await one.api('PUT', '/clients/zq--zq', { name: '¤ Brand' });
		await queue(one, 'zq--zq', 'xq--xq');
		await save(one, 'lobby', { visitor: { client: null }, pages: ALL_PANELS, message: 'Welcome' });
		const walls = [one, other].map((at) => floor.wall(at, undefined, { board: 'lobby' }));
		const heard: unknown[] = [];
		for (const wall of walls) wall.link.onAny((...all: unknown[]) => void heard.push(all));
		for (const wall of walls) await wall.until(({ head }) => head.clients.length > 0);
		const facts = {
			...{ title: '¤ title', ref: '¤ ref', customer: '¤ customer', agent: '¤ agent' },
			...{ team: '¤ team', queue: 'xq--xq' }
		};
		const client = 'zq--zq';
		await escalate(one, ['case.:.1', 'case.:.2'], { client, facts });
		const owner = { id: '¤ owner', name: '¤ Owner' };
		done(await tell(one, 'case.:.1', { type: 'claim', owner }, { client }));
		done(await tell(one, 'case.:.1', { type: 'note', text: '¤ note' }, { client }));
		const views = await Promise.all(
			walls.map((wall) =>
				wall.until(({ rows, figures }) => rows.size === 2 && figures.counts.unclaimed === 1)
			)
		);
		for (const wall of walls) wall.link.emit('resync');
		for (const wall of walls) await wall.until(() => wall.snapshots === 2);
		expect(JSON.stringify(heard)).not.toMatch(/¤|\.:\.|zq--zq|xq--xq|Acme|Northwind/);
		const [left, right] = views.map(({ rows, head }) => ({
			...{ clients: head.clients, keys: [...rows.keys()].sort() },
			owners: [...rows.values()].map((row) => row.owner).filter(Boolean)
		}));
		expect(left).toEqual(right);
		expect(left?.owners).toEqual([{ id: '', name: '' }]);
	});
});
