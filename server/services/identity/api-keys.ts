/** API keys: `andon_<id>_<secret>`. Only a hash of the secret is kept; it has 256 bits, so a fast hash is enough. */
import type { Scope } from '#lib/shared/access/scopes.ts';
import { newSecret } from '#server/clock.ts';
import { sameText, sha256 } from '#server/domain/secret.ts';
import type { ApiKey } from '#server/domain/directory.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from '../directory.ts';

const SHAPE = /^andon_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

export interface MadeKey {
	id: string;
	/** What the program sends. */
	text: string;
}

export class ApiKeys {
	readonly #store: Store;
	readonly #directory: Directory;

	constructor(store: Store, directory: Directory) {
		this.#store = store;
		this.#directory = directory;
	}

	/** @returns the key as text; it is never to be had again */
	make(name: string, clients: '*' | string[], scopes: readonly Scope[]): Promise<MadeKey> {
		return this.#write(newKeyId(), name, clients, scopes);
	}

	/**
	 * As `make`, in place of the key of the same name: for a program that gets its key anew at each start. The id stays,
	 * so that an operation sent again after a restart is known.
	 */
	async renew(name: string, clients: '*' | string[], scopes: readonly Scope[]): Promise<MadeKey> {
		const old = this.#directory.all('key').find((key) => key.name === name);
		return this.#write(old?.id ?? newKeyId(), name, clients, scopes);
	}

	/** @returns false when there is no such key */
	async revoke(id: string): Promise<boolean> {
		const key = this.#directory.find('key', id);
		if (!key) return false;
		await this.#directory.put('key', id, { ...key, revokedAt: this.#store.clock.now() });
		return true;
	}

	/** @returns the key that `text` is, or null when there is none or it was revoked */
	check(text: string): ApiKey | null {
		const [, id = '', secret = ''] = SHAPE.exec(text) ?? [];
		const key = id ? this.#directory.find('key', id) : null;
		if (!key || key.revokedAt !== null) return null;
		return sameText(sha256(secret), key.hash) ? key : null;
	}

	async #write(
		id: string,
		name: string,
		clients: '*' | string[],
		scopes: readonly Scope[]
	): Promise<MadeKey> {
		const secret = newSecret(32);
		const key: ApiKey = {
			id,
			name,
			hash: sha256(secret),
			clients,
			scopes: [...new Set(scopes)],
			createdAt: this.#store.clock.now(),
			revokedAt: null
		};
		await this.#directory.put('key', id, key);
		return { id, text: `andon_${id}_${secret}` };
	}
}

const newKeyId = (): string =>
	newSecret(24)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '')
		.padEnd(12, '0')
		.slice(0, 12);
