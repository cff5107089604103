/** What pages may ask of who is signed in, and of signing in. */
import type { Person } from '#lib/shared/wire/session.ts';
import type { Links, PasswordsOff } from '#server/services/identity/links.ts';
import type { PasswordFault } from '#server/services/identity/password-choice.ts';
import type { ProviderSignIn } from '#server/services/identity/provider-sign-in.ts';
import type { Sessions, Where } from '#server/services/identity/sessions.ts';
import type { SetUp } from '#server/services/identity/set-up.ts';
import type { Half, SignedIn, SignIn, Through } from '#server/services/identity/sign-in.ts';
import { browserName } from './browser-name.ts';
import { sessionCookies, type SessionCookies } from './cookies.ts';

/** From where a request came. */
export interface From {
	/** Network address. */
	address: string;
	/** `User-Agent`. */
	agent: string | null;
}

/** Somebody who has shown who they are: signed in, with a second step to take, or not to come by a password. */
export type GoneOn = { token: string } | { half: string } | PasswordsOff;

export interface SessionPages {
	/** @param protocol of the address that was asked for: `https:` */
	cookies(protocol: string): SessionCookies;
	/** @param used whether somebody did something: what a page asks by itself keeps no session alive */
	read(token: string | undefined, used: boolean): Promise<Person | null>;
	signIn(name: string, password: string, from: From): Promise<SignedIn>;
	/** Null when it was refused. */
	signInDemo(person: string, from: From): Promise<string | null>;
	/** What is left to do for who is half signed in; null for a token that holds no more. */
	half(token: string | undefined): Promise<Half | null>;
	withCode(token: string | undefined, code: string, from: From): Promise<Through>;
	setUp(
		setUpToken: string,
		name: string,
		password: string,
		from: From
	): Promise<GoneOn | { fault: PasswordFault | 'token' | 'name' }>;
	/** Whose link it is, and nothing changes; null for one that does not hold. */
	invited(token: string, from: From): Promise<Person | PasswordsOff | null>;
	accept(
		token: string,
		password: string,
		from: From
	): Promise<GoneOn | { fault: PasswordFault } | null>;
	/** @returns where to sign out at the provider, too; null when there is none, or it does not offer that */
	signOut(token: string | undefined, home: string): Promise<string | null>;
	/** Whether people sign in with passwords, and the text of a provider's button. */
	ways(): { passwords: boolean; provider: string | null };
	provider: Pick<ProviderSignIn, 'start'> & {
		back: (
			token: string | undefined,
			address: URL,
			from: From
		) => ReturnType<ProviderSignIn['back']>;
	};
}

export interface SessionServices {
	sessions: Sessions;
	signIn: SignIn;
	setUp: SetUp;
	links: Links;
	providerSignIn: ProviderSignIn;
	publicUrl: string | undefined;
	demo: boolean;
}

export const whereOf = ({ address, agent }: From): Where => ({
	...{ address, browser: browserName(agent ?? undefined) }
});

export function sessionPages(services: SessionServices) {
	const { sessions, signIn, setUp, links, providerSignIn, publicUrl, demo } = services;
	const session: SessionPages = {
		cookies: (protocol) => sessionCookies(publicUrl, protocol),
		read: (token, used) => sessions.read(token, used),
		signIn: (name, password, from) => signIn.withPassword(name, password, whereOf(from)),
		signInDemo: async (id, from) => (demo ? signIn.byOneTap(id, whereOf(from)) : null),
		half: (token) => signIn.half(token),
		withCode: (token, code, from) => signIn.withCode(token, code, whereOf(from)),
		async setUp(token, name, password, from) {
			const made = await setUp.use(token, name, password);
			return 'account' in made ? signIn.goOn(made.account, whereOf(from)) : made;
		},
		invited: (token, { address }) => links.look(token, address),
		async accept(token, password, from) {
			const used = await links.use(token, password, from.address);
			return used && 'account' in used ? signIn.goOn(used.account, whereOf(from)) : used;
		},
		async signOut(token, home) {
			const ended = await sessions.signOut(token);
			return ended?.provider === undefined ? null : providerSignIn.farewell(ended.provider, home);
		},
		ways: () => ({
			passwords: sessions.settings.passwords,
			provider: sessions.settings.provider?.button ?? null
		}),
		provider: {
			start: (to, home) => providerSignIn.start(to, home),
			back: (token, address, from) => providerSignIn.back(token, address, whereOf(from))
		}
	};
	return {
		demo,
		demoPeople: () => (demo ? sessions.demoPeople() : []),
		needsSetUp: () => !demo && setUp.needed(),
		session
	};
}
