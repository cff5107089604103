/** Accounts beyond the first. There is always an administrator who signs in with a password, once there was one. */
import type { Person } from '#lib/shared/wire/session.ts';
import { newSecret } from '#server/clock.ts';
import type { Account } from '#server/domain/directory.ts';
import type { Directory } from '../directory.ts';
import { hashPassword } from './passwords.ts';
import { accountId } from './sessions.ts';

/** 20 characters, 120 bits. */
const PASSWORD_BYTES = 15;

type Made<T> = ({ ok: true; id: string } & T) | { ok: false; reason: string };

export class People {
	readonly #directory: Directory;

	constructor(directory: Directory) {
		this.#directory = directory;
	}

	find(id: string): Account | null {
		return this.#directory.find('person', accountId(id));
	}

	/**
	 * Adds a person, or changes one.
	 * @returns the first password of a new person, as text and never to be had again; null for one that was there
	 */
	async put(typed: string, person: Omit<Person, 'id'>): Promise<Made<{ password: string | null }>> {
		const id = accountId(typed);
		const known = this.find(id);
		if (!known && !NAMED.test(id)) return refused('id: expected letters, digits, ".", "_" or "-".');
		if (person.role !== 'administrator' && this.#isOnly(id))
			return refused(
				known
					? `${id} is the only administrator; make another one first.`
					: 'The first account is an administrator’s: --role administrator.'
			);
		const password = known ? null : newSecret(PASSWORD_BYTES);
		const hash = password === null ? (known?.password ?? null) : await hashPassword(password);
		await this.#directory.put('person', id, { id, ...person, password: hash });
		return { ok: true, id, password };
	}

	/** @returns a fresh password in place of the old one, as text and never to be had again */
	async newPassword(typed: string): Promise<Made<{ password: string }>> {
		const known = this.find(typed);
		if (!known) return refused(absent(typed));
		if (known.password === null)
			return refused(`${known.id} is of the demo floor and signs in without a password.`);
		const password = newSecret(PASSWORD_BYTES);
		const hash = await hashPassword(password);
		await this.#directory.put('person', known.id, { ...known, password: hash });
		return { ok: true, id: known.id, password };
	}

	async remove(typed: string): Promise<Made<object>> {
		const known = this.find(typed);
		if (!known) return refused(absent(typed));
		if (known.password !== null && this.#isOnly(known.id))
			return refused(`${known.id} is the only administrator; make another one first.`);
		await this.#directory.remove('person', known.id);
		return { ok: true, id: known.id };
	}

	/** No administrator but `id` signs in with a password. */
	#isOnly(id: string): boolean {
		return !this.#directory
			.all('person')
			.some((one) => one.role === 'administrator' && one.password !== null && one.id !== id);
	}
}

/** As a name becomes one: letters of any language. */
const NAMED = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._'’-]{0,79}$/u;

const refused = (reason: string) => ({ ok: false as const, reason });

const absent = (id: string): string => `There is no account ${id}. \`people list\` shows them.`;
