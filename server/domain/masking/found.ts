/** What is looked for in a reading, and what is left out of the search. */

/** A stretch of a reading that is to be masked. */
export interface Found {
	kind: 'email' | 'card' | 'phone';
	from: number;
	/** Behind its last character. */
	to: number;
	/** The same for one and the same address or number, however it is written. */
	value: string;
	/** What stands in its place. */
	masked: string;
}

/** Stands, character for character, where something was found, or was masked before; joins nothing. */
export const FOUND = '\0';
/** Stands where nothing is to be looked for. */
export const INNOCENT_FILL = '\u0002';
/** Hides what was there. */
export const DOT = '•';
/** Letters that make no words, no numbers, and no two of which look alike. */
export const TAG_LETTERS = 'bcdfghjklmnpqrstvwxz';

/** Something that `mask` has made, with the tag that tells one customer from another. */
export const MASKED = new RegExp(
	`(?:${DOT}{3}@${DOT}{3}|(?<!\\d)(?:\\+\\d{1,3}|\\d{6})?${DOT}{5,}(?:\\d{4}|\\d{2})?(?!\\d))(?:·[${TAG_LETTERS}]{10})?`,
	'g'
);

/** Numbers that are no one's: instants, addresses of machines, UUIDs, accounts by IBAN, sums of money. */
const INNOCENT = [
	// UUIDs
	/(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi,
	// 2026-11-21, 2026/11/21 14:30, 2026-11-21T14:30:05.123Z
	/(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:[T ,]{1,2}\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?(?!\d)/g,
	// 21.11.2026, 11/21/2026, 21-11-2026 14:30
	/(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d\d(?!\d)(?:[T ,]{1,2}\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?(?!\d)/g,
	// 20261121143005, 20261121 143005, as logs write it
	/(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[T _-]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?!\d)/g,
	// 20261121
	/(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
	// 14:30:05
	/(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g,
	// 192.168.10.12, with a port or a mask
	/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d{1,5})?(?![\d.])/g,
	// DE89 3704 0044 0532 0130 00
	/(?<![0-9a-z])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![0-9a-z])/g,
	// $ 1 234 567.89, PHP 12 000 000, 12.000.000 EUR
	/(?:[$€£¥₱₹]|(?<![a-z])(?:php|usd|eur|gbp|inr|aud|cad|sgd|mxn|brl|jpy|aed|sar|zar|rs|us\$)\.?) ?\d{1,3}(?:[ .,']\d{3}){0,5}(?:[.,]\d{1,2})?(?![\d])/gi,
	/(?<![\d.,])\d{1,3}(?:[ .,']\d{3}){1,5}(?:[.,]\d{1,2})? ?(?:[$€£¥₱₹]|(?:php|usd|eur|gbp|inr|aud|cad|sgd|mxn|brl|jpy|aed|sar|zar)(?![a-z]))/gi
];

/** Leaves out what is masked already. */
export const withoutMasked = (plain: string): string =>
	plain.replaceAll(MASKED, (text) => FOUND.repeat(text.length));

/** Leaves out numbers that are no one's. */
export const withoutInnocent = (plain: string): string =>
	INNOCENT.reduce(
		(text, pattern) => text.replaceAll(pattern, (one) => INNOCENT_FILL.repeat(one.length)),
		plain
	);

/** Leaves out what was found. */
export function withoutFound(plain: string, found: readonly Found[]): string {
	let [text, at] = ['', 0];
	for (const { from, to } of found) {
		text += plain.slice(at, from) + FOUND.repeat(to - from);
		at = to;
	}
	return text + plain.slice(at);
}
