/** A floor with a provider: a real one, and one that lies. */
import { afterAll, beforeAll, expect } from 'vitest';
import { NO_HOSTS, readAllowedHosts } from '#server/config/allowed-hosts.ts';
import type { SignInSettings } from '#server/domain/sign-in.ts';
import { Outside } from '#server/services/outside/outside.ts';
import { falseProvider, type FalseProvider } from '../support/false-provider.ts';
import {
	CLIENT,
	realProvider,
	signInAt,
	type Known,
	type RealProvider
} from '../support/provider.ts';
import { HERE, identityOn, type Hands } from './identity-hands.ts';

export const HOME = 'http://andon.test';
export const PEOPLE: Record<string, Known> = {
	's-1': { name: 'Sofía Ruiz', handle: 'sofia@example.com', groups: ['all', 'supervisors'] },
	's-2': { name: 'Nora Lund', handle: 'nora', groups: ['all'] },
	's-3': { name: 'Chief Two', handle: 'chief', groups: ['admins', 'supervisors'] }
};
export const CHIEF = { id: 'chief', name: 'Chief', role: 'administrator', clients: '*' } as const;

export const settingsOf = (issuer: string): SignInSettings => ({
	...{ idleHours: 12, longestHours: 168, secondFactor: false, passwords: true },
	provider: {
		...{ issuer, clientId: CLIENT.id, scopes: 'openid profile groups', groupsClaim: 'groups' },
		groups: [
			{ group: 'admins', role: 'administrator', clients: '*' },
			{ group: 'supervisors', role: 'supervisor', clients: ['acme'], tiers: [1, 2] }
		],
		button: 'Company sign-in'
	}
});

export interface Providers {
	/** The real one, and one that says what no provider should. */
	real: RealProvider;
	liar: FalseProvider;
	/** Whom the real one knows; may be changed meanwhile. */
	people: Record<string, Known>;
}

/** Both are there while the tests of a file run. @param url of the store */
export function withProviders(url: string) {
	const outside = new Outside(readAllowedHosts('127.0.0.1') ?? NO_HOSTS);
	const providers = { people: structuredClone(PEOPLE) } as Providers;
	beforeAll(async () => {
		providers.real = await realProvider(HOME, providers.people);
		providers.liar = await falseProvider();
	});
	afterAll(async () => {
		await Promise.all([providers.real.stop(), providers.liar.stop(), outside.close()]);
	});
	/** An administrator with a password, and the provider as it is set up. */
	async function setUp(issuer = providers.real.issuer): Promise<Hands> {
		const hands = await identityOn(url, { fetch: outside.fetch });
		await hands.settle('chief', 'administrator');
		expect(await hands.signInSet.save(CHIEF, settingsOf(issuer), CLIENT.secret)).toEqual([]);
		return hands;
	}
	return { providers, setUp };
}

export async function begin({ providerSignIn }: Hands, to = '/desk') {
	const begun = await providerSignIn.start(to, HOME);
	if ('refused' in begun) throw new Error(begun.refused);
	return begun;
}

/** All the way there and back. */
export async function signIn(hands: Hands, login: string) {
	const { to, token } = await begin(hands);
	const back = await signInAt(to, login, HOME);
	return hands.providerSignIn.back(token, back, HERE);
}
