/** Which server a program talks to, and with which key. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Connection {
	url: string;
	key: string;
}

const DEFAULT_URL = 'http://127.0.0.1:3000';
const KEY = /^andon_[^_\s]+_\S+$/;

/** A connection that cannot be made; the message says what to do about it. */
export class ConnectionError extends Error {}

/**
 * In this order: what was given, `ANDON_URL` and `ANDON_API_KEY`, then what a server that runs on this machine has left
 * in `local-key.json` of its data directory.
 * @throws ConnectionError when there is no key, or what there is cannot be one
 */
export async function findConnection(
	given: { url?: string | undefined; key?: string | undefined },
	env: Record<string, string | undefined>
): Promise<Connection> {
	const key = given.key ?? (env['ANDON_API_KEY'] || undefined);
	const url = given.url ?? (env['ANDON_URL'] || undefined);
	if (key !== undefined) return checked({ url: url ?? DEFAULT_URL, key });
	const path = join(env['ANDON_DATA_DIR'] || '.andon', 'local-key.json');
	const local = await readLocal(path);
	if (!local)
		throw new ConnectionError(
			`No key: give --key, or set ANDON_API_KEY, or start a local demo server (it writes ${path}).`
		);
	return checked({ url: url ?? local.url, key: local.key });
}

async function readLocal(path: string): Promise<Connection | null> {
	let text: string;
	try {
		text = await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw new ConnectionError(`${path} cannot be read: ${(error as Error).message}`);
	}
	const told = parse(text);
	if (typeof told?.url === 'string' && typeof told.key === 'string') return told as Connection;
	throw new ConnectionError(`${path} should hold {"url": …, "key": …}`);
}

function parse(text: string): Partial<Connection> | null {
	try {
		return JSON.parse(text) as Partial<Connection> | null;
	} catch {
		return null;
	}
}

function checked(connection: Connection): Connection {
	if (!URL.canParse(connection.url))
		throw new ConnectionError(
			`"${connection.url}" is no address; expected one such as ${DEFAULT_URL}`
		);
	if (!KEY.test(connection.key))
		throw new ConnectionError('The key should look like andon_<id>_<secret>.');
	return connection;
}
