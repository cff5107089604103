/**
 * The logic of an expression, taken apart at `&&`, `||` and `!` down to the parts that are none of these. Of the text,
 * since the parser does not tell where brackets stood.
 */
export interface Logic {
	/** `not` has one part, an atom none. */
	kind: 'and' | 'or' | 'not' | 'atom';
	text: string;
	parts: Logic[];
}

/** @param text an expression that the parser takes */
export const logicOf = (text: string): Logic => parse(withoutComments(text));

function parse(given: string): Logic {
	const text = bare(given);
	const marks = topLevel(text);
	if (marks.some(({ mark }) => mark === '?')) return { kind: 'atom', text, parts: [] };
	for (const [mark, kind] of [
		['||', 'or'],
		['&&', 'and']
	] as const) {
		const at = marks.filter((one) => one.mark === mark).map(({ at }) => at);
		if (at.length > 0) return { kind, text, parts: pieces(text, at).map(parse) };
	}
	if (text.startsWith('!')) {
		const rest = text.slice(1).trim();
		if (bare(rest) !== rest) return { kind: 'not', text, parts: [parse(rest)] };
	}
	return { kind: 'atom', text, parts: [] };
}

function pieces(text: string, cuts: number[]): string[] {
	const ends = [...cuts, text.length];
	return ends.map((end, index) => text.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 2, end));
}

/** The text without the brackets that enclose all of it. */
function bare(given: string): string {
	let text = given.trim();
	while (text.startsWith('(') && closing(text) === text.length - 1) text = text.slice(1, -1).trim();
	return text;
}

/** Where the bracket that begins a text ends. */
function closing(text: string): number {
	let depth = 0;
	for (const { at, char } of code(text)) {
		if ('([{'.includes(char)) depth++;
		else if (')]}'.includes(char) && --depth === 0) return at;
	}
	return -1;
}

function topLevel(text: string): { at: number; mark: '&&' | '||' | '?' }[] {
	const found: { at: number; mark: '&&' | '||' | '?' }[] = [];
	let depth = 0;
	for (const { at, char } of code(text)) {
		if ('([{'.includes(char)) depth++;
		else if (')]}'.includes(char)) depth--;
		if (depth > 0) continue;
		const two = text.slice(at, at + 2);
		if (char === '?') found.push({ at, mark: '?' });
		// the second half of a mark is no mark of its own
		else if ((two === '&&' || two === '||') && found.at(-1)?.at !== at - 1)
			found.push({ at, mark: two });
	}
	return found;
}

/** The characters of a text that stand in no string. */
function* code(text: string): Generator<{ at: number; char: string }> {
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === '"' || char === "'") at = stringEnd(text, at);
		else yield { at, char };
	}
}

/** The last quote of the string that begins at `from`. */
function stringEnd(text: string, from: number): number {
	const quote = text.charAt(from);
	const three = quote.repeat(3);
	const end = text.startsWith(three, from) ? three : quote;
	for (let at = from + end.length; at < text.length; at++) {
		if (text.charAt(at) === '\\') at++;
		else if (text.startsWith(end, at)) return at + end.length - 1;
	}
	return text.length;
}

function withoutComments(text: string): string {
	let kept = '';
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === '"' || char === "'") {
			const end = stringEnd(text, at);
			kept += text.slice(at, end + 1);
			at = end;
		} else if (text.startsWith('//', at)) {
			const end = text.indexOf('\n', at);
			if (end === -1) break;
			at = end - 1;
		} else kept += char;
	}
	return kept;
}
