/** Accounts: how each signs in, and why there is always an administrator who can. */
import type { Person } from '#lib/shared/wire/session.ts';
import type { Account } from './directory.ts';
import { maskId } from './masking/mask.ts';
import { isPageWord } from './page-words.ts';
import type { SignInSettings } from './sign-in.ts';

export type Way = 'one-tap' | 'password' | 'provider';

/** A way in by one tap is of the demo floor alone. */
export const wayOf = ({ way, password }: Pick<Account, 'way' | 'password'>): Way =>
	way ?? (password === null ? 'one-tap' : 'password');

/** A viewer is somebody of a client, and of no other: with more, or all, nothing is theirs. */
export const isServed = (role: Person['role'], clients: Person['clients']): boolean =>
	role !== 'viewer' || (clients !== '*' && clients.length === 1);

/** The person, without what is nobody's business. */
export const personOf = ({ id, name, role, clients, tiers }: Account): Person => ({
	...{ id, name, role, clients: isServed(role, clients) ? clients : [] },
	...(tiers && { tiers })
});

/** Whoever is not kept out: nobody else signs in, and nobody else is told or asked anything. */
export const isLetIn = ({ disabledAt }: Pick<Account, 'disabledAt'>): boolean => !disabledAt;

/** Whether a password lets them in: where passwords are switched off, it lets in administrators alone. */
export const mayByPassword = (
	{ role }: Pick<Account, 'role'>,
	{ passwords }: Pick<SignInSettings, 'passwords'>
): boolean => passwords || role === 'administrator';

/** A name signs in however it is written. */
export const accountId = (name: string): string =>
	name.trim().normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '-').slice(0, 80);

/** As a name becomes one: letters of any language. */
const NAMED = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._'’-]{0,79}$/u;
/**
 * What somebody does is kept with their id, and nothing is kept that would have to be masked there (MASK); and they have a
 * page of their own.
 */
export const isAccountId = (id: string): boolean =>
	NAMED.test(id) && !isPageWord(id) && maskId(id, () => 'tag') === id;

/**
 * 2 for an administrator who signs in with a password, 1 for one who is still to set it, 0 for everybody else: a provider
 * may be away, or take the role back.
 */
function standing(account: Account | null): 0 | 1 | 2 {
	if (account?.role !== 'administrator' || account.disabledAt) return 0;
	if (account.password !== null) return 2;
	return account.link ? 1 : 0;
}

/** As `standing`, for every client: who looks after some alone can give nobody the rest, and sets up no sign-in. */
const standingForAll = (account: Account | null): 0 | 1 | 2 =>
	account?.clients === '*' ? standing(account) : 0;

/**
 * Whoever is left as administrator when an account changes: it may change only as long as they are what they are.
 * @returns null when nobody is needed for it; 'nobody' when it is the only administrator; 'nobody-for-all' when others
 *   are, but of some clients alone
 */
export function leftAsAdministrator(
	before: Account,
	after: Account | null,
	all: readonly Account[]
): Account | 'nobody' | 'nobody-for-all' | null {
	const others = all.filter(({ id }) => id !== before.id);
	const left = others.find((one) => standing(one) >= standing(before));
	if (standingForAll(after) < standingForAll(before)) {
		const isLess = standing(after) < standing(before);
		const ofAll = others.find((one) => standingForAll(one) >= standingForAll(before));
		return ofAll ?? (isLess && !left ? 'nobody' : 'nobody-for-all');
	}
	return standing(after) < standing(before) ? (left ?? 'nobody') : null;
}

/** @returns true when everything of `inner` is in `outer` */
export const within = (inner: Person['clients'], outer: Person['clients']): boolean =>
	outer === '*' || (inner !== '*' && inner.every((client) => outer.includes(client)));
