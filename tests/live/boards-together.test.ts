/** Several people edit one board at the same time. */
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import type { TestNode } from '../support/node.ts';
import { DEFAULT, save, settings } from './board-hands.ts';
import { Floor } from './floor.ts';

const ADA: Person = { id: 'ada', name: 'Ada', role: 'manager', clients: '*' };
const BEN: Person = { id: 'ben', name: 'Ben', role: 'manager', clients: '*' };

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	let one: TestNode;
	let other: TestNode;
	beforeEach(async () => {
		floor = new Floor(url);
		[one, other] = [await floor.node(), await floor.node()];
	});
	afterEach(() => floor.stop());

	const put = (at: TestNode, ifMatch: string, part: Parameters<typeof settings>[0]) =>
		at.api('PUT', '/boards/lobby', settings(part), { 'if-match': ifMatch });
	const tagAt = async (at: TestNode) => {
		const { status, headers } = await at.api('GET', '/boards/lobby');
		expect(status).toBe(200);
		return headers.get('etag') ?? '';
	};

	test('BOARD-16 a board that somebody changed meanwhile takes no settings that were made from an older state', async () => {
		await save(one, 'lobby');
		const tag = one.app.pages.boards.edit(BEN, 'lobby')?.tag;
		const lobby = { ...DEFAULT, id: 'lobby' };
		const hers = { ...lobby, visitor: { client: null } };
		const onto = (now: string | null) => now === tag;
		expect(await one.app.pages.boards.save(ADA, hers, { onto })).toMatchObject({ ok: true });
		await one.app.audit.settled();
		const his = { ...lobby, message: 'Fire drill at noon' };
		// another node may not even know yet
		expect(await other.app.pages.boards.save(BEN, his, { onto })).toMatchObject({
			...{ ok: false, error: { code: 'not-current', detail: 'Ada changed this board meanwhile.' } }
		});
		const kept = async () => (await one.api('GET', '/boards/lobby')).body.settings;
		expect(await kept()).toMatchObject({ visitor: { client: null }, message: '' });
		// who is told which it is by now may still say so; what is there already is no conflict
		const now = one.app.pages.boards.edit(BEN, 'lobby')?.tag;
		const seen = { onto: (is: string | null) => is === now };
		expect(await one.app.pages.boards.save(BEN, his, seen)).toMatchObject({ ok: true });
		expect(await kept()).toMatchObject({ visitor: null, message: 'Fire drill at noon' });
		expect(await one.app.pages.boards.save(ADA, his, { onto })).toMatchObject({ ok: true });
	});

	test('BOARD-16 a board that was taken away is not made again by who still edits it', async () => {
		await save(one, 'lobby');
		const tag = one.app.pages.boards.edit(BEN, 'lobby')?.tag;
		await one.app.pages.boards.remove(ADA, 'lobby');
		await one.app.audit.settled();
		const his = { ...DEFAULT, id: 'lobby', message: 'Fire drill at noon' };
		const onto = (now: string | null) => now === tag;
		const late = await one.app.pages.boards.save(BEN, his, { onto });
		expect(late).toMatchObject({
			error: { code: 'not-current', detail: 'Ada took this board away meanwhile.' }
		});
		expect((await one.api('GET', '/boards/lobby')).status).toBe(404);
		const gone = { onto: (now: string | null) => now === null };
		expect(await one.app.pages.boards.save(BEN, his, gone)).toMatchObject({ ok: true });
	});

	test('BOARD-16 the board of a floor has a tag before anybody edited it, and after it was put back', async () => {
		const first = one.app.pages.boards.edit(BEN, 'demo')?.tag;
		const onto = (now: string | null) => now === first;
		const hers = { ...DEFAULT, message: 'Welcome' };
		expect(await one.app.pages.boards.save(ADA, hers, { onto })).toMatchObject({ ok: true });
		const his = { ...DEFAULT, distance: 9 };
		expect(await one.app.pages.boards.save(BEN, his, { onto })).toMatchObject({ ok: false });
		await one.app.pages.boards.remove(ADA, 'demo');
		expect(await one.app.pages.boards.save(BEN, his, { onto })).toMatchObject({ ok: true });
	});

	test('BOARD-17 a program that says If-Match changes what it read, and nothing newer', async () => {
		await save(one, 'lobby');
		const read = await tagAt(one);
		expect(read).toMatch(/^"[0-9a-f]+"$/);
		const first = await put(one, read, { message: 'First' });
		expect([first.status, first.headers.get('etag')]).toEqual([200, await tagAt(one)]);
		const late = await put(other, read, { message: 'Second' });
		expect([late.status, late.body.code]).toEqual([412, 'not-current']);
		expect((await one.api('GET', '/boards/lobby')).body.settings.message).toBe('First');
		// one of several, also as a proxy hands it on; whatever is there
		const several = `"0123", W/${await tagAt(one)}`;
		expect((await put(other, several, { message: 'Third' })).status).toBe(200);
		expect((await put(one, '*', { message: 'Fourth' })).status).toBe(200);
		for (const odd of ['first', '"a', '"a" "b"']) {
			const { status, body } = await put(one, odd, { message: 'Fifth' });
			expect([status, body.fields?.[0]?.path], odd).toEqual([422, 'if-match']);
		}
		const last = await tagAt(one);
		await one.api('DELETE', '/boards/lobby');
		for (const gone of [last, '*'])
			expect((await put(other, gone, {})).body.code, gone).toBe('not-current');
		expect((await one.api('GET', '/boards/lobby')).status).toBe(404);
		await save(one, 'lobby');
	});

	test('BOARD-17 of several who change what they read at the same time, on any node, one does', async () => {
		await save(one, 'lobby');
		const read = await tagAt(one);
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, count) =>
				put(count % 2 === 0 ? one : other, read, { message: `No. ${count}` })
			)
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
	});
});
