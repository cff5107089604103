/** Keys of 32 bytes, as the environment gives them. */

const BYTES = 32;

export const KEY_EXPECTED =
	'expected 32 random bytes in base64, such as `openssl rand -base64 32` prints';
export const KEYS_EXPECTED = `${KEY_EXPECTED}; several with commas`;

/** @returns null when it is none */
export function readKey(text: string): Uint8Array | null {
	const bare = text.trim();
	if (!/^[A-Za-z0-9+/_-]+=*$/.test(bare)) return null;
	const bytes = Buffer.from(bare, 'base64');
	return bytes.length === BYTES ? new Uint8Array(bytes) : null;
}

/** @returns null when one of them is none */
export function readKeys(text: string): Uint8Array[] | null {
	const keys = text
		.split(',')
		.filter((part) => part.trim() !== '')
		.map(readKey);
	return keys.includes(null) ? null : keys.filter((key) => key !== null);
}
