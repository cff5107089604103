import { describe, expect, inject, test } from 'vitest';
import { NO_HOSTS } from '#server/config/allowed-hosts.ts';
import { Outside } from '#server/services/outside/outside.ts';
import { falseProvider } from '../support/false-provider.ts';
import { CLIENT, signInAt, type Known } from '../support/provider.ts';
import { ELSEWHERE, HERE, identityOn, PASSWORD } from './identity-hands.ts';
import { begin, CHIEF, HOME, PEOPLE, settingsOf, signIn, withProviders } from './provider-hands.ts';

describe.each(inject('stores'))('signing in at a provider, on $name', ({ url }) => {
	const { providers, setUp } = withProviders(url);

	test('OIDC-1 who signs in at the provider is signed in here, as their groups say', async () => {
		const hands = await setUp();
		const back = await signIn(hands, 's-1');
		expect(back).toEqual({ token: expect.any(String), to: '/desk' });
		const token = 'token' in back ? back.token : '';
		expect(await hands.sessions.read(token)).toEqual({
			...{ id: 'sofia', name: 'Sofía Ruiz', role: 'supervisor', clients: ['acme'] },
			tiers: [1, 2]
		});
		expect(hands.directory.find('person', 'sofia')).toMatchObject({
			...{ password: null, way: 'provider' },
			provider: { issuer: providers.real.issuer, subject: 's-1' }
		});
		expect(await hands.signIn.byOneTap('sofia', HERE)).toBeNull();
		expect(await hands.enter('sofia', '')).toBeUndefined();
		const done = (await hands.told()).filter(({ what }) => what === 'sign-in:done');
		expect(done.at(-1)).toMatchObject({ by: { id: 'sofia' }, detail: 'provider' });
	});

	test('OIDC-2 the request has a code, PKCE, state and nonce, and a redirect to here', async () => {
		const hands = await setUp();
		const { searchParams: asked } = new URL((await begin(hands)).to);
		expect(Object.fromEntries(asked)).toMatchObject({
			...{ response_type: 'code', code_challenge_method: 'S256', client_id: CLIENT.id },
			redirect_uri: `${HOME}/sign-in/oidc/back`,
			scope: 'openid profile groups'
		});
		for (const name of ['state', 'nonce', 'code_challenge'])
			expect(asked.get(name)?.length).toBeGreaterThan(30);
	});

	test('OIDC-3 whoever is in no group that means something here is refused, and no account is made', async () => {
		const hands = await setUp();
		expect(await signIn(hands, 's-2')).toEqual({ refused: 'no-group' });
		expect(hands.directory.find('person', 'nora')).toBeNull();
		expect((await hands.told()).at(-1)).toMatchObject({
			...{ what: 'sign-in:refused', of: { kind: 'person', id: 'nora' }, detail: 'no-group' }
		});
	});

	test('OIDC-4 a group that changes changes the role at the next sign-in; the account stays the same', async () => {
		const hands = await setUp();
		await signIn(hands, 's-1');
		providers.people['s-1'] = { name: 'Sofía R.', handle: 'sofia@new.example', groups: ['admins'] };
		const back = await signIn(hands, 's-1');
		providers.people['s-1'] = structuredClone(PEOPLE['s-1'] as Known);
		expect(await hands.sessions.read('token' in back ? back.token : '')).toEqual({
			...{ id: 'sofia', name: 'Sofía R.', role: 'administrator', clients: '*' }
		});
		const all = hands.directory.all('person').map(({ id }) => id);
		expect(all.sort()).toEqual(['chief', 'sofia']);
	});

	test('OIDC-5 an account is never taken over because of its name', async () => {
		const hands = await setUp();
		const back = await signIn(hands, 's-3');
		expect(await hands.sessions.read('token' in back ? back.token : '')).toMatchObject({
			...{ id: 'chief-2', role: 'administrator' }
		});
		expect(hands.directory.find('person', 'chief')).toMatchObject({ way: 'password' });
		expect(await hands.enter('chief', PASSWORD)).toBeDefined();
	});

	test('OIDC-6 what was begun elsewhere, or is used a second time, signs nobody in', async () => {
		const hands = await setUp();
		const { to, token } = await begin(hands);
		const back = await signInAt(to, 's-1', HOME);
		const { providerSignIn } = hands;
		// in another browser there is no token, or that of another journey
		expect(await providerSignIn.back(undefined, back, ELSEWHERE)).toEqual({ refused: 'over' });
		const other = await begin(hands);
		expect(await providerSignIn.back(other.token, back, ELSEWHERE)).toEqual({
			refused: 'refused'
		});
		const both = await Promise.all([1, 2].map(() => providerSignIn.back(token, back, HERE)));
		expect(both.filter((one) => 'token' in one)).toHaveLength(1);
		expect(both).toContainEqual({ refused: 'over' });
		// the code itself is worth nothing any more, whatever state comes with it
		const again = await begin(hands);
		const forged = new URL(back);
		forged.searchParams.set('state', new URL(again.to).searchParams.get('state') ?? '');
		expect(await providerSignIn.back(again.token, forged, HERE)).toEqual({ refused: 'refused' });
	});

	test.each([
		['another issuer', { claims: { iss: 'https://elsewhere.example' } }],
		['another audience', { claims: { aud: 'another-client' } }],
		[
			'several audiences without a word whose it is',
			{ claims: { aud: ['andon', 'other'], azp: 'other' } }
		],
		['another nonce', { claims: { nonce: 'guessed' } }],
		['no nonce', {}],
		['a time that is over', { claims: { exp: 1 } }],
		['the signature of somebody else', { otherKey: true, ownNonce: true }],
		['no signature', { alg: 'none', ownNonce: true }]
	])(
		'OIDC-7 a token with %s is refused',
		async (_what, { ownNonce = false, ...said }: object & { ownNonce?: boolean }) => {
			const hands = await setUp(providers.liar.issuer);
			const { to, token } = await begin(hands);
			const asked = new URL(to).searchParams;
			const nonce = asked.get('nonce');
			const back = new URL(`${HOME}/sign-in/oidc/back?code=c&state=${asked.get('state')}`);
			const claims =
				'claims' in said ? { nonce, ...(said.claims as object) } : ownNonce ? { nonce } : {};
			Object.assign(providers.liar.wanted, { otherKey: false, alg: 'RS256', ...said, claims });
			expect(await hands.providerSignIn.back(token, back, HERE)).toEqual({ refused: 'refused' });
			expect(hands.directory.find('person', 'mallory')).toBeNull();
			// and with everything as it should be it signs in: nothing else was in the way
			const right = await begin(hands);
			const rightly = new URL(right.to).searchParams;
			Object.assign(providers.liar.wanted, { otherKey: false, alg: 'RS256' });
			providers.liar.wanted.claims = { nonce: rightly.get('nonce') };
			back.searchParams.set('state', rightly.get('state') ?? '');
			expect(await hands.providerSignIn.back(right.token, back, HERE)).toHaveProperty('token');
		}
	);

	test('OIDC-8 a provider that is away is told as that, and who has a password signs in', async () => {
		const gone = await falseProvider();
		const hands = await setUp(gone.issuer);
		await gone.stop();
		expect(await hands.providerSignIn.start('/desk', HOME)).toEqual({ refused: 'away' });
		expect(await hands.enter('chief', PASSWORD)).toBeDefined();
	});

	test('OIDC-9 an address within one’s own network is not asked unless the operator allows it', async () => {
		const strict = new Outside(NO_HOSTS);
		const hands = await identityOn(url, { fetch: strict.fetch });
		await hands.settle('chief', 'administrator');
		await hands.signInSet.save(CHIEF, settingsOf(providers.real.issuer), CLIENT.secret);
		expect(await hands.providerSignIn.start('/desk', HOME)).toEqual({ refused: 'away' });
		const tried = await hands.signInSet.tryOut(
			settingsOf(providers.real.issuer).provider,
			'',
			HOME
		);
		expect(tried.faults).toEqual([
			{ path: 'issuer', message: expect.stringContaining('ALLOW_PRIVATE_HOSTS') }
		]);
		await strict.close();
	});

	test('OIDC-10 signing out here signs out at the provider, too, where it offers that', async () => {
		const hands = await setUp();
		const back = await signIn(hands, 's-1');
		const ended = await hands.sessions.signOut('token' in back ? back.token : '');
		const there = await hands.providerSignIn.farewell(ended?.provider ?? '', HOME);
		const address = new URL(there ?? '');
		expect(address.origin).toBe(providers.real.issuer);
		expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${HOME}/sign-in`);
		expect((await fetch(address)).status).toBe(200);
	});
});
