/** A provider of identities, asked by OpenID Connect: code with PKCE, state, nonce; exact issuer and audience; signed tokens. */
import * as client from 'openid-client';
import type { ProviderSettings } from '#server/domain/sign-in.ts';

/** As the platform's; goes nowhere that an operator does not allow. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** The provider does not answer, or may not be asked. */
export class ProviderAway extends Error {
	override name = 'ProviderAway';
}

/** What is kept while somebody is at the provider. */
export interface Journey {
	state: string;
	nonce: string;
	verifier: string;
}

/** Whom a provider has told of. */
export interface Told {
	issuer: string;
	subject: string;
	name: string;
	/** What they might be called here. */
	handle: string;
	groups: string[];
	idToken: string;
}

/** A provider's own description holds so long. */
const FRESH_MS = 10 * 60_000;
const PATIENCE_S = 8;

export class Provider {
	readonly #fetch: Fetch;
	readonly #now: () => number;
	#known: { of: string; at: number; config: client.Configuration } | null = null;

	/** @param now ms, for how long a description is kept */
	constructor(fetch: Fetch, now: () => number) {
		this.#fetch = fetch;
		this.#now = now;
	}

	/** Its description, as it was lately. @throws ProviderAway, and what openid-client throws */
	async discover(settings: ProviderSettings, secret: string | null): Promise<client.Configuration> {
		const { issuer, clientId } = settings;
		const of = JSON.stringify([issuer, clientId, secret]);
		const known = this.#known;
		if (known?.of === of && this.#now() - known.at < FRESH_MS) return known.config;
		const isOpen = new URL(issuer).protocol === 'http:';
		const config = await client
			.discovery(
				...([new URL(issuer), clientId] as const),
				secret === null ? undefined : { client_secret: secret },
				secret === null ? client.None() : undefined,
				{
					[client.customFetch]: (address, init) => this.#ask(address, init as RequestInit),
					timeout: PATIENCE_S,
					execute: [
						client.enableNonRepudiationChecks,
						// whether it may be asked without encryption is decided where it is asked
						...(isOpen ? [client.allowInsecureRequests] : [])
					]
				}
			)
			.catch(plainly);
		this.#known = { of, at: this.#now(), config };
		return config;
	}

	/** @param back address of the page to come back to. @returns where to send a browser, and what to keep meanwhile */
	async begin(
		config: client.Configuration,
		{ scopes }: ProviderSettings,
		back: string
	): Promise<{ to: string; journey: Journey }> {
		const journey = {
			state: client.randomState(),
			nonce: client.randomNonce(),
			verifier: client.randomPKCECodeVerifier()
		};
		const to = client.buildAuthorizationUrl(config, {
			...{ redirect_uri: back, scope: scopes.split(/\s+/).join(' ') },
			...{ state: journey.state, nonce: journey.nonce, code_challenge_method: 'S256' },
			code_challenge: await client.calculatePKCECodeChallenge(journey.verifier)
		});
		return { to: to.href, journey };
	}

	/**
	 * From what a browser came back with to whom the provider tells of.
	 * @param address of the page, with what came with it
	 * @throws ProviderAway; what openid-client throws for anything that is not as it should be
	 */
	async end(
		config: client.Configuration,
		{ groupsClaim }: ProviderSettings,
		address: URL,
		{ state, nonce, verifier }: Journey
	): Promise<Told> {
		const tokens = await client
			.authorizationCodeGrant(config, address, {
				...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
				idTokenExpected: true
			})
			.catch(plainly);
		const claims = tokens.claims();
		if (!claims || tokens.id_token === undefined) throw new Error('there is no ID token');
		let all: Record<string, unknown> = claims;
		if (claimOf(claims, groupsClaim) === undefined && config.serverMetadata().userinfo_endpoint) {
			const more = await client
				.fetchUserInfo(config, tokens.access_token, claims.sub)
				.catch(plainly);
			all = { ...more, ...claims };
		}
		const text = (name: string) => (typeof all[name] === 'string' ? all[name].trim() : '');
		const handle = text('preferred_username') || text('email') || text('name') || claims.sub;
		return {
			...{ issuer: claims.iss, subject: claims.sub, handle, idToken: tokens.id_token },
			name: (text('name') || handle).slice(0, 60),
			groups: groupsOf(claimOf(all, groupsClaim))
		};
	}

	/** Where one signs out at the provider, too; null where it does not offer that. */
	farewell(config: client.Configuration, idToken: string, home: string): string | null {
		if (!config.serverMetadata().end_session_endpoint) return null;
		const back = { id_token_hint: idToken, post_logout_redirect_uri: home };
		return client.buildEndSessionUrl(config, back).href;
	}

	/** Whether it knows the client and its secret, found by a code that it cannot know. */
	async knowsClient(config: client.Configuration, back: string): Promise<boolean> {
		try {
			await client.genericGrantRequest(config, 'authorization_code', {
				...{ code: 'andon-tries-its-settings', redirect_uri: back, code_verifier: 'x'.repeat(43) }
			});
			return true;
		} catch (error) {
			if (isAway(error)) throw error;
			const { error: code } = error as { error?: unknown };
			return code !== 'invalid_client' && code !== 'unauthorized_client';
		}
	}

	async #ask(address: string, init: RequestInit): Promise<Response> {
		try {
			return await this.#fetch(address, init);
		} catch (error) {
			throw new ProviderAway(reasonOf(error), { cause: error });
		}
	}
}

const isAway = (error: unknown): boolean =>
	error instanceof ProviderAway || (error instanceof Error && error.cause instanceof ProviderAway);

/** What openid-client says of a provider that did not answer, as what it is. */
function plainly(error: unknown): never {
	if (!(error instanceof Error)) throw error;
	if (error.cause instanceof ProviderAway) throw error.cause;
	if ('code' in error && error.code === 'OAUTH_TIMEOUT')
		throw new ProviderAway('it did not answer in time', { cause: error });
	throw error;
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'it does not answer';
	const { code } = (error.cause ?? error) as { code?: unknown };
	return typeof code === 'string' ? `it does not answer (${code})` : error.message;
}

/** A claim by its name, or by the way to it: `realm_access.roles`. */
function claimOf(claims: Record<string, unknown>, name: string): unknown {
	if (Object.hasOwn(claims, name)) return claims[name];
	return name.split('.').reduce<unknown>((at, part) => {
		const here = typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : {};
		return Object.hasOwn(here, part) ? here[part] : undefined;
	}, claims);
}

const groupsOf = (claim: unknown): string[] =>
	[claim ?? []].flat().filter((one): one is string => typeof one === 'string');
