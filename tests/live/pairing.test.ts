import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CODE_HOLDS_MS, CODE_LETTERS } from '#server/domain/walls/pairing.ts';
import { TestClock, type TestNode } from '../support/node.ts';
import { Floor } from './floor.ts';
import { MANAGER, SCREEN, TestScreen, pairedWall } from './wall-hands.ts';

const SECONDS = 1000;

describe.each(inject('stores'))('on $name', ({ url }) => {
	const clock = new TestClock();
	let floor: Floor;
	let node: TestNode;
	let other: TestNode;
	let board: string;
	beforeAll(async () => {
		floor = new Floor(url, clock);
		[node, other] = [await floor.node(), await floor.node()];
		board = node.app.screens.boards.all('*')[0]?.id ?? '';
	});
	afterAll(() => floor.stop());

	const named = (code: string) => ({ code, name: 'North wall', place: 'Hall 2', board });
	let people = 0;
	/** Somebody at an address who has not tried anything yet. */
	const fresh = () => {
		people += 1;
		return { person: { ...MANAGER, id: `mia-${people}` }, address: `10.0.0.${people}` };
	};
	const approve = (code: string, { person, address } = fresh(), at = node) =>
		at.app.screens.pairing.approve(person, named(code), address);

	test('PAIR-1 a screen shows a code of eight letters that are no vowels, and becomes a wall when somebody types it', async () => {
		const screen = new TestScreen(node);
		const offer = await screen.offer();
		expect(offer).toEqual({ code: expect.any(String), expiresIn: 600, interval: 5 });
		expect(offer.code).toMatch(new RegExp(`^[${CODE_LETTERS}]{4}-[${CODE_LETTERS}]{4}$`));
		expect(await screen.poll()).toEqual({ is: 'pending' });
		const { person, address } = fresh();
		const typed = ` ${offer.code.toLowerCase().replace('-', ' ')} `;
		expect(await node.app.screens.pairing.look(person, typed, address)).toEqual({
			screen: { ...SCREEN, browser: '' }
		});
		expect(await approve(typed, { person, address })).toMatchObject({
			wall: { name: 'North wall', place: 'Hall 2', board, pairedBy: { id: person.id } }
		});
		clock.forward(5 * SECONDS);
		expect(await screen.poll()).toEqual({ is: 'paired' });
		expect([...screen.cookies.keys()]).toContain('andon-wall');
		const opened = await other.app.screens.walls.open(screen.token ?? '');
		expect(opened?.wall).toMatchObject({ name: 'North wall', board });
	});

	test('PAIR-2 the store keeps of a screen’s secret and of a wall’s token a hash alone', async () => {
		const { screen, id } = await pairedWall(node);
		const [, secret = ''] = (screen.token ?? '').split('.');
		expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
		expect(JSON.stringify(await node.store.directory.read(`wall:${id}`))).not.toContain(secret);
		const waiting = new TestScreen(node);
		const set = (await waiting.post('/pairing', SCREEN)).headers.getSetCookie().join();
		expect(set).toMatch(/^andon-pairing=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
	});

	test('PAIR-3 a code is worth nothing after ten minutes, after its use, and when its screen asked for another', async () => {
		const [late, used, renewed] = [
			new TestScreen(node),
			new TestScreen(node),
			new TestScreen(node)
		];
		const codes = await Promise.all([late, used, renewed].map((screen) => screen.offer()));
		const [lateCode = '', usedCode = '', renewedCode = ''] = codes.map(({ code }) => code);
		expect(await approve(usedCode)).toHaveProperty('wall');
		await renewed.offer();
		const refused = { refused: 'wrong' };
		expect(await approve(usedCode)).toEqual(refused);
		expect(await approve(renewedCode)).toEqual(refused);
		clock.forward(CODE_HOLDS_MS);
		expect(await approve(lateCode)).toEqual(refused);
		expect(await approve('BCDF-GHJK')).toEqual(refused);
		expect(await approve('no code')).toEqual(refused);
		expect(await late.poll()).toEqual({ is: 'expired' });
		expect(await new TestScreen(node).poll()).toEqual({ is: 'expired' });
		const made = new TestScreen(node);
		made.cookies.set('andon-pairing', 'x'.repeat(43));
		expect(await made.poll()).toEqual({ is: 'expired' });
	});

	test('PAIR-4 who polls too often is told to slow down, by five seconds each time', async () => {
		const screen = new TestScreen(node);
		await screen.offer();
		expect(await screen.poll()).toEqual({ is: 'pending' });
		expect(await screen.poll()).toEqual({ is: 'slow-down', interval: 10 });
		clock.forward(5 * SECONDS);
		expect(await screen.poll()).toEqual({ is: 'slow-down', interval: 15 });
		clock.forward(15 * SECONDS);
		expect(await screen.poll()).toEqual({ is: 'pending' });
	});

	test('PAIR-5 of all who type the same code at once, one pairs the screen', async () => {
		const screen = new TestScreen(node);
		const { code } = await screen.offer();
		const before = node.app.directory.all('wall').length;
		const all = await Promise.all(
			Array.from({ length: 20 }, (_, index) => approve(code, fresh(), index % 2 ? node : other))
		);
		expect(all.filter((one) => 'wall' in one)).toHaveLength(1);
		expect(all.filter((one) => 'refused' in one && one.refused === 'wrong')).toHaveLength(19);
		await node.app.directory.load();
		expect(node.app.directory.all('wall')).toHaveLength(before + 1);
	});

	test('PAIR-6 of polls at once, whichever answer arrives is good, and its use ends the others', async () => {
		const screen = new TestScreen(node);
		const { code } = await screen.offer();
		expect(await approve(code)).toHaveProperty('wall');
		const twin = new TestScreen(other);
		for (const [name, value] of screen.cookies) twin.cookies.set(name, value);
		const answers = await Promise.all([screen.poll(), twin.poll()]);
		expect(answers.map(({ is }) => is)).toContain('paired');
		const winner = screen.token ? screen : twin;
		expect(await node.app.screens.walls.open(winner.token ?? '')).not.toBeNull();
	});

	test('PAIR-7 five wrong codes within ten minutes shut a person out, twenty an address, and nobody else', async () => {
		const screen = new TestScreen(node);
		const { code } = await screen.offer();
		const guesser = fresh();
		const tries = await Promise.all(
			Array.from({ length: 40 }, () => approve('BCDF-GHJK', guesser))
		);
		const told = (what: string) =>
			tries.filter((one) => 'refused' in one && one.refused === what).length;
		expect([told('wrong'), told('too-many')]).toEqual([5, 35]);
		expect(await approve(code, guesser)).toEqual({ refused: 'too-many' });
		const { pairing } = node.app.screens;
		expect(await pairing.look(guesser.person, code, guesser.address)).toEqual({
			refused: 'too-many'
		});
		const address = fresh().address;
		const crowd = await Promise.all(
			Array.from({ length: 30 }, () => approve('BCDF-GHJK', { ...fresh(), address }))
		);
		expect(crowd.filter((one) => 'refused' in one && one.refused === 'wrong')).toHaveLength(20);
		expect(await approve(code)).toHaveProperty('wall');
		// what was right does not count
		const busy = fresh();
		for (let count = 0; count < 7; count++) {
			const offer = await new TestScreen(node).offer();
			expect(await approve(offer.code, busy)).toHaveProperty('wall');
		}
	});

	test('PAIR-8 so many screens may wait at one address, and those that are paired make room', async () => {
		clock.forward(CODE_HOLDS_MS);
		const first = new TestScreen(node);
		const { code } = await first.offer();
		const offer = async () => (await new TestScreen(node).post('/pairing', SCREEN)).status;
		const offers = await Promise.all(Array.from({ length: 110 }, offer));
		expect(offers.filter((status) => status === 200)).toHaveLength(99);
		const full = await new TestScreen(node).post('/pairing', SCREEN);
		expect(full).toMatchObject({ status: 503, body: { code: 'busy' } });
		expect(await approve(code)).toHaveProperty('wall');
		expect(await Promise.all([offer(), offer()])).toEqual(expect.arrayContaining([200, 503]));
		clock.forward(CODE_HOLDS_MS);
		expect(await offer()).toBe(200);
	});

	test('PAIR-9 what a screen asks is asked by a page of this server alone, and in its own words', async () => {
		const screen = new TestScreen(node);
		for (const path of ['/pairing', '/pairing/poll', '/token']) {
			const origin = await screen.post(path, SCREEN, { origin: 'https://evil.test' });
			expect(origin, path).toMatchObject({ status: 403 });
			const site = await screen.post(path, SCREEN, { 'sec-fetch-site': 'cross-site' });
			expect(site, path).toMatchObject({ status: 403 });
		}
		expect(await screen.post('/pairing', { width: 0, height: 1 })).toMatchObject({
			status: 422,
			body: { fields: [{ path: 'width' }] }
		});
	});

	test('PAIR-10 who does not serve every client of a board pairs no screen with it', async () => {
		const { code } = await new TestScreen(node).offer();
		const { person, address } = fresh();
		const scoped = { ...person, clients: ['acme'] };
		expect(await approve(code, { person: scoped, address })).toEqual({ refused: 'forbidden' });
		expect(await approve(code)).toHaveProperty('wall');
	});
});
