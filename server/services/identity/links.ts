/** One-time links by which people set a password: the first one, or one in place of a lost one. */
import { newSecret } from '#server/clock.ts';
import type { Account, SetUpLink } from '#server/domain/directory.ts';
import { byPerson } from '#server/domain/audit.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { personOf } from '#server/domain/people.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import type { Attempts } from './attempts.ts';
import { passwordFault, type PasswordFault } from './password-choice.ts';
import { hashPassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';

/** A long weekend. */
export const LINK_HOLDS_MS = 72 * 3_600_000;
/** Tries of links that do not hold, from one address, within five minutes. */
const MOST_TRIES = 50;

export interface NewLink {
	token: string;
	link: SetUpLink;
}

/** A link whose token is shown once. @param by name of who makes it */
export function newLink(by: string, now: number): NewLink {
	const token = newSecret(32);
	return { token, link: { hash: sha256(token), until: now + LINK_HOLDS_MS, by } };
}

/** Who it is does not come in by a password, as it is set now. */
export interface PasswordsOff {
	refused: 'passwords-off';
}
const PASSWORDS_OFF: PasswordsOff = { refused: 'passwords-off' };

/** Sessions of before hold no more. */
export const newEra = (): string => newSecret(9);

interface Services {
	store: Store;
	directory: Directory;
	attempts: Attempts;
	sessions: Pick<Sessions, 'letsIn'>;
	audit: Telling;
}

export class Links {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	/** Whose link it is; changes nothing. @returns null for one that does not hold, whatever the reason */
	async look(token: string, address: string): Promise<Person | PasswordsOff | null> {
		const account = await this.#find(token, address);
		if (account && !this.#services.sessions.letsIn(account)) return PASSWORDS_OFF;
		return account && personOf(account);
	}

	/** Sets the password, once. @returns the account as it is then; null for a link that does not hold */
	async use(
		token: string,
		password: string,
		address: string
	): Promise<{ account: Account } | { fault: PasswordFault } | PasswordsOff | null> {
		const { directory, audit, sessions } = this.#services;
		const found = await this.#find(token, address);
		if (!found) return null;
		if (!sessions.letsIn(found)) return PASSWORDS_OFF;
		const fault = await passwordFault(password, [found.id, found.name]);
		if (fault) return { fault };
		const kept = await hashPassword(password);
		const account = await directory.change('person', found.id, (now) =>
			this.#holds(now, sha256(token)) ? { ...now, password: kept, link: null, era: newEra() } : null
		);
		if (!account) return null;
		const { id } = account;
		audit.tell({
			...{ by: byPerson(account), what: 'person:password', of: { kind: 'person', id } },
			...{ client: null, detail: 'by a one-time link' }
		});
		return { account };
	}

	async #find(token: string, address: string): Promise<Account | null> {
		const { directory, attempts, store } = this.#services;
		const hash = sha256(token);
		const look = () => directory.all('person').find((one) => this.#holds(one, hash)) ?? null;
		const known = look();
		if (known) return known;
		// another node may have made it a moment ago; whoever guesses does not keep the store busy
		if (!(await attempts.may(`link@${address}`, MOST_TRIES))) return null;
		await directory.load();
		const found = look();
		if (found) await store.sessions.forgiveAttempts(`link@${address}`);
		return found;
	}

	#holds({ link, disabledAt }: Account, hash: string): boolean {
		return !disabledAt && link?.hash === hash && this.#services.store.clock.now() < link.until;
	}
}
