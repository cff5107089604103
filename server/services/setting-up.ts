/** What Andon is set up by, put together. */
import type { Store } from '#server/store/index.ts';
import type { Audit } from './audit.ts';
import { Clients } from './clients.ts';
import { Configurations } from './configurations.ts';
import type { Directory } from './directory.ts';
import { ApiKeys } from './identity/api-keys.ts';
import { KeyUses } from './identity/key-uses.ts';

export const settingUp = (store: Store, directory: Directory, audit: Audit) => ({
	audit,
	clients: new Clients(directory, audit),
	configurations: new Configurations(store, directory, audit),
	keys: new ApiKeys(store, directory),
	keyUses: new KeyUses(store)
});
