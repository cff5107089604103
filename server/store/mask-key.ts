/** The secret by which a masked address or number of a customer is still told from another one. */
import { newSecret } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';
import type { Seals } from './seals.ts';
import { SecretText } from './secret-text.ts';

export class MaskKeyStore {
	readonly text: SecretText;

	constructor(connection: Connection, keys: Keys, seals: Seals) {
		this.text = new SecretText(connection, keys.maskKey, 'mask-key', seals);
	}

	/** The same for every node; made when there is none. @throws StoreUnavailable */
	current(): Promise<string> {
		return this.text.readOrMake(() => newSecret());
	}
}
