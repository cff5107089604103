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
	const depth = new Depth();
	let [at, tokens, aliases] = [0, 0, 0];
	let before = '';
	for (const token of new Lexer().lex(text)) {
		// after its mark it is text, whatever it looks like
		const isText = before === SCALAR;
		before = token;
		if (++tokens > MAX_TOKENS) return { at, message: 'too many entries: expected fewer' };
		if (token === '?' && !isText)
			return { at, message: 'a key begins with "? ": write keys as "name: value", or quote it' };
		if (!isText && token.startsWith('*') && token.length > 1) aliases += 1;
		if (aliases > MAX_ALIASES) return { at, message: TOO_MANY_ALIASES };
		if (depth.after(token, isText) > MAX_DEPTH) return { at, message: TOO_DEEP };
		at += isMark(token) ? 0 : token.length;
	}
	return null;
}

/** How deep a text nests: by brackets, by dashes in a line, by how its lines are indented. */
class Depth {
	#brackets = 0;
	#dashes = 0;
	readonly #indents: number[] = [];
	/** Blanks at the beginning of this line; null once something else was there. */
	#indent: number | null = 0;

	after(token: string, isText: boolean): number {
		if (isMark(token)) return 0;
		if (!isText && /^[\r\n]+$/.test(token)) {
			this.#indent = 0;
			this.#dashes = 0;
			return 0;
		}
		if (!isText && /^[ \t]+$/.test(token)) {
			if (this.#indent !== null) this.#indent += token.length;
			return 0;
		}
		if (this.#indent !== null && !token.startsWith('#')) this.#begin(this.#indent);
		this.#indent = token.endsWith('\n') ? 0 : null;
		if (isText) this.#dashes = 0;
		else if (token === '[' || token === '{') this.#brackets += 1;
		else if (token === ']' || token === '}') this.#brackets -= 1;
		else if (token === '-') this.#dashes += 1;
		return Math.max(this.#brackets, 0) + this.#dashes + this.#indents.length;
	}

	#begin(column: number): void {
		while ((this.#indents.at(-1) ?? -1) >= column) this.#indents.pop();
		this.#indents.push(column);
	}
}

export const TOO_DEEP = `nested deeper than ${MAX_DEPTH} levels: expected far fewer`;
export const TOO_MANY_ALIASES = `too many copies (*name): expected ${MAX_ALIASES} at most, write them out`;

const SCALAR = '\u001f';
/** Marks that are no part of the text: a document begins, text begins, brackets end too early. */
const isMark = (token: string): boolean =>
	token === SCALAR || token === '\u0002' || token === '\u0018';
