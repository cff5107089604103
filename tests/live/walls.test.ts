import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Bye } from '#lib/shared/wire/events.ts';
import type { WallReport } from '#lib/shared/wire/walls.ts';
import type { Wall } from '#server/domain/walls/wall.ts';
import { TestClock, type TestNode } from '../support/node.ts';
import { ownTime } from '../support/own-time.ts';
import { Floor, escalate } from './floor.ts';
import { HOUR, MANAGER, REPORT, TestScreen, pairedWall } from './wall-hands.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	const clock = new TestClock();
	let floor: Floor;
	let one: TestNode;
	let other: TestNode;
	beforeAll(async () => {
		floor = new Floor(url, clock);
		[one, other] = [await floor.node(), await floor.node()];
	});
	afterAll(() => floor.stop());

	const open = (screen: TestScreen, at = one) => at.app.screens.walls.open(screen.token ?? '');
	const rotate = (screen: TestScreen) => screen.post<{ rotateIn: number }>('/token');
	/** As the screen was, such as one that did not get an answer. */
	const copyOf = (screen: TestScreen, at = one): TestScreen => {
		const copy = new TestScreen(at);
		for (const [name, value] of screen.cookies) copy.cookies.set(name, value);
		return copy;
	};

	test('WALLS-1 a token is renewed once a day; the one before holds until the new one is used', async () => {
		const { screen } = await pairedWall(one);
		expect((await rotate(screen)).body.rotateIn).toBeGreaterThan(23 * 3600);
		const before = copyOf(screen);
		clock.forward(24 * HOUR);
		expect((await rotate(screen)).body).toEqual({ rotateIn: 86_400 });
		expect(screen.token).not.toBe(before.token);
		expect(await open(before)).not.toBeNull();
		expect(await open(screen)).not.toBeNull();
		expect(await open(before, other)).toBeNull();
		expect(await open(before)).toBeNull();
	});

	test('WALLS-2 a renewal whose answer was lost is asked for again, and strands no wall', async () => {
		const { screen } = await pairedWall(one);
		expect(await open(screen)).not.toBeNull();
		clock.forward(24 * HOUR);
		const lost = copyOf(screen);
		expect((await rotate(lost)).status).toBe(200);
		// at once there is no other: it is asked for again a little later
		const at = (await rotate(screen)).body.rotateIn;
		expect(at).toBeLessThanOrEqual(30);
		clock.forward(at * 1000);
		const before = screen.token;
		expect((await rotate(screen)).status).toBe(200);
		expect(screen.token).not.toBe(before);
		expect(await open(screen, other)).not.toBeNull();
		expect(await open(lost)).toBeNull();
	});

	test('WALLS-3 a token of before holds no longer than a day after another was sent', async () => {
		const { screen } = await pairedWall(one);
		expect(await open(screen)).not.toBeNull();
		clock.forward(24 * HOUR);
		const renewed = copyOf(screen);
		await rotate(renewed);
		clock.forward(23 * HOUR);
		expect(await open(screen)).not.toBeNull();
		clock.forward(HOUR);
		expect(await open(screen)).toBeNull();
		const refused = await rotate(screen);
		expect(refused.status).toBe(401);
		expect(screen.token).toBeNull();
		expect(await open(renewed)).not.toBeNull();
	});

	test('WALLS-4 renewals at once leave the wall with a token that holds, whichever answer comes last', async () => {
		const { screen } = await pairedWall(one);
		expect(await open(screen)).not.toBeNull();
		clock.forward(24 * HOUR);
		const copies = [copyOf(screen), copyOf(screen, other), copyOf(screen), copyOf(screen, other)];
		await Promise.all(copies.map((copy) => rotate(copy)));
		const renewed = copies.filter(({ token }) => token !== screen.token);
		expect(renewed).toHaveLength(1);
		// the cookie of before is still good for whoever got no other
		for (const copy of copies)
			if (copy.token === screen.token) expect(await open(copy)).not.toBeNull();
		for (const copy of renewed) expect(await open(copy)).not.toBeNull();
	});

	test('WALLS-5 a wall opens its board and no other, whatever it asks for', async () => {
		await one.app.directory.put('floor', 'second', {
			...{ id: 'second', title: 'Second floor', zone: 'UTC', clients: ['acme'], shifts: [] }
		});
		const { screen } = await pairedWall(one, { board: 'second' });
		const wall = floor.wall(one, screen.cookie, { board: 'default' });
		expect((await wall.until(() => true)).head.title).toBe('Second floor');
		// somebody who is signed in looks at any
		const staff = floor.wall(one, await one.cookieOf('priya'), { board: 'second' });
		expect((await staff.until(() => true)).head.title).toBe('Second floor');
		// but not at one whose clients are all of others, whose title is not theirs either
		const looks = (clients: string[]) =>
			one.app.pages.wallSnapshot('second', { ...MANAGER, clients })?.head.title;
		expect([looks(['kestrel']), looks(['acme'])]).toEqual([undefined, 'Second floor']);
	});

	test('WALLS-6 a wall that is given another board shows it at once, without loading anew', async () => {
		await other.app.directory.load();
		const { screen, id } = await pairedWall(one, { board: 'second' });
		const wall = floor.wall(other, screen.cookie);
		await wall.until(({ head }) => head.title === 'Second floor');
		let left = 0;
		wall.link.on('disconnect', () => void (left += 1));
		const board = one.app.screens.boards.all('*').find((some) => some.id !== 'second')?.id ?? '';
		expect(await one.app.screens.walls.change(MANAGER, id, { board })).not.toBeNull();
		await wall.until(({ head }) => head.title !== 'Second floor');
		await escalate(one, ['moved'], { client: 'acme' });
		await wall.until(({ rows }) => rows.has('acme/moved'));
		expect(left).toBe(0);
	});

	test('WALLS-7 a revoked wall is told so within five seconds, on every node, and opens nothing any more', async () => {
		const { screen, id } = await pairedWall(one);
		const walls = [floor.wall(one, screen.cookie), floor.wall(other, screen.cookie)];
		await Promise.all(walls.map((wall) => wall.until(() => true)));
		const told = walls.map(
			({ link }) => new Promise<Bye>((resolve) => void link.on('bye', resolve))
		);
		const took = ownTime();
		expect(await one.app.screens.walls.revoke(MANAGER, id)).not.toBeNull();
		expect(await Promise.all(told)).toEqual(['revoked', 'revoked']);
		expect(took()).toBeLessThan(5000);
		expect(await open(screen, other)).toBeNull();
		const again = floor.wall(one, screen.cookie);
		const refused = await new Promise((resolve) => void again.link.on('connect_error', resolve));
		expect(refused).toMatchObject({ data: { code: 'unauthenticated' } });
		expect((await rotate(screen)).status).toBe(401);
	});

	test('WALLS-8 a wall shows its name, or loads anew, when somebody asks for it, on whichever node it is', async () => {
		const { screen, id } = await pairedWall(one, { name: 'East wall' });
		const wall = floor.wall(other, screen.cookie);
		await wall.until(() => true);
		const named = new Promise((resolve) =>
			wall.link.on('identify', (name, ms) => resolve([name, ms > 15_000 && ms <= 20_000]))
		);
		await one.app.screens.walls.ask(MANAGER, id, 'identify');
		expect(await named).toEqual(['East wall', true]);
		const bye = new Promise((resolve) => void wall.link.on('bye', resolve));
		await one.app.screens.walls.ask(MANAGER, id, 'reload');
		expect(await bye).toBe('reload');
		const wanted = one.app.directory.find('wall', id)?.asked;
		expect(wanted).toMatchObject({ what: 'reload', by: { id: MANAGER.id } });
		// one that comes back is not asked again
		const back = floor.wall(one, screen.cookie);
		let again = 0;
		back.link.on('bye', () => void (again += 1));
		await back.until(() => true);
		await one.app.screens.walls.change(MANAGER, id, { place: 'Hall 3' });
		await one.app.directory.load();
		expect(await back.link.emitWithAck('time')).toBeGreaterThan(0);
		expect(again).toBe(0);
	});

	test('WALLS-9 what a wall reports is seen on every node; what makes no sense is not taken', async () => {
		const { screen, id } = await pairedWall(one);
		const wall = floor.wall(one, screen.cookie);
		await wall.until(() => true);
		const list = async () => {
			await other.app.directory.load();
			return (await other.app.pages.walls.list(MANAGER)).walls.find((some) => some.id === id);
		};
		wall.link.emit('report', { ...REPORT, sound: 'loud' as 'armed', seq: 9 });
		wall.link.emit('report', { ...REPORT, width: -1 });
		wall.link.emit('report', 'nonsense' as unknown as WallReport);
		const { seq = 0 } = wall.view ?? {};
		wall.link.emit('report', { ...REPORT, seq, sound: 'muted' });
		await wall.link.emitWithAck('time');
		await one.app.screens.sightings.write();
		expect(await list()).toMatchObject({
			state: 'muted',
			report: { sound: 'muted', width: 1920, seq },
			behind: 0
		});
		wall.close();
		await expect.poll(async () => (await other.store.walls.seen()).get(id)?.gone).toBe(true);
		expect((await list())?.state).toBe('live');
		clock.forward(10_000);
		expect((await list())?.state).toBe('dark');
	});

	test('WALLS-10 a wall is looked after by who serves every client of its board', async () => {
		const { id } = await pairedWall(one, { board: 'second' });
		const { walls } = one.app.screens;
		const scoped = (clients: string[]) => ({ ...MANAGER, clients });
		expect(await walls.revoke(scoped(['kestrel']), id)).toBeNull();
		expect(await walls.ask(scoped(['kestrel']), id, 'identify')).toBeNull();
		expect(walls.handledBy(scoped(['kestrel']))).toEqual([]);
		expect(walls.handledBy(scoped(['acme'])).map((wall: Wall) => wall.id)).toContain(id);
		const board = one.app.screens.boards.all('*').find((some) => some.id !== 'second')?.id ?? '';
		expect(await walls.change(scoped(['acme']), id, { board })).toBeNull();
		expect(await walls.change(scoped(['acme']), id, { name: 'Renamed' })).toMatchObject({
			name: 'Renamed'
		});
		const { pages } = one.app;
		const supervisor = { ...MANAGER, role: 'supervisor' as const };
		expect(await pages.walls.do(supervisor, id, 'revoke')).toBe(false);
		expect(await pages.walls.do(MANAGER, id, 'forget')).toBe(false);
		expect(await pages.walls.do(MANAGER, id, 'revoke')).toBe(true);
		expect(await pages.walls.do(MANAGER, id, 'forget')).toBe(true);
		expect(await pages.walls.do(MANAGER, id, 'forget')).toBe(false);
	});

	test('WALLS-11 what is changed of a wall at the same time is all kept', async () => {
		const { screen, id } = await pairedWall(one);
		expect(await open(screen)).not.toBeNull();
		clock.forward(24 * HOUR);
		const { walls } = one.app.screens;
		const [renewal] = await Promise.all([
			rotate(screen),
			other.app.screens.walls.change(MANAGER, id, { name: 'Renamed' }),
			walls.change(MANAGER, id, { place: 'Moved' }),
			other.app.screens.walls.ask(MANAGER, id, 'identify')
		]);
		expect(renewal.status).toBe(200);
		expect(await one.app.directory.read('wall', id)).toMatchObject({
			name: 'Renamed',
			place: 'Moved',
			asked: { what: 'identify' }
		});
		expect(await open(screen)).not.toBeNull();
	});
});
