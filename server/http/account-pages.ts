/** What the page of one's own account may ask of the server. */
import type { Person } from '#lib/shared/wire/session.ts';
import { wayOf, type Way } from '#server/domain/people.ts';
import type { Changed, OwnAccount } from '#server/services/identity/account.ts';
import type { Enrolment } from '#server/services/identity/second-factor.ts';
import type { Sessions, SessionView } from '#server/services/identity/sessions.ts';
import { whereOf, type From } from './session-pages.ts';

export interface AccountPage {
	person: Person;
	way: Way;
	/** Since when codes are asked for, and how many recovery codes are left; null without. */
	secondFactor: { since: number; recovery: number } | null;
	/** Whether it has to be. */
	required: boolean;
	sessions: SessionView[];
	now: number;
	zone: string;
}

export interface AccountPages {
	/** @throws StoreUnavailable */
	page(person: Person, token: string | undefined): Promise<AccountPage | null>;
	changePassword(
		person: Person,
		said: { present: string; next: string },
		from: From
	): Promise<Changed>;
	/** @returns false when there is no such session */
	endSession(person: Person, id: string): Promise<boolean>;
	/** Ends all but this one. @returns the token that takes its place */
	endOthers(person: Person, from: From): Promise<string | null>;
	offer(person: Person): Promise<Enrolment | null>;
	confirm(person: Person, code: string, from: From): Promise<Changed<{ recovery: string[] }>>;
	renewRecovery(
		person: Person,
		present: string,
		from: From
	): Promise<{ recovery: string[] } | Exclude<Changed, { token: string }>>;
	drop(person: Person, present: string, from: From): Promise<Changed>;
}

export interface AccountServices {
	own: OwnAccount;
	sessions: Sessions;
	now: () => number;
	zone: () => string;
}

export const accountPages = ({ own, sessions, now, zone }: AccountServices): AccountPages => ({
	async page(person, token) {
		const account = own.find(person);
		if (!account) return null;
		const { secondFactor } = account;
		return {
			...{ person, way: wayOf(account), required: sessions.asksSecond(account) },
			secondFactor: secondFactor
				? { since: secondFactor.since, recovery: secondFactor.recovery.length }
				: null,
			...{ sessions: await sessions.of(person.id, token), now: now(), zone: zone() }
		};
	},
	changePassword: (person, said, from) => own.changePassword(person, said, whereOf(from)),
	endSession: (person, id) => own.endSession(person, id),
	endOthers: (person, from) => own.endOthers(person, whereOf(from)),
	offer: (person) => own.offer(person),
	confirm: (person, code, from) => own.confirm(person, code, whereOf(from)),
	renewRecovery: (person, present, from) => own.renewRecovery(person, present, whereOf(from)),
	drop: (person, present, from) => own.drop(person, present, whereOf(from))
});
