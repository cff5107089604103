/**
 * Secrets that have to be read again lie in the store sealed: AES-256-GCM under a key that the store does not hold. Each is
 * bound to its place, so that one that was copied elsewhere does not open there.
 */
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { AndonStartError } from '#server/start-error.ts';

/** 32 bytes each. Without `current` secrets are kept as they are; `older` only open what they sealed. */
export interface SecretKeys {
	current: Uint8Array | null;
	older: readonly Uint8Array[];
}

export const NO_KEYS: SecretKeys = { current: null, older: [] };

const NONCE = 12;
const TAG = 16;
const SHAPE = /^sealed:v1:([\w-]{11}):([\w-]+)$/;

/** Whether a text is sealed, or at least looks so. */
export const isSealed = (text: unknown): text is string =>
	typeof text === 'string' && text.startsWith('sealed:v1:');

/** A secret that none of the keys opens: the wrong key was given, or it was changed or moved. */
export class SealBroken extends AndonStartError {
	override name = 'SealBroken';
}

export class Seals {
	readonly #current: { id: string; key: Uint8Array } | null;
	readonly #known: Map<string, Uint8Array>;

	constructor({ current, older }: SecretKeys) {
		const all = [...(current ? [current] : []), ...older];
		this.#current = current && { id: idOf(current), key: current };
		this.#known = new Map(all.map((key) => [idOf(key), key]));
	}

	/** Whether there is a key to seal with. */
	get sealing(): boolean {
		return this.#current !== null;
	}

	/**
	 * @param place where it is to lie, such as `vapid` or `person:ines#secondFactor.secret`; it opens nowhere else
	 * @returns the text as it is where there is no key
	 */
	seal(place: string, text: string): string {
		if (!this.#current) return text;
		const { id, key } = this.#current;
		const nonce = randomBytes(NONCE);
		const cipher = createCipheriv('aes-256-gcm', key, nonce);
		cipher.setAAD(Buffer.from(place));
		const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()]);
		const whole = Buffer.concat([sealed, cipher.getAuthTag()]);
		return `sealed:v1:${id}:${whole.toString('base64url')}`;
	}

	/**
	 * @param text what `seal` gave, or a text from before there was a key, which is given back as it is
	 * @throws SealBroken
	 */
	open(place: string, text: string): string {
		if (!isSealed(text)) return text;
		const [, id = '', body = ''] = SHAPE.exec(text) ?? [];
		const key = this.#known.get(id);
		if (!key) throw new SealBroken(`${place} ${OTHER_KEY}`);
		try {
			const bytes = Buffer.from(body, 'base64url');
			const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
			opener.setAAD(Buffer.from(place));
			opener.setAuthTag(bytes.subarray(-TAG));
			return opener.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + opener.final('utf8');
		} catch (cause) {
			throw new SealBroken(
				`${place} was changed since it was sealed, or sealed for another place`,
				{
					cause
				}
			);
		}
	}

	/** Whether it is as `seal` would make it now: sealed by the key of today, or plain where there is none. */
	isCurrent(text: string): boolean {
		if (!this.#current) return !isSealed(text);
		return text.startsWith(`sealed:v1:${this.#current.id}:`);
	}
}

const OTHER_KEY =
	'is sealed with another key: set ANDON_SECRET_KEY to the one that sealed it, or name that one in ANDON_SECRET_KEY_OLD';

/** Tells keys apart without telling anything of them. */
const idOf = (key: Uint8Array): string =>
	hash('sha256', Buffer.concat([Buffer.from('andon seal '), key]), 'buffer')
		.subarray(0, 8)
		.toString('base64url');
