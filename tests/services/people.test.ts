import { describe, expect, inject, test } from 'vitest';
import { DeskViews } from '#server/services/desk-views.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { ACTOR, ELSEWHERE, HERE, identityOn, PASSWORD } from './identity-hands.ts';

describe.each(inject('stores'))('people, on $name', ({ url }) => {
	test('PEOPLE-7 CLI-8 what is given is changed, the rest stays; the session stays, and is of who one is now', async () => {
		const { directory, sessions, settle, enter, type } = await identityOn(url);
		await settle('chief', 'administrator');
		await settle('ben');
		const token = await enter('ben');
		const role = ['--role', 'manager', '--clients', 'acme', '--tiers', '3,4'];
		expect((await type('people', 'put', 'ben', ...role)).said).toBe('Changed ben.');
		expect(directory.find('person', 'ben')).toMatchObject({
			...{ name: 'Ana Reyes', role: 'manager', clients: ['acme'], tiers: [3, 4] }
		});
		expect(await sessions.read(token)).toEqual({
			...{ id: 'ben', name: 'Ana Reyes', role: 'manager', clients: ['acme'], tiers: [3, 4] }
		});
		expect(await enter('ben')).toBeDefined();
	});

	test('PEOPLE-8 who is disabled is out at once and does not come in, and is let in again', async () => {
		const { people, sessions, settle, enter, type } = await identityOn(url);
		await settle('chief', 'administrator');
		await settle('ben');
		const token = await enter('ben');
		expect(await people.disable(ACTOR, 'ben', true)).toMatchObject({ ok: true });
		expect(sessions.person('ben')).toBeNull();
		expect(await sessions.read(token)).toBeNull();
		expect(await enter('ben')).toBeUndefined();
		expect((await people.link(ACTOR, 'ben')).ok).toBe(false);
		expect((await type('people', 'list')).said).toMatch(/ben .*disabled/);
		await type('people', 'enable', 'ben');
		expect(await sessions.read(token), 'what ended stays ended').toBeNull();
		expect(await enter('ben')).toBeDefined();
	});

	test('PEOPLE-9 a person who is removed is out, and one who is made anew does not get their sessions', async () => {
		const { sessions, settle, enter, type } = await identityOn(url);
		await settle('chief', 'administrator');
		await settle('ben');
		const token = await enter('ben');
		expect((await type('people', 'remove', 'ben')).said).toBe('Removed ben.');
		expect(await enter('ben')).toBeUndefined();
		await settle('ben');
		expect(await sessions.read(token)).toBeNull();
	});

	test('DESK-93 views go with the account, and whoever is called so later begins with none', async () => {
		const { store, settle, people } = await identityOn(url);
		const views = new DeskViews(store);
		await settle('chief', 'administrator');
		await settle('ben');
		for (const id of ['ben', 'chief'])
			await views.change(id, { do: 'save', name: 'Late', filter: 'past=yes' });
		expect(await people.remove(ACTOR, 'ben')).toMatchObject({ ok: true });
		expect(await people.remove(ACTOR, 'chief'), 'the only administrator').toMatchObject({
			ok: false
		});
		expect(await views.of('ben')).toEqual([]);
		expect(await views.of('chief')).toMatchObject([{ name: 'Late' }]);
	});

	test('PEOPLE-10 the last administrator stays one; people of the demo floor and links do not count', async () => {
		const { directory, type, put, settle, people } = await identityOn(url);
		const demo = { name: 'Kim', clients: '*', role: 'administrator', password: null } as const;
		await directory.put('person', 'kim', { id: 'kim', ...demo });
		expect((await put('ben', 'supervisor')).complained).toContain('first account');
		await settle('chief', 'administrator');
		await put('invited', 'administrator');
		const only = 'chief is the only administrator';
		for (const [name, ...rest] of [
			['remove'],
			['disable'],
			['put', '--role', 'manager']
		] as const) {
			const answer = await type('people', name, 'chief', ...rest);
			expect([answer.code, answer.complained]).toEqual([1, `${only}; make another one first.`]);
		}
		expect(directory.find('person', 'chief')).toMatchObject({ role: 'administrator' });
		await settle('second', 'administrator');
		expect((await people.disable(ACTOR, 'second', true)).ok).toBe(true);
		expect((await type('people', 'remove', 'chief')).complained).toContain(only);
		await type('people', 'enable', 'second');
		expect((await type('people', 'remove', 'chief')).code).toBe(0);
		expect((await type('people', 'remove', 'kim')).code).toBe(0);
	});

	test('PEOPLE-10 the last administrator of all clients stays one of all; one of some clients does not count', async () => {
		const { directory, type, put, settle, people } = await identityOn(url);
		await settle('boss', 'administrator');
		const ofSome = { name: 'Boss', role: 'administrator' as const, clients: ['acme'] };
		const alone = 'boss is the only administrator of all clients; make another one first.';
		expect(await people.change(ACTOR, 'boss', ofSome)).toMatchObject({ ok: false, reason: alone });
		await settle('other', 'administrator');
		expect((await type('people', 'put', 'other', '--clients', 'acme')).code).toBe(0);
		// who is still to set a password does not count either
		await put('invited', 'administrator');
		for (const [name, ...rest] of [
			['remove'],
			['disable'],
			['put', '--role', 'manager'],
			['put', '--clients', 'acme']
		] as const)
			expect((await type('people', name, 'boss', ...rest)).complained).toBe(alone);
		expect(directory.find('person', 'boss')).toMatchObject({ clients: '*', role: 'administrator' });
		expect((await people.disable(ACTOR, 'other', true)).ok, 'one of some may go').toBe(true);
		await type('people', 'enable', 'other');
		expect((await type('people', 'put', 'other', '--clients', '*')).code).toBe(0);
		expect(await people.change(ACTOR, 'boss', ofSome)).toMatchObject({ ok: true });
		expect((await type('people', 'remove', 'boss')).code).toBe(0);
	});

	test('PEOPLE-11 of two administrators who take the role from each other at once, one stays', async () => {
		const prefix = freshPrefix();
		const one = await identityOn(url, { prefix });
		await one.settle('ada', 'administrator');
		await one.settle('bea', 'administrator');
		const other = await identityOn(url, { prefix });
		for (let round = 0; round < 15; round++) {
			const [first, second] = await Promise.all([
				one.people.remove(ACTOR, 'ada'),
				round % 2 === 0
					? other.people.remove(ACTOR, 'bea')
					: other.people.change(ACTOR, 'bea', { name: 'Bea', role: 'agent', clients: '*' })
			]);
			expect([first.ok, second.ok].sort(), `round ${round}`).toEqual([false, true]);
			await one.directory.load();
			const left = one.directory.all('person').filter(({ role }) => role === 'administrator');
			expect(left).toHaveLength(1);
			for (const id of ['ada', 'bea'])
				if (left[0]?.id !== id) {
					await one.people.remove(ACTOR, id);
					await one.settle(id, 'administrator');
				}
			await other.directory.load();
		}
	});

	test('PEOPLE-12 who looks after some clients makes, sees and changes nobody beyond them', async () => {
		const { people, directory, settle } = await identityOn(url);
		await settle('chief', 'administrator');
		const scoped = { by: ACTOR.by, clients: ['acme'] };
		const wanted = (clients: '*' | string[]) => ({ name: 'N', role: 'agent' as const, clients });
		for (const clients of ['*' as const, ['other'], ['acme', 'other']])
			expect(await people.make(scoped, 'ben', wanted(clients))).toMatchObject({ field: 'clients' });
		expect(await people.make(scoped, 'ben', wanted(['acme']))).toMatchObject({ ok: true });
		expect(await people.change(scoped, 'ben', wanted('*'))).toMatchObject({ field: 'clients' });
		expect(people.all(scoped).map(({ id }) => id)).toEqual(['ben']);
		expect(people.find('chief', scoped)).toBeNull();
		const before = directory.find('person', 'chief');
		for (const done of [
			await people.link(scoped, 'chief'),
			await people.disable(scoped, 'chief', true),
			await people.change(scoped, 'chief', wanted(['acme'])),
			await people.remove(scoped, 'chief'),
			await people.endSessions(scoped, 'chief'),
			await people.resetSecondFactor(scoped, 'chief')
		])
			expect(done).toEqual({ ok: false, field: '', reason: 'There is no account chief.' });
		expect(directory.find('person', 'chief')).toEqual(before);
	});

	test('PEOPLE-13 every session is listed with when, from where and by what, and each can be ended', async () => {
		const clock = new TestClock();
		const { people, sessions, settle, enter } = await identityOn(url, { clock });
		await settle('chief', 'administrator');
		await settle('ben');
		const first = await enter('ben');
		clock.forward(60_000);
		const second = await enter('ben', PASSWORD, ELSEWHERE);
		const [newest, oldest] = await sessions.of('ben', first);
		expect([newest, oldest]).toMatchObject([
			{ ...ELSEWHERE, own: false },
			{ ...HERE, own: true }
		]);
		expect((newest?.startedAt ?? 0) - (oldest?.startedAt ?? 0)).toBeGreaterThanOrEqual(60_000);
		expect(JSON.stringify([newest, oldest])).not.toContain(second);
		expect(await people.endSession(ACTOR, 'chief', newest?.id ?? '')).toBe(false);
		expect(await people.endSession(ACTOR, 'ben', newest?.id ?? '')).toBe(true);
		expect(await sessions.read(second)).toBeNull();
		expect(await sessions.read(first)).not.toBeNull();
		await people.endSessions(ACTOR, 'ben');
		expect(await sessions.read(first)).toBeNull();
		expect(await sessions.of('ben')).toEqual([]);
	});

	test('PEOPLE-14 CLI-8 what cannot be done is said in one line and changes nothing', async () => {
		const { directory, type, settle } = await identityOn(url);
		await settle('chief', 'administrator');
		const demo = { name: 'Kim', clients: '*', role: 'manager', password: null } as const;
		await directory.put('person', 'kim', { id: 'kim', ...demo });
		const before = directory.all('person');
		const all = ['--name', 'N', '--role', 'manager', '--clients', 'acme'];
		for (const [typed, said] of [
			[['put', 'ben', '--role', 'manager', '--clients', '*'], '--name: '],
			[['put', 'ben', '--name', 'Ben', '--clients', '*'], '--role: expected'],
			[['put', 'ben', '--name', 'Ben', '--role', 'boss'], '--role: expected'],
			[['put', 'ben', '--name', 'Ben', '--role', 'manager'], '--clients: expected'],
			[['put', 'ben', ...all.with(-1, 'acmee')], 'no client acmee'],
			[['put', 'ben', ...all, '--tiers', '5'], 'expected tiers'],
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

	test('PEOPLE-15 the audit trail is told of every change, by whom, and never of a secret', async () => {
		const { people, links, settle, put, type, told } = await identityOn(url);
		await settle('chief', 'administrator');
		const { token } = await put('ben', 'supervisor');
		await links.use(token, PASSWORD, HERE.address);
		await put('ben', 'manager');
		await people.link(ACTOR, 'ben');
		await type('people', 'disable', 'ben');
		await type('people', 'remove', 'ben');
		const entries = (await told()).filter(({ of }) => of.id === 'ben');
		expect(entries.map(({ what, by, detail }) => [what, by.kind, detail])).toEqual([
			['person:made', 'command-line', 'supervisor'],
			['person:password', 'person', 'by a one-time link'],
			['person:changed', 'command-line', 'role'],
			['person:link', 'command-line', 'made'],
			['person:changed', 'command-line', 'disabled'],
			['person:removed', 'command-line', '']
		]);
		expect(JSON.stringify(entries)).not.toContain(token);
	});
});
