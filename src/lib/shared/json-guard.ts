/** How deep the arrays and objects of a document may nest. A value outside of any has depth 0. */
export const MAX_DEPTH = 32;

export type Checked = { ok: true; value: unknown } | { ok: false; reason: string };

interface Place {
	value: object;
	/** Index in a list, key in an object, null at the top. */
	key: string | number | null;
	inside: Place | null;
}

const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Without one of these in the text no key can be refused, which spares almost every document the walk. */
const MAY_HIDE_ONE = /__proto__|constructor|prototype|\\u/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;

/**
 * Parses JSON that somebody else wrote. Refused are text that is not JSON, nesting deeper than 32 levels (found before
 * anything recurses) and keys that reach a prototype. `reason` names the character, the depth or the path, and quotes
 * nothing else of the text, so that it may be logged. Takes time in proportion to the text; never throws.
 */
export function checkJson(text: string): Checked {
	if (deeperThan(text, MAX_DEPTH)) {
		return { ok: false, reason: `nested deeper than ${MAX_DEPTH} levels` };
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return { ok: false, reason: `not valid JSON${whereItBroke(error)}` };
	}
	const refused = MAY_HIDE_ONE.test(text) ? findRefusedKey(value) : null;
	return refused === null
		? { ok: true, value }
		: { ok: false, reason: `the key ${refused} is not allowed` };
}

/** On text that is not JSON the count may be off, but only the parser, which refuses such text, then sees it. */
function deeperThan(text: string, limit: number): boolean {
	let depth = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (inString) {
			if (code === BACKSLASH) at++;
			else if (code === QUOTE) inString = false;
		} else if (code === QUOTE) inString = true;
		else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
			if (++depth > limit) return true;
		} else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth--;
	}
	return false;
}

/** The parser's own message quotes the text, which may hold personal data; only its position is kept. */
function whereItBroke(error: unknown): string {
	const position =
		error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
	return position === undefined ? '' : `, from character ${position}`;
}

/** Looks at parsed keys rather than at the text, where an escape (`\u005f`) could hide them. */
function findRefusedKey(root: unknown): string | null {
	if (typeof root !== 'object' || root === null) return null;
	const toVisit: Place[] = [{ value: root, key: null, inside: null }];
	for (let place = toVisit.pop(); place !== undefined; place = toVisit.pop()) {
		if (Array.isArray(place.value)) {
			const list: unknown[] = place.value;
			for (let at = 0; at < list.length; at++) visitLater(toVisit, list[at], at, place);
		} else {
			for (const [key, value] of Object.entries(place.value)) {
				if (REFUSED_KEYS.has(key)) return pathOf({ value: place.value, key, inside: place });
				visitLater(toVisit, value, key, place);
			}
		}
	}
	return null;
}

function visitLater(toVisit: Place[], value: unknown, key: string | number, inside: Place) {
	if (typeof value === 'object' && value !== null) toVisit.push({ value, key, inside });
}

function pathOf(place: Place): string {
	const steps: string[] = [];
	for (let at: Place | null = place; at !== null; at = at.inside) {
		if (typeof at.key === 'number') steps.unshift(`[${at.key}]`);
		else if (at.key !== null) steps.unshift(`.${at.key.slice(0, 40)}`);
	}
	return steps.join('').replace(/^\./, '');
}
