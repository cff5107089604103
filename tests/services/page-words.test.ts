import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { defaultBoard } from '#lib/shared/boards.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { freshPrefix, startNode } from '../support/node.ts';
import { cli } from './command-line.ts';

const ROOT: Person = { id: 'root', name: 'Rui', role: 'administrator', clients: '*' };
const WORD = 'expected another word: this one is in the address of a page';

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('ADMIN-16 no board, floor or person is made whose page nobody could open', async () => {
		const node = await startNode({ url, prefix: freshPrefix() });
		onTestFinished(() => node.stop());
		const { boards, admin, people } = node.app.pages;
		const [floor] = node.app.directory.all('floor');
		if (!floor) throw new Error('no floor');
		const fault = { path: 'id', message: WORD };
		const board = { ...defaultBoard(floor), id: 'new', name: 'New' };
		expect(await boards.save(ROOT, board, { anew: true })).toMatchObject({
			error: { fields: [fault] }
		});
		const said = { ...floor, id: 'new' };
		expect(await admin.floors.put(ROOT, said, true)).toMatchObject({ error: { fields: [fault] } });
		const person = {
			...{ id: 'New', name: 'Ana', role: 'administrator' },
			clients: '*',
			tiers: null
		};
		expect(await people.make(ROOT, person)).toMatchObject({ ok: false, faults: [fault] });
		expect(node.app.directory.find('person', 'new')).toBeNull();
		expect(node.app.directory.find('floor', 'new')).toBeNull();
	});

	test('ADMIN-16 nor by the command line', async () => {
		const { type, directory } = await cli(url);
		for (const [kind, ...given] of [
			['floors', '--title', 'New'],
			['people', '--name', 'Ana', '--role', 'administrator', '--clients', '*']
		] as const) {
			const { code, complained } = await type(kind, 'put', 'new', ...given);
			expect(code).not.toBe(0);
			expect(complained).toContain(WORD);
		}
		expect(directory.find('floor', 'new')).toBeNull();
	});
});
