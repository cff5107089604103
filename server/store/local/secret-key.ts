/** The key by which an Andon with a store of its own seals secrets: `secret-key`, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_EXPECTED, readKey } from '#server/config/secret-keys.ts';
import { AndonStartError } from '#server/start-error.ts';
import type { SecretKeys } from '../seals.ts';

const FILE = 'secret-key';

/**
 * The keys of a store of one's own: those of the environment, besides the one beside the store.
 * @param make whether to make one where there is none
 * @throws AndonStartError when what is there is none
 */
export function localKeys(dataDir: string, given: SecretKeys, make: boolean): SecretKeys {
	const own = read(dataDir) ?? (make && !given.current ? made(dataDir) : null);
	if (!given.current) return { ...given, current: own };
	return { ...given, older: own ? [...given.older, own] : given.older };
}

function read(dataDir: string): Uint8Array | null {
	const file = join(dataDir, FILE);
	const text = textOf(file);
	if (text === null) return null;
	const key = readKey(text);
	if (!key) throw new AndonStartError(`${file}: ${KEY_EXPECTED}`);
	return key;
}

function made(dataDir: string): Uint8Array {
	const key = new Uint8Array(randomBytes(32));
	mkdirSync(dataDir, { recursive: true });
	const text = `${Buffer.from(key).toString('base64')}\n`;
	try {
		writeFileSync(join(dataDir, FILE), text, { mode: 0o600, flag: 'wx' });
		return key;
	} catch (error) {
		// somebody else was first
		const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? read(dataDir) : null;
		if (!other) throw error;
		return other;
	}
}

function textOf(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw new AndonStartError(`${file}: cannot be read`, { cause: error });
	}
}
