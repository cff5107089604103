import { describe, expect, inject, test } from 'vitest';
import { LINK_HOLDS_MS } from '#server/services/identity/links.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { ACTOR, HERE, identityOn, PASSWORD } from './identity-hands.ts';

const NEXT = 'another set of words';

describe.each(inject('stores'))('one-time links, on $name', ({ url }) => {
	test('PEOPLE-1 CLI-8 a new person gets a link that is shown once, and no password that anybody else has seen', async () => {
		const { directory, links, put, type, enter } = await identityOn(url);
		expect((await type('people', 'list')).said).toBe('Nobody has an account yet.');
		const { token, told } = await put('Chief', 'administrator');
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(told).toBe(
			'It is shown only now, holds for three days and opens once. Ana Reyes signs in as "chief" from then on.'
		);
		expect(JSON.stringify(directory.all('person'))).not.toContain(token);
		expect(await enter('chief', '')).toBeUndefined();
		expect((await type('people', 'list')).said).toMatch(/chief .*to set a password/);
		expect(await links.look(token, HERE.address)).toEqual({
			...{ id: 'chief', name: 'Ana Reyes', role: 'administrator', clients: '*' }
		});
		expect(await links.use(token, PASSWORD, HERE.address)).toMatchObject({
			account: { id: 'chief', link: null, password: expect.stringMatching(/^\$argon2id\$/) }
		});
		expect(await enter('CHIEF')).toBeDefined();
		expect((await type('people', 'list')).said).not.toMatch(/argon2|to set a password/);
	});

	test('PEOPLE-2 a link opens once, also when two use it at once, and for three days', async () => {
		const prefix = freshPrefix();
		const clock = new TestClock();
		const one = await identityOn(url, { prefix, clock });
		const other = await identityOn(url, { prefix, clock });
		const { token } = await one.put('chief', 'administrator');
		const both = await Promise.all([
			one.links.use(token, PASSWORD, HERE.address),
			other.links.use(token, NEXT, HERE.address)
		]);
		expect(both.filter((used) => used !== null)).toHaveLength(1);
		for (const { links } of [one, other]) {
			expect(await links.use(token, PASSWORD, HERE.address)).toBeNull();
			expect(await links.look(token, HERE.address)).toBeNull();
		}
		const { token: late } = await one.put('ben', 'supervisor');
		clock.forward(LINK_HOLDS_MS - 60_000);
		expect(await one.links.look(late, HERE.address)).not.toBeNull();
		clock.forward(60_000);
		expect(await one.links.look(late, HERE.address)).toBeNull();
		expect(await one.links.use(late, PASSWORD, HERE.address)).toBeNull();
	});

	test('PEOPLE-3 another link takes the place of one before; one that is revoked opens nothing', async () => {
		const { people, links, put, settle } = await identityOn(url);
		await settle('chief', 'administrator');
		const { token: first } = await put('ben', 'supervisor');
		const again = await people.link(ACTOR, 'ben');
		expect(await links.look(first, HERE.address)).toBeNull();
		const token = again.ok ? again.token : '';
		expect(await links.look(token, HERE.address)).not.toBeNull();
		expect(await people.revokeLink(ACTOR, 'ben')).toMatchObject({ ok: true });
		expect(await links.use(token, PASSWORD, HERE.address)).toBeNull();
	});

	test('PEOPLE-4 a link for a lost password changes nothing until it is used, and then every session ends', async () => {
		const { people, links, sessions, settle, enter } = await identityOn(url);
		await settle('chief', 'administrator');
		const before = await enter('chief');
		const made = await people.link(ACTOR, 'chief');
		expect(await sessions.read(before)).not.toBeNull();
		await links.use(made.ok ? made.token : '', NEXT, HERE.address);
		expect(await sessions.read(before)).toBeNull();
		expect(await enter('chief', PASSWORD)).toBeUndefined();
		expect(await enter('chief', NEXT)).toBeDefined();
	});

	test('PEOPLE-5 CLI-8 the command line ends a lost password and every session at once', async () => {
		const { links, sessions, settle, enter, type } = await identityOn(url);
		await settle('chief', 'administrator');
		const before = await enter('chief');
		const { said } = await type('people', 'password', 'chief');
		expect(await sessions.read(before)).toBeNull();
		expect(await enter('chief')).toBeUndefined();
		const [link = ''] = said.split('\n');
		await links.use(link.replace('/invitation/', ''), NEXT, HERE.address);
		expect(await enter('chief', NEXT)).toBeDefined();
	});

	test.each([
		['too short', 'short'],
		['x'.repeat(501), 'long'],
		['Password2026!!', 'common'],
		['qwerty123456', 'common'],
		['letmeinletmein', 'common'],
		['Ana-Reyes-1984', 'own'],
		['andonandon2026', 'own']
	])('PEOPLE-6 a password that is guessed first is refused: %s', async (password, fault) => {
		const { links, put } = await identityOn(url);
		const { token } = await put('chief', 'administrator');
		expect(await links.use(token, password, HERE.address)).toEqual({ fault });
		expect(await links.use(token, PASSWORD, HERE.address), 'the link still holds').toHaveProperty(
			'account'
		);
	});

	test('PEOPLE-6 a long one of any characters is taken', async () => {
		const { links, put, enter } = await identityOn(url);
		const long = Array.from({ length: 64 }, (_, index) => String.fromCharCode(60 + index)).join('');
		const all = [`${'ä🦊 '.repeat(40)}z`, long, '     7 Ω \u0000 8'];
		for (const [index, password] of all.entries()) {
			const { token } = await put(`p${index}`, 'administrator');
			expect(await links.use(token, password, HERE.address)).toHaveProperty('account');
			expect(await enter(`p${index}`, password)).toBeDefined();
		}
	});
});
