/** The first administrator, made once with the token that was shown at the start. There is no account before. */
import { newSecret } from '#server/clock.ts';
import { byPerson } from '#server/domain/audit.ts';
import type { Account } from '#server/domain/directory.ts';
import { isPageWord } from '#server/domain/page-words.ts';
import { accountId } from '#server/domain/people.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import type { Attempts } from './attempts.ts';
import { newEra } from './links.ts';
import { passwordFault, type PasswordFault } from './password-choice.ts';
import { hashPassword } from './passwords.ts';

const MOST_TRIES = 20;
const TOKEN_BYTES = 18;

interface Services {
	store: Store;
	directory: Directory;
	attempts: Attempts;
	audit: Telling;
}

export class SetUp {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	needed(): boolean {
		return this.#services.directory.all('person').length === 0;
	}

	/** @returns a set-up token when nobody has an account and none was given out; it is shown once and kept as a hash */
	async offer(): Promise<string | null> {
		if (!this.needed()) return null;
		const token = newSecret(TOKEN_BYTES);
		return (await this.#services.store.sessions.offerSetUp(sha256(token))) ? token : null;
	}

	/** As `offer`, in place of one that was given out and lost. @returns null when somebody has an account */
	async renew(): Promise<string | null> {
		if (!this.needed()) return null;
		const token = newSecret(TOKEN_BYTES);
		await this.#services.store.sessions.replaceSetUp(sha256(token));
		return token;
	}

	/** Makes the first administrator. */
	async use(
		token: string,
		name: string,
		password: string
	): Promise<{ account: Account } | { fault: PasswordFault | 'token' | 'name' }> {
		const { store, directory, attempts, audit } = this.#services;
		const id = accountId(name);
		if (isPageWord(id)) return { fault: 'name' };
		const fault = await passwordFault(password, [name]);
		if (fault) return { fault };
		if (!this.needed() || !(await attempts.may('set-up', MOST_TRIES))) return { fault: 'token' };
		if (!(await store.sessions.useSetUp(sha256(token)))) return { fault: 'token' };
		const account: Account = {
			...{ id, name: name.trim(), role: 'administrator', clients: '*' },
			...{ password: await hashPassword(password), era: newEra() }
		};
		await directory.put('person', id, account);
		audit.tell({
			...{ by: byPerson(account), what: 'set-up:done', of: { kind: 'person', id } },
			...{ client: null, detail: 'the first administrator' }
		});
		return { account };
	}
}
