import { describe, expect, inject, test } from 'vitest';
import { byPerson } from '#server/domain/audit.ts';
import { CLIENT } from '../support/provider.ts';
import type { Account } from '#server/domain/directory.ts';
import { ACTOR, HERE, PASSWORD, type Hands } from './identity-hands.ts';
import { CHIEF, HOME, settingsOf, signIn, withProviders } from './provider-hands.ts';

describe.each(inject('stores'))('settings of a provider, on $name', ({ url }) => {
	const { providers, setUp } = withProviders(url);

	test('OIDC-11 settings are tried before they hold, and what is wrong is told by its field', async () => {
		const hands = await setUp();
		const right = settingsOf(providers.real.issuer).provider;
		if (!right) throw new Error('there is one');
		const { signInSet } = hands;
		expect(await signInSet.tryOut(right, '', HOME)).toEqual({ faults: [], signsOut: true });
		const paths = async (said: object, secret = '') =>
			(await signInSet.tryOut({ ...right, ...said }, secret, HOME)).faults.map(({ path }) => path);
		expect(await paths({}, 'another secret')).toEqual(['clientId']);
		expect(await paths({ clientId: 'nobody' })).toEqual(['clientId']);
		expect(await paths({ scopes: 'openid made-up' })).toEqual(['scopes']);
		expect(await paths({ groupsClaim: 'made-up' })).toEqual(['groupsClaim']);
		expect(await paths({ issuer: `${providers.real.issuer}/nowhere` })).toEqual(['issuer']);
		expect(await paths({ issuer: 'http://127.0.0.1:9' })).toEqual(['issuer']);
		expect(await paths({ scopes: 'profile' })).toEqual(['scopes']);
		providers.liar.wanted.describes = { issuer: 'https://elsewhere.example' };
		expect(await paths({ issuer: providers.liar.issuer })).toEqual(['issuer']);
		providers.liar.wanted.describes = {};
	});

	test('OIDC-11 a line that cannot hold is told with its number, and nothing is saved', async () => {
		const { signInSet } = await setUp();
		const settings = settingsOf(providers.real.issuer);
		const withLines = (groups: object[]) => ({
			...settings,
			provider: { ...settings.provider, groups }
		});
		for (const [line, path] of [
			[{ group: 'g', role: 'viewer', clients: '*' }, 'provider.groups[0].clients'],
			[{ group: 'g', role: 'agent', clients: ['nobody'] }, 'provider.groups[0].clients'],
			[{ group: 'g', role: 'boss', clients: '*' }, 'provider.groups[0].role'],
			[{ group: 'g', role: 'agent', clients: '*', tiers: [7] }, 'provider.groups[0].tiers[0]']
		] as const)
			expect(await signInSet.save(CHIEF, withLines([line]), ''), path).toMatchObject([{ path }]);
		expect(signInSet.read().provider).toEqual(settings.provider);
	});

	test('OIDC-12 what is shared with the provider is not shown, stays when nothing is typed, and goes to no other', async () => {
		const hands = await setUp();
		const { signInSet, sessions } = hands;
		expect(JSON.stringify(signInSet.read())).not.toContain(CLIENT.secret);
		expect(await signInSet.save(CHIEF, settingsOf(providers.real.issuer), '')).toEqual([]);
		expect(sessions.settings.secret).not.toBe(CLIENT.secret);
		expect(await hands.providerSignIn.secret()).toBe(CLIENT.secret);
		expect(await signInSet.save(CHIEF, settingsOf(providers.liar.issuer), '')).toEqual([]);
		expect(sessions.settings.secret).toBeNull();
		const told = (await hands.told()).filter(({ what }) => what === 'sign-in:set-up');
		expect(told.at(-1)).toMatchObject({ by: byPerson(CHIEF), detail: 'provider, secret' });
		expect(JSON.stringify(told)).not.toContain(CLIENT.secret);
	});

	test('OIDC-13 without passwords people sign in at the provider, administrators also with theirs', async () => {
		const hands = await setUp();
		await hands.settle('ben');
		const settings = { ...settingsOf(providers.real.issuer), passwords: false };
		expect(await hands.signInSet.save(CHIEF, { ...settings, provider: null }, '')).toMatchObject([
			{ path: 'passwords' }
		]);
		expect(await hands.signInSet.save(CHIEF, settings, '')).toEqual([]);
		expect(await hands.signIn.withPassword('ben', PASSWORD, HERE)).toEqual({
			refused: 'passwords-off'
		});
		expect(await hands.signIn.withPassword('ben', 'guessed', HERE)).toEqual({ refused: 'wrong' });
		expect(await hands.enter('chief')).toBeDefined();
		expect(await signIn(hands, 's-1')).toHaveProperty('token');
	});

	test('OIDC-14 without passwords one-time links open nothing, no new ones are made, and sessions by a password end', async () => {
		const hands = await setUp();
		const { signInSet, people, links, sessions, directory } = hands;
		await hands.settle('ben');
		const ben = await hands.enter('ben');
		const chief = await hands.enter('chief');
		const half = await hands.signIn.goOn({ ...account(hands, 'ben'), secondFactor: FACTOR }, HERE);
		const { token } = await hands.put('ana', 'agent');
		const { token: forChief } = await hands.put('second', 'administrator');
		const provided = await signIn(hands, 's-1');
		const settings = settingsOf(providers.real.issuer);
		expect(await signInSet.save(CHIEF, { ...settings, passwords: false }, '')).toEqual([]);

		expect(await sessions.holds(ben ?? '', false)).toBe(false);
		expect(await hands.signIn.half('half' in half ? half.half : '')).toBeNull();
		expect(await sessions.read(ben)).toBeNull();
		expect(await sessions.read(chief)).not.toBeNull();
		expect(await sessions.read('token' in provided ? provided.token : '')).not.toBeNull();

		const off = { refused: 'passwords-off' };
		expect(await links.look(token, HERE.address)).toEqual(off);
		expect(await links.use(token, PASSWORD, HERE.address)).toEqual(off);
		expect(directory.find('person', 'ana')).toMatchObject({ password: null });
		expect(await hands.signIn.goOn(account(hands, 'ben'), HERE)).toEqual(off);
		expect(await people.link(ACTOR, 'ben')).toMatchObject({ ok: false });
		const wanted = { name: 'N', role: 'agent', clients: '*' } as const;
		expect(await people.make(ACTOR, 'gil', wanted)).toMatchObject({ ok: false, field: 'role' });
		expect(directory.find('person', 'gil')).toBeNull();
		expect(await links.use(forChief, PASSWORD, HERE.address)).toHaveProperty('account');
		expect(await people.link(ACTOR, 'second')).toMatchObject({ ok: true });

		expect(await signInSet.save(CHIEF, settings, '')).toEqual([]);
		expect(await links.use(token, PASSWORD, HERE.address)).toHaveProperty('account');
	});
});

const FACTOR = { secret: '', since: 0, recovery: [] };

function account({ directory }: Hands, id: string): Account {
	const found = directory.find('person', id);
	if (!found) throw new Error(`there is no ${id}`);
	return found;
}
