import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { defaultBoard } from '#lib/shared/boards.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { freshPrefix, startNode } from '../support/node.ts';
import { cli } from './command-line.ts';

async function started(url: string) {
	const node = await startNode({ url, prefix: freshPrefix() });
	onTestFinished(() => node.stop());
	const told = async () => {
		await node.app.audit.settled();
		return (await node.app.audit.read('*', {})).entries;
	};
	const admin: Person = { id: 'root', name: 'Rui', role: 'administrator', clients: '*' };
	return { node, told, admin };
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('AUDIT-7 boards are told, by page and by API; what changes nothing is not', async () => {
		const { node, told, admin } = await started(url);
		const [floor] = node.app.directory.all('floor');
		if (!floor) throw new Error('no floor');
		const board = { ...defaultBoard(floor), id: 'mine', name: 'Mine', clients: ['acme'] };
		await node.app.pages.boards.save(admin, board, { anew: true });
		await node.app.pages.boards.save(admin, board, {});
		const { id, ...settings } = { ...board, name: 'Ours' };
		expect((await node.api('PUT', `/boards/${id}`, settings)).status).toBe(200);
		expect((await node.api('DELETE', `/boards/${id}`)).status).toBe(200);
		expect(await told()).toMatchObject([
			{ what: 'board:removed', by: { kind: 'key', name: 'test' }, client: 'acme' },
			{ what: 'board:put', by: { kind: 'key' }, detail: 'Ours: name', from: '127.0.0.1' },
			{
				...{ what: 'board:put', detail: 'Mine: new', of: { kind: 'board', id: 'mine' } },
				by: { kind: 'person', id: admin.id, name: admin.name }
			}
		]);
	});

	test('AUDIT-7 a configuration is told with the fields that changed, and why', async () => {
		const { node, told } = await started(url);
		const put = (configuration: object, why?: string) =>
			node.api('PUT', '/clients/acme/configuration', { configuration, why });
		await put({ lease: '1h' }, 'as agreed');
		await put({ lease: '1h' });
		expect(await told()).toMatchObject([
			{
				...{ what: 'configuration:put', client: 'acme', detail: 'lease. as agreed' },
				of: { kind: 'configuration', id: 'acme 1' }
			}
		]);
	});

	test('AUDIT-7 a wall is told when it is paired, changed, asked, revoked and forgotten', async () => {
		const { node, told, admin } = await started(url);
		const { screens } = node.app;
		const screen = { browser: 'Chromium', width: 1920, height: 1080 };
		const offered = await screens.pairing.offer(screen, '192.0.2.9');
		if (!offered) throw new Error('no code');
		const [board] = screens.boards.all('*');
		const naming = { name: 'North', place: '', board: board?.id ?? '' };
		const code = offered.offer.code;
		const paired = await screens.pairing.approve(admin, { ...naming, code }, '192.0.2.7');
		if (!('wall' in paired)) throw new Error('not paired');
		const { id } = paired.wall;
		await screens.walls.change(admin, id, { name: 'South' });
		await screens.walls.ask(admin, id, 'reload');
		await screens.walls.revoke(admin, id);
		await screens.walls.forget(admin, id);
		const entries = await told();
		expect(entries.map(({ what }) => what)).toEqual([
			...['wall:forgotten', 'wall:revoked', 'wall:asked', 'wall:changed', 'wall:paired']
		]);
		expect(entries.at(-2)).toMatchObject({ detail: 'South: name', of: { kind: 'wall', id } });
		expect(entries.at(-1)).toMatchObject({ from: '192.0.2.7', by: { id: admin.id } });
	});

	test('AUDIT-7 AUDIT-2 the command line tells what it did, and no secret', async () => {
		const { audit, files, type, makeKey } = await cli(url);
		await type('clients', 'put', 'acme', '--name', 'Acme');
		await type('clients', 'put', 'acme', '--name', 'Acme Ltd');
		const { said } = await makeKey('cases:read');
		await type(
			'people',
			'put',
			'ana',
			'--name',
			'Ana',
			'--role',
			'administrator',
			'--clients',
			'*'
		);
		files.set('c.yaml', 'lease: 2h');
		await type('configuration', 'import', 'acme', 'c.yaml');
		await type('floors', 'put', 'main', '--title', 'Main');
		await type('links', 'renew');
		const { entries } = await audit.read('*', {});
		expect(entries.map(({ what }) => what)).toEqual([
			...['links:renewed', 'floor:made', 'configuration:put', 'person:made', 'key:made'],
			...['client:changed', 'client:made']
		]);
		for (const { by, from } of entries) {
			expect(by.kind).toBe('command-line');
			expect(from).toBeNull();
		}
		expect(JSON.stringify(entries)).not.toContain(said.split('\n')[0]);
	});
});
