/** Who people are and how they sign in, put together. */
import type { Log } from '#server/observability/log.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';
import type { Trail } from '../onto.ts';
import { OwnAccount } from './account.ts';
import { Attempts } from './attempts.ts';
import { Links } from './links.ts';
import { People } from './people.ts';
import { ProviderSignIn } from './provider-sign-in.ts';
import { Provider, type Fetch } from './provider.ts';
import type { Sealing } from './sealing.ts';
import { SecondFactors } from './second-factor.ts';
import { Sessions } from './sessions.ts';
import { SetUp } from './set-up.ts';
import { SignInSet } from './sign-in-settings.ts';
import { SignIn } from './sign-in.ts';

export interface IdentityServices {
	store: Store;
	directory: Directory;
	audit: Trail;
	sealing: Sealing;
	/** How a provider is asked. */
	fetch: Fetch;
	publicUrl: string | undefined;
	log: Pick<Log, 'warn'>;
}

export type Identity = ReturnType<typeof createIdentity>;

export function createIdentity(services: IdentityServices) {
	const { store, directory, audit, fetch } = services;
	const sessions = new Sessions(store, directory);
	const attempts = new Attempts(store);
	const seconds = new SecondFactors(services);
	const provider = new Provider(fetch, () => store.clock.now());
	const signIn = new SignIn({ store, directory, sessions, attempts, seconds, audit });
	return {
		sessions,
		signIn,
		setUp: new SetUp({ store, directory, attempts, audit }),
		links: new Links({ store, directory, attempts, sessions, audit }),
		people: new People({ store, directory, sessions, audit }),
		own: new OwnAccount({ directory, sessions, attempts, seconds, audit }),
		providerSignIn: new ProviderSignIn({ ...services, sessions, signIn, provider }),
		signInSet: new SignInSet({ ...services, sessions, provider })
	};
}
