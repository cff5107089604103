/** Who is signed in. A token is 256 random bits in a cookie; the store knows only its hash. */
import { SHORTEST_PASSWORD } from '#lib/shared/password-rule.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { newSecret } from '#server/clock.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from './api-keys.ts';
import { checkPassword, hashPassword } from './passwords.ts';

/** A shift and its handover. */
const IDLE_MS = 12 * 60 * 60_000;
const ABSOLUTE_MS = 7 * 24 * 60 * 60_000;
/**
 * Failed tries within five minutes: of one name from one address; of one name from anywhere, and of one address, more,
 * since a floor is behind one address and nobody may lock out somebody else by a few wrong guesses.
 */
const ATTEMPTS = { both: 10, name: 100, address: 100, setUp: 20 };
const ATTEMPTS_WITHIN_MS = 5 * 60_000;

export type SignedIn = { token: string } | { refused: 'wrong' | 'too-many' };

export class Sessions {
	readonly #store: Store;
	readonly #directory: Directory;

	constructor(store: Store, directory: Directory) {
		this.#store = store;
		this.#directory = directory;
	}

	/** @returns the person of a session token, or null when it is none or has ended */
	async read(token: string | undefined): Promise<Person | null> {
		if (!token) return null;
		const hash = sha256(token);
		const session = await this.#store.sessions.touch(hash, IDLE_MS);
		if (!session) return null;
		if (this.#store.clock.now() - session.startedAt > ABSOLUTE_MS) {
			await this.#store.sessions.end(hash);
			return null;
		}
		return this.person(session.person);
	}

	/** The person, without what is nobody's business. */
	person(id: string): Person | null {
		const account = this.#directory.find('person', id);
		if (!account) return null;
		const { name, role, clients } = account;
		return { id, name, role, clients };
	}

	/** @param used whether it was used lately, which begins its idle time anew. @returns whether it is still there */
	async holds(token: string, used: boolean): Promise<boolean> {
		if (used) return (await this.read(token)) !== null;
		return this.#store.sessions.exists(sha256(token));
	}

	/** @param address of who tries, such as an IP address */
	async signIn(name: string, password: string, address: string): Promise<SignedIn> {
		const id = accountId(name);
		// many type their address for a name, and keys hold nobody's
		const who = sha256(id);
		const counted = {
			both: `${who}@${address}`,
			name: `name:${who}`,
			address: `address:${address}`
		};
		const within = await Promise.all([
			this.#mayTry(counted.both, ATTEMPTS.both),
			this.#mayTry(counted.name, ATTEMPTS.name),
			this.#mayTry(counted.address, ATTEMPTS.address)
		]);
		if (within.includes(false)) return { refused: 'too-many' };
		const account = this.#directory.find('person', id);
		if (!(await checkPassword(password, account?.password ?? null)) || !account)
			return { refused: 'wrong' };
		// only failures count
		await this.#store.sessions.forgiveAttempts(counted.both);
		await this.#store.sessions.forgiveAttempt(counted.name, ATTEMPTS_WITHIN_MS);
		await this.#store.sessions.forgiveAttempt(counted.address, ATTEMPTS_WITHIN_MS);
		return { token: await this.#start(account.id) };
	}

	/** Counts a try before it is made, so that any number at once is bounded, too. */
	async #mayTry(of: string, most: number): Promise<boolean> {
		return (await this.#store.sessions.countAttempt(of, ATTEMPTS_WITHIN_MS)) <= most;
	}

	/** People who sign in by one tap. */
	demoPeople(): Person[] {
		const demo = this.#directory.all('person').filter(({ password }) => password === null);
		return demo.flatMap(({ id }) => this.person(id) ?? []);
	}

	/** @returns a session token for a person who needs no password; null for everybody else */
	async signInDemo(id: string): Promise<string | null> {
		const account = this.#directory.find('person', id);
		return account && account.password === null ? this.#start(account.id) : null;
	}

	async signOut(token: string | undefined): Promise<void> {
		if (token) await this.#store.sessions.end(sha256(token));
	}

	/** @returns a set-up token when nobody has an account and none was given out; it is shown once and kept as a hash */
	async offerSetUp(): Promise<string | null> {
		if (!this.needsSetUp()) return null;
		const token = newSecret(18);
		return (await this.#store.sessions.offerSetUp(sha256(token))) ? token : null;
	}

	/** As `offerSetUp`, in place of one that was given out and lost. @returns null when somebody has an account */
	async renewSetUp(): Promise<string | null> {
		if (!this.needsSetUp()) return null;
		const token = newSecret(18);
		await this.#store.sessions.replaceSetUp(sha256(token));
		return token;
	}

	needsSetUp(): boolean {
		return this.#directory.all('person').length === 0;
	}

	/** Makes the first administrator. @returns a session token; null for a wrong token or too short a password */
	async setUp(setUpToken: string, name: string, password: string): Promise<string | null> {
		if (!this.needsSetUp() || password.length < SHORTEST_PASSWORD || name.trim() === '')
			return null;
		if (!(await this.#mayTry('set-up', ATTEMPTS.setUp))) return null;
		if (!(await this.#store.sessions.useSetUp(sha256(setUpToken)))) return null;
		const hash = await hashPassword(password);
		const id = accountId(name);
		await this.#directory.put('person', id, {
			id,
			name: name.trim(),
			role: 'administrator',
			clients: '*',
			password: hash
		});
		return this.#start(id);
	}

	async #start(person: string): Promise<string> {
		const token = newSecret(32);
		await this.#store.sessions.start(
			sha256(token),
			{ person, startedAt: this.#store.clock.now() },
			IDLE_MS
		);
		return token;
	}
}

/** A name signs in however it is written. */
export const accountId = (name: string): string =>
	name.trim().normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '-').slice(0, 80);
