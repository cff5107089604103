/** Whether a password can be chosen. Lists of what people choose are what a guesser begins with. */
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#lib/shared/password-rule.ts';

export type PasswordFault = 'short' | 'long' | 'common' | 'own';

/** Of what is left of one that is merely decorated, so many characters make it another one. */
const REST = 4;

/** Loaded when somebody first chooses one: 49,000 words are no matter of the start. */
let common: Promise<ReadonlySet<string>> | undefined;
const commonPasswords = (): Promise<ReadonlySet<string>> =>
	(common ??= import('@zxcvbn-ts/language-common').then(
		({ dictionary }) => new Set(dictionary['passwords-common'])
	));

/**
 * @param names what everybody knows of who chooses it
 * @returns why it cannot be chosen; null when it can
 */
export async function passwordFault(
	password: string,
	names: readonly string[] = []
): Promise<PasswordFault | null> {
	const length = [...password].length;
	if (length < SHORTEST_PASSWORD) return 'short';
	if (length > LONGEST_PASSWORD) return 'long';
	const text = password.normalize('NFKC').toLowerCase();
	const known = await commonPasswords();
	if (looks(text).some((look) => known.has(look))) return 'common';
	const own = [...names, 'andon'].map((name) =>
		name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
	);
	const plain = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
	const isOwn = own.some(
		(name) =>
			name.length >= 4 &&
			plain.includes(name) &&
			plain.replaceAll(name, '').replaceAll(/\d/g, '').length < REST
	);
	return isOwn ? 'own' : null;
}

/** It, and what it would be without its decoration: `Password2026!!` and `passwordpassword` are `password`. */
function looks(text: string): string[] {
	const bare = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
	const all = [text, bare, bare.replaceAll(/[^\p{L}\p{N}]/gu, '')];
	return all.filter((one) => one !== '').flatMap((one) => [one, repeated(one)]);
}

/** `abcabc` is `abc`. */
const repeated = (text: string): string => /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
