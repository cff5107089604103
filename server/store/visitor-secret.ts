/** The secret from which all nodes derive what walls show visitors in place of names. */
import { newSecret } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';
import type { Seals } from './seals.ts';
import { SecretText } from './secret-text.ts';

export class VisitorSecretStore {
	readonly text: SecretText;

	constructor(connection: Connection, keys: Keys, seals: Seals) {
		this.text = new SecretText(connection, keys.visitorSecret, 'visitor-secret', seals);
	}

	/** The same for every node; made when there is none. @throws StoreUnavailable */
	read(): Promise<string> {
		return this.text.readOrMake(() => newSecret());
	}
}
