/** What a text may ask of the parser at most: found by its tokens, before anything is built of them. */
import { Lexer } from 'yaml';
import { MAX_DEPTH } from '#lib/shared/json-guard.ts';

/** Of a configuration, as text and as JSON. */
export const MAX_BYTES = 1_000_000;
/** `*name`, each a copy of what stands at `&name`. */
export const MAX_ALIASES = 100;
/** Words, marks and blanks: several hundred times what a large client needs; beyond it the parser becomes slow. */
const MAX_TOKENS = 150_000;

/** The first bound that `text` crosses and the offset where; null when it crosses none. Takes time in proportion to the text. */
export function crossedBound(text: string): { at: number; message: string } | null {
	if (text.length > MAX_BYTES || Buffer.byteLength(text) > MAX_BYTES)
		return { at: 0, message: `expected ${MAX_BYTES / 1_000_000} MB at most` };
	let [at, tokens, open, dashes, aliases] = [0, 0, 0, 0, 0];
	let before = '';
	for (const token of new Lexer().lex(text)) {
		const isText = before === SCALAR;
		before = token;
		if (++tokens > MAX_TOKENS) return { at, message: 'too many entries: expected fewer' };
		if (isText) dashes = 0;
		else if (token === '[' || token === '{') open += 1;
		else if (token === ']' || token === '}') open -= 1;
		else if (token === '-') dashes += 1;
		else if (token === '?')
			return { at, message: 'a key begins with "? ": write keys as "name: value", or quote it' };
		else if (token.startsWith('*') && token.length > 1) aliases += 1;
		else if (token.includes('\n')) dashes = 0;
		if (open + dashes > MAX_DEPTH) return { at, message: TOO_DEEP };
		if (aliases > MAX_ALIASES) return { at, message: TOO_MANY_ALIASES };
		at += isMark(token) ? 0 : token.length;
	}
	return null;
}

export const TOO_DEEP = `nested deeper than ${MAX_DEPTH} levels: expected far fewer`;
export const TOO_MANY_ALIASES = `too many copies (*name): expected ${MAX_ALIASES} at most, write them out`;

/** A mark of the lexer: the next token is text, whatever it looks like. */
const SCALAR = '\u001f';
/** Marks that are no part of the text: a document begins, text begins, brackets end too early. */
const isMark = (token: string): boolean =>
	token === SCALAR || token === '\u0002' || token === '\u0018';
