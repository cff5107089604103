/** Accounts. There is always an administrator who signs in with a password, once there was one: also by two at once. */
import type { Person } from '#lib/shared/wire/session.ts';
import type { AuditBy, AuditWhat } from '#lib/shared/wire/audit.ts';
import { changedFields } from '#server/domain/audit.ts';
import type { Account } from '#server/domain/directory.ts';
import {
	accountId,
	isAccountId,
	isServed,
	leftAsAdministrator,
	personOf,
	wayOf,
	within
} from '#server/domain/people.ts';
import { isPageWord, NO_PAGE_WORD } from '#server/domain/page-words.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import { newEra, newLink } from './links.ts';
import type { Sessions } from './sessions.ts';
import { overBegun, type Wanted } from './stale-person.ts';

/** Who changes something, and of whom they may. */
export interface Actor {
	by: AuditBy;
	clients: Person['clients'];
}

/** What was refused, and because of which field; "" for all of it. */
export interface Refused {
	ok: false;
	field: 'id' | 'role' | 'clients' | '';
	reason: string;
	/** As the account is, when somebody else has changed it meanwhile. */
	now?: Wanted;
}
export type Made<T = object> = ({ ok: true; id: string } & T) | Refused;

interface Services {
	store: Store;
	directory: Directory;
	sessions: Pick<Sessions, 'end' | 'letsIn'>;
	audit: Telling;
}

export class People {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	/** @returns null when there is none, or it is not for who asks */
	find(typed: string, { clients }: Pick<Actor, 'clients'>): Account | null {
		const found = this.#services.directory.find('person', accountId(typed));
		return found && within(found.clients, clients) ? found : null;
	}

	all({ clients }: Pick<Actor, 'clients'>): Account[] {
		const all = this.#services.directory.all('person');
		return all.filter((one) => within(one.clients, clients));
	}

	/** Adds a person. @returns the token of the link by which they set their password: never to be had again */
	async make(actor: Actor, typed: string, wanted: Wanted): Promise<Made<{ token: string }>> {
		const id = accountId(typed);
		const { directory, store, sessions } = this.#services;
		if (isPageWord(id)) return refused(NO_PAGE_WORD, 'id');
		if (!isAccountId(id))
			return refused(
				'expected letters, digits, ".", "_" or "-", beginning with a letter or digit, and no e-mail address or telephone number',
				'id'
			);
		if (!within(wanted.clients, actor.clients)) return beyond();
		if (!isServed(wanted.role, wanted.clients)) return ofOneClient();
		if (wanted.role !== 'administrator' && !hasAdministrator(directory.all('person')))
			return refused('the first account is an administrator’s', 'role');
		const { token, link } = newLink(actor.by.name, store.clock.now());
		const account: Account = {
			...{ id, ...wanted, password: null, way: 'password', link, era: newEra() }
		};
		if (!sessions.letsIn(account))
			return refused(`${PASSWORDS_OFF} sign in at the provider`, 'role');
		if (!(await directory.add('person', id, account)))
			return refused(`${id} is there already`, 'id');
		this.#tell(actor, 'person:made', id, wanted.role);
		return { ok: true, id, token };
	}

	/**
	 * Changes who somebody is; how they sign in stays.
	 * @param begun as it was when who changes it began; what somebody else has changed since is kept or told
	 */
	async change(actor: Actor, id: string, wanted: Wanted, begun?: Wanted): Promise<Made> {
		if (!within(wanted.clients, actor.clients)) return beyond();
		if (!isServed(wanted.role, wanted.clients)) return ofOneClient();
		return this.#change(actor, id, 'person:changed', (before) => {
			if (wayOf(before) === 'provider')
				return refused(`Who ${before.id} is comes from the provider, at each sign-in.`);
			const { tiers: _, ...rest } = before;
			const { id: __, ...now } = personOf(before);
			const next = begun ? overBegun(now, begun, wanted) : wanted;
			if ('reason' in next) return { ...refused(next.reason), now };
			return { ...rest, ...next };
		});
	}

	/**
	 * A link by which they set another password.
	 * @param endNow whether the password of now and all sessions end at once, and not when the link is used
	 */
	async link(actor: Actor, id: string, endNow = false): Promise<Made<{ token: string }>> {
		const { token, link } = newLink(actor.by.name, this.#services.store.clock.now());
		const made = await this.#change(
			...([actor, id, 'person:link'] as const),
			(before) => {
				if (wayOf(before) === 'one-tap')
					return refused(`${before.id} is of the demo floor and signs in without a password.`);
				if (wayOf(before) === 'provider')
					return refused(`${before.id} signs in at the provider and has no password.`);
				if (before.disabledAt)
					return refused(`${before.id} is disabled; enable the account first.`);
				if (!this.#services.sessions.letsIn(before))
					return refused(`${PASSWORDS_OFF} sign in at the provider, without a link.`);
				return { ...before, link, ...(endNow && { password: null, era: newEra() }) };
			},
			endNow ? 'made; password and sessions ended' : 'made',
			// also of the only administrator: the link is the way back
			!endNow
		);
		return made.ok ? { ...made, token } : made;
	}

	revokeLink(actor: Actor, id: string): Promise<Made> {
		const step = (before: Account): Account => ({ ...before, link: null });
		return this.#change(actor, id, 'person:link', step, 'revoked');
	}

	/** While an account is disabled nobody signs in with it; its sessions end. */
	disable(actor: Actor, id: string, disabled: boolean): Promise<Made> {
		const now = this.#services.store.clock.now();
		return this.#change(
			...([actor, id, 'person:changed'] as const),
			(before) =>
				disabled
					? { ...before, disabledAt: now, link: null, era: newEra() }
					: { ...before, disabledAt: null },
			disabled ? 'disabled' : 'enabled'
		);
	}

	endSessions(actor: Actor, id: string): Promise<Made> {
		const step = (before: Account): Account => ({ ...before, era: newEra() });
		return this.#change(actor, id, 'session:ended', step, 'all');
	}

	/** One session. @param session of `SessionView`. @returns false when there is none */
	async endSession(actor: Actor, id: string, session: string): Promise<boolean> {
		const ended = await this.#services.sessions.end(id, session);
		if (ended) this.#tell(actor, 'session:ended', id, 'one');
		return ended;
	}

	/** Takes a lost second factor away. */
	resetSecondFactor(actor: Actor, id: string): Promise<Made> {
		const step = (before: Account): Account => ({ ...before, secondFactor: null, era: newEra() });
		return this.#change(actor, id, 'person:second-factor', step, 'taken away');
	}

	/** With what they keep as their own: whoever is called so later begins with nothing. */
	async remove(actor: Actor, id: string): Promise<Made> {
		const removed = await this.#change(actor, id, 'person:removed', () => null);
		if (!removed.ok) return removed;
		const { deskViews, alertPeople } = this.#services.store;
		await Promise.all([deskViews.forget(removed.id), alertPeople.forget(removed.id)]);
		return removed;
	}

	/** @param step what becomes of the account; null takes it away */
	async #change(
		actor: Actor,
		typed: string,
		what: AuditWhat,
		step: (before: Account) => Account | Refused | null,
		detail?: string,
		guarded = true
	): Promise<Made> {
		const { store, directory } = this.#services;
		const id = accountId(typed);
		let done: Made = absent(typed);
		let fields = '';
		await store.directory.together((entries) => {
			const all = [...entries]
				.filter(([name]) => name.startsWith('person:'))
				.map(([, account]) => account as Account);
			const before = all.find((one) => one.id === id);
			done = absent(typed);
			if (!before || !within(before.clients, actor.clients)) return null;
			const after = step(before);
			if (after && 'ok' in after) {
				done = after;
				return null;
			}
			const left = guarded ? leftAsAdministrator(before, after, all) : null;
			if (left === 'nobody' || left === 'nobody-for-all') {
				const only = left === 'nobody' ? 'administrator' : 'administrator of all clients';
				done = refused(`${id} is the only ${only}; make another one first.`);
				return null;
			}
			done = { ok: true, id };
			fields = changedFields(personOf(before), after ? personOf(after) : {});
			return { become: { [`person:${id}`]: after }, stay: left ? [`person:${left.id}`] : [] };
		});
		await directory.load();
		if (done.ok) this.#tell(actor, what, id, detail ?? (what === 'person:changed' ? fields : ''));
		return done;
	}

	#tell({ by }: Actor, what: AuditWhat, id: string, detail: string): void {
		this.#services.audit.tell({ by, what, of: { kind: 'person', id }, client: null, detail });
	}
}

const PASSWORDS_OFF = 'Passwords are switched off: all but administrators';

const hasAdministrator = (all: readonly Account[]): boolean =>
	all.some((one) => one.role === 'administrator' && wayOf(one) === 'password');

const refused = (reason: string, field: Refused['field'] = ''): Refused => ({
	...{ ok: false, field, reason }
});
const ofOneClient = (): Refused => refused('a viewer is of one client', 'clients');

const beyond = (): Refused => refused('expected clients that you look after yourself', 'clients');
const absent = (id: string): Refused => refused(`There is no account ${id}.`);
