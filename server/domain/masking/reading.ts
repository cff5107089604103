/**
 * A text as somebody reads it: what cannot be seen is gone, digits of every script are 0 to 9, dashes and blanks are one
 * each. Each character of the reading knows where it stands in the text, so that what is found in the one can be masked
 * in the other.
 */
export interface Reading {
	/** One UTF-16 unit for each visible character. */
	plain: string;
	/** Where the character at this index of `plain` begins in the text, and where it ends. */
	begins: number[];
	ends: number[];
}

/** Stands for a character that takes no part in a number, an address or a word. */
const OTHER = '\u0001';
/** Nothing to see: joiners, soft hyphens, marks of direction, variation selectors. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Me}]$/u;
const ASCII = /^[\0-\u007f]*$/;
/** How many characters beyond ASCII are remembered; more than any floor writes in. */
const MOST_KNOWN = 4096;
const known = new Map<string, string>();

/** @param text of any length; takes a time in proportion to it */
export function readAloud(text: string): Reading {
	if (ASCII.test(text)) {
		const begins = Array.from({ length: text.length }, (_, index) => index);
		return { plain: text.replaceAll('\t', ' '), begins, ends: begins.map((index) => index + 1) };
	}
	const reading: Reading = { plain: '', begins: [], ends: [] };
	const parts: string[] = [];
	let at = 0;
	for (const character of text) {
		const end = at + character.length;
		const seen = asSeen(character);
		if (seen !== '') {
			parts.push(seen);
			reading.begins.push(at);
			reading.ends.push(end);
		}
		at = end;
	}
	reading.plain = parts.join('');
	return reading;
}

function asSeen(character: string): string {
	if (character < '\u0080') return character === '\t' ? ' ' : character;
	const found = known.get(character);
	if (found !== undefined) return found;
	const made = spell(character);
	if (known.size < MOST_KNOWN) known.set(character, made);
	return made;
}

/** @returns one UTF-16 unit, or nothing */
function spell(character: string): string {
	if (INVISIBLE.test(character)) return '';
	if (/^\p{Nd}$/u.test(character)) return digitOf(character);
	if (/^[\p{Pd}\u2212\u00ad]$/u.test(character)) return '-';
	if (/^\p{Zs}$/u.test(character)) return ' ';
	// full width, circled, raised: as the plain character that they stand for
	const plain = character.normalize('NFKC');
	if (plain.length === 1 && plain < '\u0080') return plain;
	if (character === '\u3002' || character === '\uff61') return '.';
	return character.length === 1 ? character : OTHER;
}

/** Digits of a script stand side by side, from its zero on. */
function digitOf(character: string): string {
	const plain = character.normalize('NFKC');
	if (/^[0-9]$/.test(plain)) return plain;
	const code = character.codePointAt(0) ?? 0;
	let value = 0;
	while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
	return String(value);
}
