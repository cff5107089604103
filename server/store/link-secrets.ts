/**
 * The secrets that sign links for customers. Two are live, the newer of which signs, so that it can be replaced while links
 * that it signed are still on their way.
 */
import { newSecret } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';
import type { Seals } from './seals.ts';
import { SecretText } from './secret-text.ts';

export class LinkSecretStore {
	/** As JSON, newest first. */
	readonly text: SecretText;

	constructor(connection: Connection, keys: Keys, seals: Seals) {
		this.text = new SecretText(connection, keys.linkSecrets, 'link-secrets', seals);
	}

	/** Newest first; none before the first link was made. */
	async live(): Promise<string[]> {
		const held = await this.text.read();
		return held === null ? [] : (JSON.parse(held) as string[]);
	}

	/** The one that signs; the same for every node, made when there is none. */
	async current(): Promise<string> {
		const held = await this.text.readOrMake(() => JSON.stringify([newSecret()]));
		return (JSON.parse(held) as string[])[0] ?? '';
	}

	/** Signs with a fresh one from now on. What the one before signed goes on; what was signed earlier does not. */
	async renew(): Promise<void> {
		const [before] = await this.live();
		const live = [newSecret(), ...(before === undefined ? [] : [before])];
		await this.text.write(JSON.stringify(live));
	}
}
