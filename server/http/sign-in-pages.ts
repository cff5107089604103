/** What the page of sign-in settings may ask of the server: of who sets it up for every client, and nobody else. */
import { may } from '#lib/shared/access/deeds.ts';
import type { Failure, FieldFault } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { SignInSettings } from '#server/domain/sign-in.ts';
import type { SignInSet, Tried } from '#server/services/identity/sign-in-settings.ts';
import type { Onto, Tagged } from '#server/services/onto.ts';
import { BACK } from '#server/services/identity/provider-sign-in.ts';

export interface SignInPage {
	settings: SignInSettings & { hasSecret: boolean } & Tagged;
	/** What the provider is to be told: where people come back to. */
	back: string;
}

export interface SignInPages {
	/** Null for whoever does not look after all clients. @param home origin by which Andon was asked */
	page(person: Person, home: string): SignInPage | null;
	/**
	 * @returns what is wrong; empty when it holds from now on; a failure where somebody was faster
	 * @throws StoreUnavailable
	 */
	save(person: Person, said: unknown, secret: string, onto: Onto): Promise<FieldFault[] | Failure>;
	/** Asks the provider; nothing is kept. */
	tryOut(person: Person, said: unknown, secret: string, home: string): Promise<Tried | null>;
}

export function signInPages(signInSet: SignInSet, publicUrl: string | undefined): SignInPages {
	// it says who gets which role and which clients
	const allowed = (person: Person) => may(person, 'set-up-sign-in') && person.clients === '*';
	return {
		page: (person, home) =>
			allowed(person)
				? {
						settings: signInSet.read(),
						back: (publicUrl === undefined ? home : new URL(publicUrl).origin) + BACK
					}
				: null,
		save: async (person, said, secret, onto) =>
			allowed(person)
				? signInSet.save(person, said, secret, onto)
				: [{ path: '', message: 'This is of administrators of every client.' }],
		tryOut: async (person, said, secret, home) =>
			allowed(person) ? signInSet.tryOut(said, secret, home) : null
	};
}
