/** How people sign in, as administrators set it. What Andon shares with a provider is never shown again. */
import type { Failure, FieldFault } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson, changedFields } from '#server/domain/audit.ts';
import { isServed } from '#server/domain/people.ts';
import {
	DEFAULT_SIGN_IN,
	ProviderField,
	SignInField,
	type KeptSignIn,
	type ProviderSettings,
	type SignInSettings
} from '#server/domain/sign-in.ts';
import type { Directory } from '../directory.ts';
import { fieldFaults } from '../faults.ts';
import { saveOnto, tagOf, type Onto, type Tagged, type Trail } from '../onto.ts';
import { ProviderAway, type Provider } from './provider.ts';
import { BACK } from './provider-sign-in.ts';
import { PROVIDER_SECRET, type Sealing } from './sealing.ts';
import type { Sessions } from './sessions.ts';

/** What was found by trying: faults by field, and what is right. */
export interface Tried {
	faults: FieldFault[];
	/** What it offers beyond: whether one can sign out there. */
	signsOut: boolean;
}

interface Services {
	directory: Directory;
	sessions: Sessions;
	provider: Provider;
	sealing: Sealing;
	audit: Trail;
	publicUrl: string | undefined;
}

export class SignInSet {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	/** Without the secret; `hasSecret` says whether there is one. */
	read(): SignInSettings & { hasSecret: boolean } & Tagged {
		const kept = this.#services.sessions.settings;
		const { secret, ...settings } = kept;
		return { ...settings, hasSecret: secret !== null, tag: tagOf(kept) };
	}

	/**
	 * @param secret typed anew; "" leaves it as it is. @param onto which state it may take the place of; any, if left out
	 * @returns what is wrong; empty when it holds from now on; a failure where somebody was faster
	 */
	async save(
		person: Person,
		said: unknown,
		secret: string,
		onto?: Onto
	): Promise<FieldFault[] | Failure> {
		const { sealing, audit } = this.#services;
		const parsed = SignInField.safeParse(said);
		if (!parsed.success) return fieldFaults(parsed.error);
		const wanted = parsed.data;
		const faults = this.#faults(person, wanted);
		if (faults.length > 0) return faults;
		const sealed = secret === '' ? null : sealing.seal(PROVIDER_SECRET, secret);
		const saved = await saveOnto(this.#services, {
			...{ kind: 'sign-in', id: 'settings', noun: 'these settings', onto },
			asItComes: () => DEFAULT_SIGN_IN,
			value: (before): KeptSignIn => {
				// a secret is of one provider: it goes to no other
				const same = wanted.provider?.issuer === before?.provider?.issuer;
				const kept = sealed ?? (same ? (before?.secret ?? null) : null);
				return { ...wanted, secret: wanted.provider ? kept : null };
			}
		});
		if (!saved.ok) return saved.error;
		if (!saved.changed) return [];
		const of = { kind: 'sign-in', id: 'settings' };
		const detail = changedFields(saved.known ?? {}, saved.value);
		audit.tell({ by: byPerson(person), what: 'sign-in:set-up', of, client: null, detail });
		return [];
	}

	#faults(person: Person, wanted: SignInSettings): FieldFault[] {
		const { directory, sessions } = this.#services;
		const faults: FieldFault[] = [];
		if (wanted.longestHours < wanted.idleHours)
			faults.push({ path: 'longestHours', message: 'expected no less than without use' });
		if (!wanted.passwords && !wanted.provider)
			faults.push({
				path: 'passwords',
				message: 'expected a provider first: nobody could sign in'
			});
		const account = directory.find('person', person.id);
		if (wanted.secondFactor && !sessions.settings.secondFactor && account?.password)
			if (!account.secondFactor)
				faults.push({ path: 'secondFactor', message: 'expected that you have one yourself first' });
		for (const [index, { role, clients }] of (wanted.provider?.groups ?? []).entries()) {
			if (!isServed(role, clients))
				faults.push({
					path: `provider.groups[${index}].clients`,
					message: 'expected one client: a viewer is of one, and of no other'
				});
			for (const client of clients === '*' ? [] : clients)
				if (!directory.find('client', client))
					faults.push({
						path: `provider.groups[${index}].clients`,
						message: `there is no client ${client}`
					});
		}
		return faults;
	}

	/** Asks the provider as if it were saved; nothing is. */
	async tryOut(said: unknown, secret: string, home: string): Promise<Tried> {
		const parsed = ProviderField.safeParse(said);
		if (!parsed.success) return found(fieldFaults(parsed.error));
		const settings = parsed.data;
		const { provider, sealing, sessions, publicUrl } = this.#services;
		const kept = sessions.settings;
		const known = kept.provider?.issuer === settings.issuer ? kept.secret : null;
		const used =
			secret !== '' ? secret : known === null ? null : sealing.open(PROVIDER_SECRET, known);
		try {
			const config = await provider.discover(settings, used);
			const offers = config.serverMetadata();
			const faults = missing(settings, offers);
			const back = (publicUrl === undefined ? home : new URL(publicUrl).origin) + BACK;
			if (!(await provider.knowsClient(config, back)))
				faults.push({ path: 'clientId', message: 'the provider does not know it by this secret' });
			return { faults, signsOut: offers.end_session_endpoint !== undefined };
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			const message =
				error instanceof ProviderAway
					? `cannot be asked: ${why}`
					: `is no provider of this name (${why})`;
			return found([{ path: 'issuer', message }]);
		}
	}
}

const found = (faults: FieldFault[]): Tried => ({ faults, signsOut: false });

/** What is asked for and not offered, where the provider says what it offers. */
function missing(
	{ scopes, groupsClaim }: ProviderSettings,
	offers: Record<string, unknown>
): FieldFault[] {
	const list = (name: string): unknown[] | null =>
		Array.isArray(offers[name]) ? (offers[name] as unknown[]) : null;
	const faults: FieldFault[] = [];
	const unknown = scopes
		.split(/\s+/)
		.filter((one) => list('scopes_supported')?.includes(one) === false);
	if (unknown.length > 0)
		faults.push({ path: 'scopes', message: `the provider does not offer ${unknown.join(', ')}` });
	const [claim = ''] = groupsClaim.split('.');
	if (list('claims_supported')?.includes(claim) === false)
		faults.push({ path: 'groupsClaim', message: `the provider does not tell of ${claim}` });
	if (list('code_challenge_methods_supported')?.includes('S256') === false)
		faults.push({ path: 'issuer', message: 'the provider has no PKCE with S256' });
	return faults;
}
