/** Text of others as it is kept and shown: nothing in it that makes a row say what it does not. */

/** Control characters, and those that turn the direction of text round. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const UNPRINTABLE_BUT_LAYOUT =
	/(?:(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])+/gu;

/** One line: each run of control and direction characters becomes a blank; no half characters, no outer blanks. */
export const oneLine = (text: string): string =>
	text.toWellFormed().replaceAll(UNPRINTABLE, ' ').trim();

/** As `oneLine`, but line breaks (each as "\n") and tabs stay. */
export const severalLines = (text: string): string => printable(text).trim();

/** As `severalLines`, with outer blanks: for a part of a text. */
export const printable = (text: string): string =>
	text
		.toWellFormed()
		.replaceAll(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
		.replaceAll(UNPRINTABLE_BUT_LAYOUT, ' ');

/** Lower case, without accents, so that "cafe" finds "Café". */
export const unaccented = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
