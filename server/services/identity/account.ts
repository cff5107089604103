/** What people change of their own account. */
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import type { Account } from '#server/domain/directory.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import type { Attempts } from './attempts.ts';
import { newEra } from './links.ts';
import { passwordFault, type PasswordFault } from './password-choice.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import type { Enrolment, SecondFactors } from './second-factor.ts';
import type { Sessions, Where } from './sessions.ts';

/** A new token, since what was changed ended the sessions of before, this one, too. */
export type Changed<T = object> =
	({ token: string } & T) | { fault: PasswordFault | 'wrong' | 'too-many' | 'code' | 'required' };

interface Services {
	directory: Directory;
	sessions: Sessions;
	attempts: Attempts;
	seconds: SecondFactors;
	audit: Telling;
}

export class OwnAccount {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	find({ id }: Person): Account | null {
		return this.#services.directory.find('person', id);
	}

	/** Asks the present password; ends every other session. */
	async changePassword(
		person: Person,
		{ present, next }: { present: string; next: string },
		where: Where
	): Promise<Changed> {
		const { directory, audit } = this.#services;
		const shown = await this.#shows(person, present, where);
		if ('fault' in shown) return shown;
		const fault = await passwordFault(next, [person.id, person.name]);
		if (fault) return { fault };
		const password = await hashPassword(next);
		const changed = await directory.change('person', person.id, (before) =>
			before.password === shown.password ? { ...before, password, link: null, era: newEra() } : null
		);
		if (!changed) return { fault: 'wrong' };
		const of = { kind: 'person', id: person.id };
		const detail = 'by themselves';
		audit.tell({ by: byPerson(person), what: 'person:password', of, client: null, detail });
		return { token: await this.#goOn(changed, where) };
	}

	/** One of their own sessions. @returns false when there is none */
	async endSession(person: Person, id: string): Promise<boolean> {
		const ended = await this.#services.sessions.end(person.id, id);
		if (ended) this.#tellEnded(person, 'one');
		return ended;
	}

	/** Ends every session. @returns the token of the one that takes the place of that which asks */
	async endOthers(person: Person, where: Where): Promise<string | null> {
		const step = (before: Account): Account => ({ ...before, era: newEra() });
		const changed = await this.#services.directory.change('person', person.id, step);
		if (!changed) return null;
		this.#tellEnded(person, 'all others');
		return this.#goOn(changed, where);
	}

	/** What an app needs to begin; null for who has one, or signs in elsewhere. */
	async offer(person: Person): Promise<Enrolment | null> {
		const account = this.find(person);
		if (!account?.password || account.secondFactor) return null;
		return this.#services.seconds.offer(account);
	}

	async confirm(
		person: Person,
		code: string,
		where: Where
	): Promise<Changed<{ recovery: string[] }>> {
		const { attempts, seconds, sessions } = this.#services;
		const account = this.find(person);
		if (!account?.password || account.secondFactor) return { fault: 'code' };
		if (!(await attempts.may(`enrol:${person.id}`, 10))) return { fault: 'too-many' };
		const done = await seconds.confirm(account, code);
		if (!done) return { fault: 'code' };
		const token = await sessions.begin(done.account, where, { second: true });
		return { token, recovery: done.recovery };
	}

	/** Fresh recovery codes. Asks the password. */
	async renewRecovery(
		person: Person,
		present: string,
		where: Where
	): Promise<{ recovery: string[] } | Exclude<Changed, { token: string }>> {
		const shown = await this.#shows(person, present, where);
		if ('fault' in shown) return shown;
		const recovery = await this.#services.seconds.renewRecovery(shown);
		return recovery ? { recovery } : { fault: 'code' };
	}

	/** Asks the password; refused to those of whom a second factor is asked. */
	async drop(person: Person, present: string, where: Where): Promise<Changed> {
		const { seconds, sessions } = this.#services;
		const shown = await this.#shows(person, present, where);
		if ('fault' in shown) return shown;
		if (sessions.asksSecond(shown)) return { fault: 'required' };
		const changed = await seconds.drop(shown);
		return changed ? { token: await sessions.begin(changed, where) } : { fault: 'code' };
	}

	/** Whoever has got as far as their own account has shown a second factor, if they have one. */
	#goOn(account: Account, where: Where): Promise<string> {
		return this.#services.sessions.begin(account, where, {
			...(account.secondFactor && { second: true })
		});
	}

	#tellEnded(person: Person, detail: string): void {
		const of = { kind: 'person', id: person.id };
		const by = byPerson(person);
		this.#services.audit.tell({ by, what: 'session:ended', of, client: null, detail });
	}

	/** The account of somebody who shows once more that they know their password. */
	async #shows(
		person: Person,
		present: string,
		{ address }: Where
	): Promise<Account | { fault: 'wrong' | 'too-many' }> {
		const account = this.find(person);
		const forgive = await this.#services.attempts.mayOf(person.id, address);
		if (!forgive) return { fault: 'too-many' };
		if (!(await checkPassword(present, account?.password ?? null)) || !account)
			return { fault: 'wrong' };
		await forgive();
		return account;
	}
}
