/** Signing in at a provider: there, back, and who one is here by the groups that one has there. */
import { newSecret } from '#server/clock.ts';
import { oneLine } from '#lib/shared/plain-text.ts';
import type { Account } from '#server/domain/directory.ts';
import { accountId, isAccountId, leftAsAdministrator } from '#server/domain/people.ts';
import { meaningOf, type GroupMeaning, type ProviderSettings } from '#server/domain/sign-in.ts';
import type { Log } from '#server/observability/log.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import { newEra } from './links.ts';
import { ProviderAway, type Journey, type Provider, type Told } from './provider.ts';
import { ID_TOKEN, PROVIDER_SECRET, type Sealing } from './sealing.ts';
import type { Sessions, Where } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Where the browser comes back to. */
export const BACK = '/sign-in/oidc/back';
/** How long somebody may be at the provider. */
export const JOURNEY_HOLDS_MS = 15 * 60_000;

export type ProviderRefusal =
	/** There is no provider. */
	| 'none'
	| 'away'
	/** It took too long, or was done before, or was begun elsewhere. */
	| 'over'
	/** The provider said no, or said what does not hold. */
	| 'refused'
	| 'no-group'
	| 'disabled';
export type Back = { token: string; to: string } | { refused: ProviderRefusal };

interface KeptJourney {
	journey: Journey;
	to: string;
	/** Of which provider. */
	of: string;
	home: string;
}

interface Services {
	store: Store;
	directory: Directory;
	sessions: Sessions;
	signIn: SignIn;
	provider: Provider;
	sealing: Sealing;
	/** Where people find Andon; of the request, if it is not known. */
	publicUrl: string | undefined;
	log: Pick<Log, 'warn'>;
}

export class ProviderSignIn {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	/**
	 * @param to page of Andon to come to in the end
	 * @param home origin by which Andon was asked
	 * @returns where to send the browser, and the token that it is to bring back
	 */
	async start(
		to: string,
		home: string
	): Promise<{ to: string; token: string } | { refused: ProviderRefusal }> {
		const { store, provider } = this.#services;
		const settings = this.#settings();
		if (!settings) return { refused: 'none' };
		const here = this.#home(home);
		try {
			const config = await provider.discover(settings, await this.secret());
			const { to: there, journey } = await provider.begin(config, settings, here + BACK);
			const token = newSecret(32);
			const kept: KeptJourney = { journey, to, of: sourceOf(settings), home: here };
			await store.passes.keep(sha256(token), kept, JOURNEY_HOLDS_MS);
			return { to: there, token };
		} catch (error) {
			return { refused: this.#why(error) };
		}
	}

	/** @param address that the browser came back to. Of two that come back with one token one signs in. */
	async back(token: string | undefined, address: URL, where: Where): Promise<Back> {
		const { store, provider, signIn, sealing } = this.#services;
		const settings = this.#settings();
		if (!settings) return { refused: 'none' };
		const kept = token ? await store.passes.take(sha256(token)) : null;
		if (!isJourney(kept) || kept.of !== sourceOf(settings)) return { refused: 'over' };
		let told: Told;
		try {
			const config = await provider.discover(settings, await this.secret());
			const came = new URL(BACK + address.search, kept.home);
			told = await provider.end(config, settings, came, kept.journey);
		} catch (error) {
			const refused = this.#why(error);
			signIn.refusedByProvider('', refused);
			return { refused };
		}
		const meaning = meaningOf(settings, told.groups);
		if (!meaning) return this.#refuse(told, 'no-group');
		const account = await this.#welcome(told, meaning);
		if (account.disabledAt) return this.#refuse(told, 'disabled');
		const idToken = sealing.seal(ID_TOKEN, told.idToken);
		return { token: await signIn.byProvider(account, where, idToken), to: kept.to };
	}

	/** @param idToken sealed. @returns where to sign out there, too; null where that cannot be done */
	async farewell(idToken: string, home: string): Promise<string | null> {
		const { provider, sealing } = this.#services;
		const settings = this.#settings();
		if (!settings) return null;
		try {
			const config = await provider.discover(settings, await this.secret());
			return provider.farewell(
				config,
				sealing.open(ID_TOKEN, idToken),
				`${this.#home(home)}/sign-in`
			);
		} catch (error) {
			// they have signed out here whatever becomes of it there
			this.#why(error);
			return null;
		}
	}

	/** What Andon shares with the provider. */
	async secret(): Promise<string | null> {
		const { secret } = this.#services.sessions.settings;
		return secret === null ? null : this.#services.sealing.open(PROVIDER_SECRET, secret);
	}

	#settings(): ProviderSettings | null {
		return this.#services.sessions.settings.provider;
	}

	#home(asked: string): string {
		const { publicUrl } = this.#services;
		return publicUrl === undefined ? asked : new URL(publicUrl).origin;
	}

	/** The account of whom the provider tells of, as the groups have it today; made at the first time. */
	async #welcome(told: Told, { role, clients, tiers }: GroupMeaning): Promise<Account> {
		const { store, directory } = this.#services;
		const { issuer, subject } = told;
		const name = oneLine(told.name) || subject.slice(0, 60);
		let welcomed: Account | undefined;
		await store.directory.together((entries) => {
			const all = [...entries]
				.filter(([entry]) => entry.startsWith('person:'))
				.map(([, account]) => account as Account);
			const before = all.find(
				({ provider }) => provider?.issuer === issuer && provider.subject === subject
			);
			const id = before?.id ?? freeId(told, new Set(all.map((one) => one.id)));
			const was: Account = before ?? {
				...{ id, name, role, clients, password: null, way: 'provider', era: newEra() },
				provider: { issuer, subject }
			};
			const { tiers: _, ...rest } = was;
			welcomed = { ...rest, name, role, clients, ...(tiers && { tiers }) };
			const left = before ? leftAsAdministrator(before, welcomed, all) : null;
			const stay = left && typeof left === 'object' ? [`person:${left.id}`] : [];
			return { become: { [`person:${id}`]: welcomed }, stay };
		});
		await directory.load();
		return welcomed as Account;
	}

	#refuse({ handle }: Told, refused: 'no-group' | 'disabled'): { refused: ProviderRefusal } {
		this.#services.signIn.refusedByProvider(accountId(handle), refused);
		return { refused };
	}

	#why(error: unknown): 'away' | 'refused' {
		const { log } = this.#services;
		if (error instanceof ProviderAway) {
			log.warn({ why: error.message }, 'the provider of identities is away');
			return 'away';
		}
		const why = error instanceof Error ? error.message : String(error);
		const code = (error as { code?: unknown } | null)?.code;
		log.warn({ why, code }, 'the provider of identities was not understood, or refused');
		return 'refused';
	}
}

const sourceOf = ({ issuer, clientId }: ProviderSettings): string =>
	JSON.stringify([issuer, clientId]);

const isJourney = (kept: unknown): kept is KeptJourney =>
	typeof kept === 'object' && kept !== null && 'journey' in kept;

/** An account is never taken over because of its name: a name that is taken gets a number. */
function freeId({ handle, subject }: Told, taken: ReadonlySet<string>): string {
	const wanted = [handle, handle.split('@')[0] ?? '', subject].map(accountId).find(isAccountId);
	const id = wanted ?? `person-${sha256(subject).slice(0, 12)}`;
	for (let number = 1; ; number++) {
		const tried = number === 1 ? id : `${id.slice(0, 75)}-${number}`;
		if (!taken.has(tried)) return tried;
	}
}
