/** Passwords: Argon2id by Node itself, 19 MiB, two passes (OWASP's floor), kept as a PHC string. */
import { argon2 as argon2Callback, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const argon2 = promisify(argon2Callback);
const MEMORY = 19_456;
const PASSES = 2;
const LANES = 1;
const LENGTH = 32;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const derive = (
	password: string,
	nonce: Uint8Array,
	memory: number,
	passes: number,
	parallelism: number
) =>
	argon2('argon2id', {
		message: password.normalize('NFKC'),
		nonce,
		memory,
		passes,
		parallelism,
		tagLength: LENGTH
	});

/** @returns `$argon2id$v=19$m=…,t=…,p=…$salt$hash` */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const hash = await derive(password, salt, MEMORY, PASSES, LANES);
	return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${base64(salt)}$${base64(hash)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Takes as long for a null `kept` as for a wrong password, so that nobody learns which names there are. */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
	const [, memory, passes, lanes, salt = '', hash = ''] = PHC.exec(kept ?? NOBODY) ?? [];
	const expected = Buffer.from(hash, 'base64');
	const got = await derive(
		password,
		Buffer.from(salt, 'base64'),
		Number(memory),
		Number(passes),
		Number(lanes)
	);
	return expected.length === got.length && timingSafeEqual(expected, got) && kept !== null;
}

const NOBODY = `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${base64(new Uint8Array(16))}$${base64(new Uint8Array(LENGTH))}`;
