/** Signing in: by a password, then by a code where one is asked for. Every way ends in a session of its own, or a refusal. */
import { newSecret } from '#server/clock.ts';
import { byPerson, NOBODY } from '#server/domain/audit.ts';
import type { Account } from '#server/domain/directory.ts';
import { accountId, isAccountId, personOf, wayOf } from '#server/domain/people.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import type { Attempts } from './attempts.ts';
import { checkPassword } from './passwords.ts';
import type { PasswordsOff } from './links.ts';
import type { Enrolment, SecondFactors } from './second-factor.ts';
import type { Sessions, Where } from './sessions.ts';

/** `half` is the token of somebody who has to show, or set up, a second factor first. */
export type SignedIn =
	{ token: string } | { half: string } | { refused: 'wrong' | 'too-many' | 'passwords-off' };

/** What somebody who is half signed in has to do. */
export interface Half {
	person: Person;
	/** What is to be scanned first; null for who has a second factor. */
	enrol: Enrolment | null;
}

export type Through =
	{ token: string; recovery: string[] | null } | { refused: 'wrong' | 'too-many' | 'over' };

/** How long one may take for the second step, and how often one may try. */
export const HALF_HOLDS_MS = 10 * 60_000;
const CODE_TRIES = 6;
/** Of one person from anywhere, within five minutes: a code has six digits. */
const CODE_TRIES_OF_ONE = 20;

interface KeptHalf {
	half: string;
	era?: string;
}

interface Services {
	store: Store;
	directory: Directory;
	sessions: Sessions;
	attempts: Attempts;
	seconds: SecondFactors;
	audit: Telling;
}

export class SignIn {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	/** @param where such as an IP address and a browser */
	async withPassword(name: string, password: string, where: Where): Promise<SignedIn> {
		const { directory, attempts } = this.#services;
		const id = accountId(name);
		const forgive = await attempts.mayOf(id, where.address);
		if (!forgive) return this.#refuse(id, 'too-many', 'too many tries');
		const account = directory.find('person', id);
		const fits = await checkPassword(password, account?.password ?? null);
		if (!fits || !account || account.disabledAt)
			return this.#refuse(id, 'wrong', account?.disabledAt ? 'disabled' : 'wrong name or password');
		await forgive();
		return this.goOn(account, where);
	}

	/** Whoever has shown who they are so far: by a password, or by a link with which they set one. */
	async goOn(
		account: Account,
		where: Where
	): Promise<{ token: string } | { half: string } | PasswordsOff> {
		const { sessions, store } = this.#services;
		if (!sessions.letsIn(account))
			return this.#refuse(account.id, 'passwords-off', 'passwords are of administrators alone');
		if (!account.secondFactor && !sessions.asksSecond(account))
			return { token: await this.#begin(account, where, 'password') };
		const half = newSecret(32);
		const kept: KeptHalf = { half: account.id, ...(account.era && { era: account.era }) };
		await store.passes.keep(sha256(half), kept, HALF_HOLDS_MS);
		return { half };
	}

	/** @returns null for a token that holds no more */
	async half(token: string | undefined): Promise<Half | null> {
		const account = await this.#halfway(token);
		if (!account) return null;
		const enrol = account.secondFactor ? null : await this.#services.seconds.offer(account);
		return { person: personOf(account), enrol };
	}

	/** The second step: a code of the app, a recovery code, or the first code of an app that is just set up. */
	async withCode(token: string | undefined, code: string, where: Where): Promise<Through> {
		const { attempts, seconds, store } = this.#services;
		const account = await this.#halfway(token);
		if (!token || !account) return { refused: 'over' };
		const hash = sha256(token);
		const within = await Promise.all([
			attempts.may(`code:${hash}`, CODE_TRIES),
			attempts.may(`code-of:${sha256(account.id)}`, CODE_TRIES_OF_ONE)
		]);
		if (within.includes(false)) {
			await store.passes.take(hash);
			return this.#refuse(account.id, 'too-many', 'too many codes');
		}
		if (account.secondFactor) {
			if (!(await seconds.check(account, code)))
				return this.#refuse(account.id, 'wrong', 'wrong code');
			// of two at once with one token one goes through
			if (!(await store.passes.take(hash))) return { refused: 'over' };
			return {
				token: await this.#begin(account, where, 'password and code', true),
				recovery: null
			};
		}
		const done = await seconds.confirm(account, code);
		if (!done) return this.#refuse(account.id, 'wrong', 'wrong code');
		await store.passes.take(hash);
		const kept = await this.#begin(done.account, where, 'password and code', true);
		return { token: kept, recovery: done.recovery };
	}

	/** Of the demo floor, by one tap. @returns null for everybody else */
	async byOneTap(id: string, where: Where): Promise<string | null> {
		const account = this.#services.directory.find('person', id);
		if (!account || account.disabledAt || wayOf(account) !== 'one-tap') return null;
		return this.#begin(account, where, 'one tap');
	}

	/** Whoever a provider has told of. @param idToken sealed */
	byProvider(account: Account, where: Where, idToken: string): Promise<string> {
		return this.#begin(account, where, 'provider', false, idToken);
	}

	refusedByProvider(who: string, why: string): void {
		this.#refuse(who, 'wrong', why);
	}

	async #halfway(token: string | undefined): Promise<Account | null> {
		const kept = token ? await this.#services.store.passes.read(sha256(token)) : null;
		if (!isHalf(kept)) return null;
		const { directory, sessions } = this.#services;
		const account = directory.find('person', kept.half);
		if (!account || account.disabledAt || account.era !== kept.era) return null;
		return sessions.letsIn(account) ? account : null;
	}

	async #begin(
		account: Account,
		where: Where,
		how: string,
		second = false,
		provider?: string
	): Promise<string> {
		const { sessions, audit } = this.#services;
		const shown = { ...(second && { second }), ...(provider !== undefined && { provider }) };
		const token = await sessions.begin(account, where, shown);
		const of = { kind: 'person', id: account.id };
		audit.tell({ by: byPerson(account), what: 'sign-in:done', of, client: null, detail: how });
		return token;
	}

	#refuse<R extends string>(id: string, refused: R, detail: string): { refused: R } {
		// many type their address for a name, and nothing of that kind is kept
		const of = { kind: 'person', id: isAccountId(id) ? id : '' };
		this.#services.audit.tell({ by: NOBODY, what: 'sign-in:refused', of, client: null, detail });
		return { refused };
	}
}

const isHalf = (kept: unknown): kept is KeptHalf =>
	typeof kept === 'object' && kept !== null && 'half' in kept && typeof kept.half === 'string';
