import { oneLine } from '#lib/shared/plain-text.ts';

/**
 * A vendor's text as one line of at most `max` UTF-16 units, without control and direction characters, without half
 * characters, without outer blanks. May be empty.
 */
export function plainText(text: string, max: number): string {
	const line = oneLine(text);
	if (line.length <= max) return line;
	// a cut through a surrogate pair would leave half a character
	const cut = line.slice(0, max - 1);
	return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
