import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { COMMANDS } from '#server/cli/run.ts';
import { ApiKeys } from '#server/services/identity/api-keys.ts';
import { Attempts } from '#server/services/identity/attempts.ts';
import { SetUp } from '#server/services/identity/set-up.ts';
import { ownServer } from '../store/contract/own-server.ts';
import { cli } from './command-line.ts';
import { SETTINGS } from '../http/deliveries.ts';

describe.each(inject('stores'))('the command line, on $name', ({ url }) => {
	test('CLI-1 clients, floors and queues are set up, changed and shown', async () => {
		const { directory, type } = await cli(url);
		expect((await type('clients', 'list')).said).toBe('There are no clients yet.');
		const put = await type('clients', 'put', 'acme', '--name', 'Acme', '--zone', 'Asia/Manila');
		expect(put).toEqual({ code: 0, said: 'Set up acme.', complained: '' });
		expect((await type('clients', 'put', 'acme', '--name', 'Acme Ltd')).said).toBe('Changed acme.');
		expect(directory.find('client', 'acme')).toMatchObject({
			name: 'Acme Ltd',
			zone: 'Asia/Manila'
		});
		expect((await type('clients', 'list')).said).toMatch(/acme +Acme Ltd +Asia\/Manila/);
		expect((await type('queues', 'list', 'acme')).said).toBe('There are no queues.');
		await directory.put('queue', 'acme/front', {
			client: 'acme',
			id: 'front',
			name: 'Front',
			answerWithin: 90
		});
		expect((await type('queues', 'list')).said).toMatch(/acme +front +Front +90 s/);
		const floor = [
			'floors',
			'put',
			'main',
			'--title',
			'Main',
			'--zone',
			'UTC',
			'--clients',
			'acme'
		];
		expect(
			(await type(...floor, '--shift', 'Day shift 06:00-14:00', '--shift', 'Night 22:00-06:00'))
				.code
		).toBe(0);
		expect(directory.find('floor', 'main')).toEqual({
			id: 'main',
			title: 'Main',
			zone: 'UTC',
			clients: ['acme'],
			shifts: [
				{ name: 'Day shift', from: '06:00', to: '14:00' },
				{ name: 'Night', from: '22:00', to: '06:00' }
			]
		});
	});

	test('CLI-2 a key is shown once, works, is listed without its secret, and is revoked', async () => {
		const { store, directory, type, makeKey } = await cli(url);
		await type('clients', 'put', 'acme', '--name', 'Acme');
		const made = await makeKey('cases:write,cases:read');
		const [text = ''] = made.said.split('\n');
		const keys = new ApiKeys(store, directory);
		const key = keys.check(text);
		expect(key).toMatchObject({
			name: 'crm',
			clients: ['acme'],
			scopes: ['cases:read', 'cases:write']
		});
		const listed = await type('keys', 'list');
		expect(listed.said).toContain(key?.id);
		expect(listed.said).not.toContain(text.split('_').slice(2).join('_'));
		expect((await type('keys', 'revoke', key?.id ?? '')).code).toBe(0);
		expect(keys.check(text)).toBeNull();
		expect((await type('keys', 'revoke', 'none')).complained).toContain('There is no key none');
	});

	test('CLI-3 a connector’s settings are checked before they are kept, and no secret is shown', async () => {
		const { directory, files, type } = await cli(url);
		await type('clients', 'put', 'acme', '--name', 'Acme');
		files.set('right.json', JSON.stringify(SETTINGS));
		files.set('-', JSON.stringify(SETTINGS));
		files.set('short.json', JSON.stringify({ secrets: ['short'] }));
		files.set('field.json', JSON.stringify({ ...SETTINGS, colour: 1 }));
		files.set('broken.json', '{"secrets":["a-secret-in-broken-json"');
		const put = (file: string, client = 'acme', connector = 'zendesk') =>
			type('connectors', 'put', client, connector, file);
		for (const [answer, named] of [
			[await put('short.json'), /secrets.*at least 16 characters/],
			[await put('field.json'), /colour/],
			[await put('broken.json'), /expected JSON/],
			[await put('none.json'), /none\.json: there is no such file/],
			[await put('right.json', 'acmee'), /no client acmee\. There are acme/],
			[await put('right.json', 'acme', 'zendsk'), /no connector zendsk\. There are .*zendesk/]
		] as const) {
			expect(answer.code).toBe(1);
			expect(answer.complained).toMatch(named);
			expect(answer.complained.split('\n')).toHaveLength(1);
			expect(answer.complained).not.toContain('secret-in');
		}
		expect(directory.all('connector')).toEqual([]);
		for (const file of ['right.json', '-'])
			expect((await put(file)).said).toContain('/hooks/acme/zendesk');
		const listed = await type('connectors', 'list', 'acme');
		expect(listed.said).toMatch(/acme +zendesk +\/hooks\/acme\/zendesk +in order/);
		expect(listed.said).not.toContain(SETTINGS.secrets[0]);
		expect((await type('connectors', 'remove', 'acme', 'zendesk')).code).toBe(0);
		expect((await type('connectors', 'remove', 'acme', 'zendesk')).complained).toContain(
			'not connected'
		);
	});

	test('CLI-4 dead letters are shown with their reasons and put back', async () => {
		const { store, type } = await cli(url);
		await type('clients', 'put', 'acme', '--name', 'Acme');
		expect((await type('dead-letters', 'list', 'acme')).said).toBe('There are no dead letters.');
		for (const delivery of ['d-1', 'd-2', 'd-3']) {
			const kept = {
				connector: 'zendesk',
				delivery,
				method: 'POST',
				headers: {},
				body: '',
				receivedAt: 17
			};
			await store.inbox.keep('acme', kept);
			await store.inbox.bury('acme', `zendesk:${delivery}`, `why of ${delivery}\u001b[2J`);
		}
		const listed = (await type('dead-letters', 'list', 'acme')).said;
		expect(listed).toContain('why of d-2');
		expect(listed).not.toContain('\u001b');
		const [, second] = await store.inbox.deadLetters('acme');
		expect((await type('dead-letters', 'replay', 'acme', second?.id ?? '')).said).toMatch(
			/^1 put back/
		);
		expect(await store.inbox.waiting('acme')).toBe(1);
		expect((await type('dead-letters', 'replay', 'acme', '1-1')).code).toBe(1);
		expect((await type('dead-letters', 'replay', 'acme', 'all')).said).toMatch(/^2 put back/);
		expect(await store.inbox.deadLetters('acme')).toEqual([]);
	});

	test('CLI-5 ADMIN-16 a lost set-up token is replaced as long as nobody has an account, which no page is called', async () => {
		const { store, directory, audit, type } = await cli(url);
		const attempts = new Attempts(store);
		const setUp = new SetUp({ store, directory, audit, attempts });
		const lost = await setUp.offer();
		const [token = ''] = (await type('set-up-token')).said.split('\n');
		const words = 'correct horse battery';
		expect(await setUp.use(lost ?? '', 'Ana', words)).toEqual({ fault: 'token' });
		expect(await setUp.use(token, 'New', words)).toEqual({ fault: 'name' });
		expect(await setUp.use(token, 'Ana', words)).toMatchObject({ account: { id: 'ana' } });
		expect((await type('set-up-token')).complained).toContain('has an account already');
	});

	test('CLI-6 what was not understood is said in one line, with the way to say it', async () => {
		const { type } = await cli(url);
		for (const [typed, said] of [
			[['clients', 'drop'], 'There is no command "clients drop". Try --help.'],
			[['clients', 'put'], '<client> is missing. Usage: andon clients put'],
			[['clients', 'list', 'all'], '"all" is one too many. Usage: andon clients list'],
			[['keys', 'make', 'a', '--odd'], "Unknown option '--odd'. Usage: andon keys make"]
		] as const) {
			const answer = await type(...typed);
			expect([answer.code, answer.said]).toEqual([2, '']);
			expect(answer.complained).toContain(said);
			expect(answer.complained.split('\n')).toHaveLength(1);
		}
		for (const [typed, said] of [
			[['clients', 'put', 'ACME', '--name', 'x'], 'client: expected'],
			[['clients', 'put', 'acme'], '--name: '],
			[['clients', 'put', 'acme', '--name', 'x', '--zone', 'Mars'], '--zone: expected an IANA'],
			[['keys', 'make', 'a'], '--clients: expected'],
			[['keys', 'make', 'a', '--clients', '*'], '--scopes: expected some of cases:read'],
			[['keys', 'make', 'a', '--clients', '*', '--scopes', 'cases:*'], 'there is no "cases:*"'],
			[['floors', 'put', 'f', '--title', 't', '--shift', 'Day 6-14'], '--shift: expected']
		] as const) {
			const answer = await type(...typed);
			expect(answer.code).toBe(1);
			expect(answer.complained).toContain(said);
		}
		for (const { name } of COMMANDS)
			expect((await type(...name.split(' '), '--help')).said).toContain(`Usage: andon ${name}`);
		expect((await type()).said).toContain('keys make');
	});

	test('ASK-3 the secret that signs links for customers is replaced by the command line', async () => {
		const { store, type } = await cli(url);
		const first = await store.linkSecrets.current();
		expect(await type('links', 'renew')).toMatchObject({ code: 0, complained: '' });
		const [second, before] = await store.linkSecrets.live();
		expect(before).toBe(first);
		await type('links', 'renew');
		const live = await store.linkSecrets.live();
		expect(live.slice(1)).toEqual([second]);
		expect(live).not.toContain(first);
	});
});

test('CLI-7 it finds the store by REDIS_URL or by the note of the running Andon, and says when there is none', async () => {
	const [{ name } = { name: 'embedded' as const }] = inject('stores');
	const server = await ownServer(name);
	const dir = await mkdtemp(join(tmpdir(), 'andon-cli-'));
	onTestFinished(() => rm(dir, { recursive: true }));
	const program = new URL('../../server/cli/main.ts', import.meta.url).pathname;
	const type = (environment: Record<string, string>, ...typed: string[]) =>
		promisify(execFile)(process.execPath, [program, ...typed], {
			env: { PATH: process.env['PATH'] ?? '', ANDON_DATA_DIR: dir, ...environment }
		}).catch((error: { code: number; stderr: string }) => error);
	const none = await type({}, 'clients', 'list');
	expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('start Andon first') });
	const put = ['clients', 'put', 'acme', '--name', 'Acme'];
	expect(await type({ REDIS_URL: server.url }, ...put)).toMatchObject({ stdout: 'Set up acme.\n' });
	await writeFile(
		join(dir, 'store.json'),
		JSON.stringify({ port: Number(new URL(server.url).port) })
	);
	expect(await type({}, 'clients', 'list')).toMatchObject({
		stdout: expect.stringContaining('Acme')
	});
	await server.kill();
	const url = server.url.replace('//', '//:a-password@');
	const gone = await type({ REDIS_URL: url }, 'clients', 'list');
	expect(gone).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/^The store of REDIS_URL cannot be reached: .*\n$/)
	});
	expect((gone as { stderr: string }).stderr).not.toContain('a-password');
});
