/** What nobody may keep: as somebody writes it, and a look whether it is anywhere. */

/** However it is spelled there. */
const SECRETS = ['4111111111111111', '5555555555554444', 'lena.park', 'example.com', '9175550189'];
export const WRITTEN =
	'Lena.Park@example.com, card 4111 1111 1111 1111 and ５５５５-5555\u200b5555-4444, ring +63 (917) 555-0189 or 0917 555 0189';

/** Spellings apart: blanks, dashes, zero widths and digits of other scripts. */
const bare = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/[\s\-()\u200b]|\\u200b/g, '');

/** @param given anything that can be JSON, or a text @throws Error that says what of it is where */
export function expectNone(where: string, given: unknown): void {
	const text = bare(typeof given === 'string' ? given : JSON.stringify(given));
	for (const secret of SECRETS)
		if (text.includes(secret)) throw new Error(`${secret} is in ${where}`);
}
