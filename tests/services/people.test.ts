import { describe, expect, inject, test } from 'vitest';
import { run } from '#server/cli/run.ts';
import { Directory } from '#server/services/directory.ts';
import { Sessions } from '#server/services/identity/sessions.ts';
import { opened } from '../store/contract/support.ts';
import { freshPrefix } from '../support/node.ts';

/** The command line over a floor with one client. */
async function floor(url: string) {
	const store = await opened(url, freshPrefix());
	const directory = new Directory(store);
	const sessions = new Sessions(store, directory);
	const type = async (...typed: string[]) => {
		const [said, complained]: [string[], string[]] = [[], []];
		await directory.load();
		const say = (line: string) => void said.push(line);
		const [read, write] = [() => Promise.resolve(''), () => Promise.resolve()];
		const bench = { store, directory, say, read, write };
		const code = await run(typed, {
			open: async () => ({ bench, close: async () => undefined }),
			say,
			complain: (line) => void complained.push(line)
		});
		return { code, said, complained: complained.join('\n') };
	};
	const put = (id: string, role: string, ...rest: string[]) =>
		type('people', 'put', id, '--name', 'Ana Reyes', '--role', role, '--clients', '*', ...rest);
	await type('clients', 'put', 'acme', '--name', 'Acme');
	/** @returns a session token; undefined when it was refused */
	const signIn = async (name: string, password: string) => {
		const answer = await sessions.signIn(name, password, '192.0.2.1');
		return 'token' in answer ? answer.token : undefined;
	};
	return { directory, sessions, signIn, type, put };
}

describe.each(inject('stores'))('CLI-8 people by the command line, on $name', ({ url }) => {
	test('a new person signs in with the password that is shown once and kept as a hash', async () => {
		const { directory, sessions, signIn, type, put } = await floor(url);
		expect((await type('people', 'list')).said).toEqual(['Nobody has an account yet.']);
		const { code, said } = await put('Chief', 'administrator');
		const [password = '', told] = said;
		expect([code, told]).toEqual([
			0,
			'It is shown only now. Ana Reyes signs in as "chief" with it.'
		]);
		expect(password).toMatch(/^[\w-]{16,}$/);
		const token = await signIn('CHIEF', password);
		expect(await sessions.read(token)).toEqual({
			id: 'chief',
			name: 'Ana Reyes',
			role: 'administrator',
			clients: '*'
		});
		const account = directory.find('person', 'chief');
		expect(account?.password).toMatch(/^\$argon2id\$/);
		const other = await put('ben', 'supervisor');
		expect(other.said[0]).not.toBe(password);
		const { said: list } = await type('people', 'list');
		expect(list.join()).toMatch(/chief +Ana Reyes +administrator +every client +password/);
		expect(list.join()).not.toContain('argon2');
	});

	test('what is given is changed, the rest and the password stay', async () => {
		const { directory, signIn, type, put } = await floor(url);
		await put('chief', 'administrator');
		const [password = ''] = (await put('ben', 'supervisor')).said;
		const changed = await type('people', 'put', 'ben', '--role', 'manager', '--clients', 'acme');
		expect(changed.said).toEqual(['Changed ben.']);
		expect(directory.find('person', 'ben')).toMatchObject({
			name: 'Ana Reyes',
			role: 'manager',
			clients: ['acme']
		});
		expect(await signIn('ben', password)).toBeDefined();
	});

	test('a fresh password takes the place of the old one', async () => {
		const { signIn, type, put } = await floor(url);
		const [old = ''] = (await put('chief', 'administrator')).said;
		const [fresh = ''] = (await type('people', 'password', 'chief')).said;
		expect(await signIn('chief', old)).toBeUndefined();
		expect(await signIn('chief', fresh)).toBeDefined();
	});

	test('a person who is removed is out, and cannot sign in', async () => {
		const { sessions, signIn, type, put } = await floor(url);
		await put('chief', 'administrator');
		const [password = ''] = (await put('ben', 'supervisor')).said;
		const token = await signIn('ben', password);
		expect((await type('people', 'remove', 'ben')).said).toEqual(['Removed ben.']);
		expect(await sessions.read(token)).toBeNull();
		expect(await signIn('ben', password)).toBeUndefined();
	});

	test('the last administrator stays one; people of the demo floor do not count', async () => {
		const { directory, type, put } = await floor(url);
		const demo = { name: 'Kim', clients: '*', role: 'administrator', password: null } as const;
		await directory.put('person', 'kim', { id: 'kim', ...demo });
		expect((await put('ben', 'supervisor')).complained).toContain('first account');
		await put('chief', 'administrator');
		const only = 'chief is the only administrator';
		expect(await type('people', 'remove', 'chief')).toMatchObject({
			code: 1,
			complained: expect.stringContaining(only)
		});
		expect((await put('chief', 'manager')).complained).toContain(only);
		expect(directory.find('person', 'chief')?.role).toBe('administrator');
		await put('second', 'administrator');
		expect((await type('people', 'remove', 'chief')).code).toBe(0);
		expect((await type('people', 'remove', 'second')).code).toBe(1);
		expect((await type('people', 'remove', 'kim')).code).toBe(0);
	});

	test('what cannot be done is said in one line and changes nothing', async () => {
		const { directory, type, put } = await floor(url);
		await put('chief', 'administrator');
		const demo = { name: 'Kim', clients: '*', role: 'manager', password: null } as const;
		await directory.put('person', 'kim', { id: 'kim', ...demo });
		const before = directory.all('person');
		const all = ['--name', 'N', '--role', 'manager', '--clients', 'acme'];
		for (const [typed, said] of [
			[['put', 'ben', '--role', 'manager', '--clients', '*'], '--name: '],
			[['put', 'ben', '--name', 'Ben', '--clients', '*'], '--role: expected supervisor, manager'],
			[['put', 'ben', '--name', 'Ben', '--role', 'boss'], '--role: expected supervisor, manager'],
			[['put', 'ben', '--name', 'Ben', '--role', 'manager'], '--clients: expected'],
			[['put', 'ben', ...all.with(-1, 'acmee')], 'no client acmee'],
			[['put', '<b>', ...all], 'id: expected'],
			[['put', ' ', ...all], 'id: expected'],
			[['password', 'nobody'], 'no account nobody'],
			[['password', 'kim'], 'without a password'],
			[['remove', 'nobody'], 'no account nobody']
		] as const) {
			const { code, complained } = await type('people', ...typed);
			expect([code, complained.split('\n').length]).toEqual([1, 1]);
			expect(complained).toContain(said);
		}
		expect(directory.all('person')).toEqual(before);
		expect((await type('set-up-token')).complained).toContain('`people put` adds others');
	});
});
