/** Who is signed in. A token is 256 random bits in a cookie; the store knows only its hash. */
import type { Person } from '#lib/shared/wire/session.ts';
import { newSecret } from '#server/clock.ts';
import type { Account } from '#server/domain/directory.ts';
import { mayByPassword, personOf, wayOf } from '#server/domain/people.ts';
import {
	DEFAULT_SIGN_IN,
	idleMs,
	longestMs,
	MOST_HOURS,
	type KeptSignIn
} from '#server/domain/sign-in.ts';
import type { Store } from '#server/store/index.ts';
import type { KeptSession, SessionMark } from '#server/store/sessions.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';

/** From where somebody signs in. */
export interface Where {
	/** Network address. */
	address: string;
	/** What the browser calls itself; "" when it is not known. */
	browser: string;
}
export const NOWHERE: Where = { address: '', browser: '' };

/** A session as people see it in a list. */
export interface SessionView {
	id: string;
	startedAt: number;
	usedAt: number;
	address: string;
	browser: string;
	/** The one that asks. */
	own: boolean;
}

/** Of its hash: enough to tell the sessions of one person apart, and no use for anything else. */
const ID_LENGTH = 16;

export class Sessions {
	readonly #store: Store;
	readonly #directory: Directory;

	constructor(store: Store, directory: Directory) {
		this.#store = store;
		this.#directory = directory;
	}

	/** How people sign in, as it is set. */
	get settings(): KeptSignIn {
		return this.#directory.find('sign-in', 'settings') ?? DEFAULT_SIGN_IN;
	}

	/**
	 * @param used whether somebody did something, which begins its idle time anew; not when a page asks by itself
	 * @returns the person of a session token, or null when it is none or has ended
	 */
	async read(token: string | undefined, used = true): Promise<Person | null> {
		if (!token) return null;
		const hash = sha256(token);
		const { sessions } = this.#store;
		const session = await (used
			? sessions.touch(hash, idleMs(this.settings))
			: sessions.peek(hash));
		if (!session) return null;
		if (!this.#valid(session)) {
			// the account may have changed on another node a moment ago, before this session began
			await this.#directory.load();
			if (!this.#valid(session)) {
				await this.#store.sessions.end(hash, session.person);
				return null;
			}
		}
		return this.person(session.person);
	}

	/** The person; null for one who is not there, or may not sign in. */
	person(id: string): Person | null {
		const account = this.#directory.find('person', id);
		return account && !account.disabledAt ? personOf(account) : null;
	}

	/** @param used whether it was used lately, which begins its idle time anew. @returns whether it is still there */
	async holds(token: string, used: boolean): Promise<boolean> {
		if (used) return (await this.read(token)) !== null;
		const session = await this.#store.sessions.peek(sha256(token));
		return session !== null && this.#valid(session);
	}

	#valid(session: Omit<SessionMark, 'hash'>): boolean {
		const account = this.#directory.find('person', session.person);
		if (!account || account.disabledAt || account.era !== session.era) return false;
		if (this.#store.clock.now() - session.startedAt > longestMs(this.settings)) return false;
		if (!this.letsIn(account)) return false;
		return session.second === true || !this.asksSecond(account);
	}

	/** What is kept of a session by something that is to end with it; null when it has ended. Asking is no use of it. */
	async marked(token: string | undefined): Promise<SessionMark | null> {
		if (!token) return null;
		const hash = sha256(token);
		const session = await this.#store.sessions.peek(hash);
		if (!session || !this.#valid(session)) return null;
		const { person, startedAt, era, second } = session;
		return { hash, person, startedAt, era, second };
	}

	/**
	 * @returns whether a session of the person was not ended: by them, by an administrator, by the longest time, or by what
	 * they may not any more. One that merely nobody used was not
	 */
	async unended(person: string): Promise<(session: SessionMark | undefined) => boolean> {
		const listed = new Set(await this.#store.sessions.unended(person));
		return (session) => session !== undefined && listed.has(session.hash) && this.#valid(session);
	}

	/** Whether whoever comes by a password comes in by it, as it is set now; other ways are their own matter. */
	letsIn(account: Account): boolean {
		return wayOf(account) !== 'password' || mayByPassword(account, this.settings);
	}

	/** Whether somebody has to show a second factor because of what they are; what a provider asks is its own matter. */
	asksSecond(account: Account): boolean {
		const { secondFactor } = this.settings;
		return secondFactor && account.role === 'administrator' && wayOf(account) === 'password';
	}

	/**
	 * Begins a session, whose token is shown to nobody else.
	 * @param account as it was when it was found that it may: whatever ended its sessions since ends this one, too
	 */
	async begin(
		account: Account,
		{ address, browser }: Where,
		shown: Pick<KeptSession, 'second' | 'provider'> = {}
	): Promise<string> {
		const token = newSecret(32);
		const startedAt = this.#store.clock.now();
		const { era, id: person } = account;
		const session = { person, startedAt, era, address, browser, ...shown };
		const { settings } = this;
		await this.#store.sessions.start(
			// listed for as long as it may ever last: how long that is can be set anew
			...([
				sha256(token),
				session,
				idleMs(settings),
				longestMs({ longestHours: MOST_HOURS })
			] as const)
		);
		return token;
	}

	/** @returns the session that has ended; null when there was none */
	async signOut(token: string | undefined): Promise<KeptSession | null> {
		if (!token) return null;
		const hash = sha256(token);
		const session = await this.#store.sessions.peek(hash);
		if (session) await this.#store.sessions.end(hash, session.person);
		return session;
	}

	/** @param token of the session that asks, if it is one of them */
	async of(person: string, token?: string): Promise<SessionView[]> {
		const now = this.#store.clock.now();
		const idle = idleMs(this.settings);
		const own = token === undefined ? '' : sha256(token);
		return (await this.#store.sessions.of(person))
			.filter((session) => this.#valid(session))
			.map(({ hash, startedAt, address, browser, endsIn }) => ({
				...{ id: hash.slice(0, ID_LENGTH), startedAt, address, browser },
				usedAt: Math.max(startedAt, Math.min(now, now + endsIn - idle)),
				own: hash === own
			}));
	}

	/** @param id of `SessionView`. @returns false when there is none */
	async end(person: string, id: string): Promise<boolean> {
		if (id.length !== ID_LENGTH) return false;
		const found = (await this.#store.sessions.of(person)).find(({ hash }) => hash.startsWith(id));
		if (found) await this.#store.sessions.end(found.hash, person);
		return found !== undefined;
	}

	/** People who sign in by one tap. */
	demoPeople(): Person[] {
		const demo = this.#directory.all('person').filter((one) => wayOf(one) === 'one-tap');
		return demo.flatMap(({ id }) => this.person(id) ?? []);
	}

	/** @returns a session token for a person who needs no password; null for everybody else */
	async signInDemo(id: string, where = NOWHERE): Promise<string | null> {
		const account = this.#directory.find('person', id);
		if (!account || account.disabledAt || wayOf(account) !== 'one-tap') return null;
		return this.begin(account, where);
	}
}
