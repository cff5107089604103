/** Control characters, and those that turn the direction of text round; either can make a row say what it does not. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A vendor's text as one line of at most `max` UTF-16 units, without control and direction characters, without half
 * characters, without outer blanks. May be empty.
 */
export function plainText(text: string, max: number): string {
	const line = text.toWellFormed().replaceAll(UNPRINTABLE, ' ').trim();
	if (line.length <= max) return line;
	// a cut through a surrogate pair would leave half a character
	const cut = line.slice(0, max - 1);
	return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
