/** What pages may ask of who is signed in, and of signing in. */
import type { Sessions } from '#server/services/identity/sessions.ts';
import { SESSION_COOKIE } from './cookies.ts';
import type { PageServices } from './page-services.ts';

export const sessionPages = (
	sessions: Sessions,
	demo: boolean
): Pick<PageServices, 'demo' | 'demoPeople' | 'needsSetUp' | 'session'> => ({
	demo,
	demoPeople: () => (demo ? sessions.demoPeople() : []),
	needsSetUp: () => !demo && sessions.needsSetUp(),
	session: {
		cookie: SESSION_COOKIE,
		read: (token) => sessions.read(token),
		signIn: (name, password, address) => sessions.signIn(name, password, address),
		signInDemo: (id) => (demo ? sessions.signInDemo(id) : Promise.resolve(null)),
		setUp: (token, name, password) => sessions.setUp(token, name, password),
		signOut: (token) => sessions.signOut(token)
	}
});
