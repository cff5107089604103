/** A text as values, with the way back from a path to the line where it stands. JSON is YAML, too. */
import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	parseDocument,
	visit,
	type Document,
	type Pair
} from 'yaml';
import { MOST_FINDINGS, WHOLE, type Finding, type Path, type Place } from '../finding.ts';
import { keysTwice, oddCopies, oddKeys, type At } from './odd-nodes.ts';
import { crossedBound, MAX_ALIASES, TOO_MANY_ALIASES } from './bounds.ts';
import { isOpenQuote, syntaxFinding } from './syntax.ts';

/** What is read, from a text or not. */
export interface Source {
	value: unknown;
	/** Where the value at `path` stands, or its key, or the nearest thing around it. Undefined without a text. */
	placeOf(path: Path, what?: 'value' | 'key'): Place | undefined;
	/** A single value as it was typed; undefined when it is none, or without a text. */
	typed(path: Path): string | undefined;
}

export interface Parsed {
	source: Source;
	faults: Finding[];
	/** False when so little was understood that more faults would only mislead. */
	whole: boolean;
}

/** Never throws; takes at most a second or two for the worst text of 1 MB. */
export function parseText(text: string): Parsed {
	const lines = new LineCounter();
	const at: At = (offset) => {
		const { line, col } = lines.linePos(offset);
		return { line: Math.max(1, line), column: Math.max(1, col) };
	};
	const crossed = crossedBound(text);
	if (crossed)
		return broken([{ path: WHOLE, ...placeIn(text, crossed.at), message: crossed.message }]);
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		merge: true,
		version: '1.2',
		schema: 'core',
		// its own check takes time with the square of the keys
		uniqueKeys: false
	});
	const problems = [...document.errors, ...document.warnings];
	const odd = [...oddCopies(document, at), ...oddKeys(document, at)];
	const faults = [...syntaxFindings(document, text, at), ...keysTwice(document, at), ...odd];
	const whole = odd.length === 0 && problems.every(({ code }) => HARMLESS.has(code));
	const value = whole ? valueOf(document) : undefined;
	if (value instanceof Error)
		return broken([...faults, { path: WHOLE, message: TOO_MANY_ALIASES }]);
	return {
		faults,
		whole,
		source: {
			value,
			placeOf: (path, what) => placeOf(document, path, at, what),
			typed: (path) => typed(document, path)
		}
	};
}

/** A value that came without a text. */
export const sourceOf = (value: unknown): Source => ({
	value,
	placeOf: () => undefined,
	typed: () => undefined
});

/** After this the parser knows what belongs to what. */
const HARMLESS: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED']);

const broken = (faults: Finding[]): Parsed => ({
	faults,
	whole: false,
	source: sourceOf(undefined)
});

function placeIn(text: string, offset: number): Place {
	const before = text.slice(0, offset);
	const start = before.lastIndexOf('\n') + 1;
	return { line: before.split('\n').length, column: offset - start + 1 };
}

/** What is odd in a line makes the parser stumble over more of it: the first of a line is told. */
function syntaxFindings(document: Document, text: string, at: At): Finding[] {
	const found = new Map<number, Finding>();
	const lines = text.split(/\r?\n/);
	for (const problem of [...document.errors, ...document.warnings]) {
		if (found.size >= MOST_FINDINGS) break;
		const offset = isOpenQuote(problem) ? lastQuote(document) : problem.pos[0];
		const finding = syntaxFinding(problem, lines, at(offset ?? problem.pos[0]));
		const { line } = at(problem.pos[0]);
		if (!found.has(line)) found.set(line, finding);
	}
	return [...found.values()];
}

/** Where the text began that is never closed. */
function lastQuote(document: Document): number | undefined {
	let last: number | undefined;
	visit(document, {
		Scalar(_, { type, range }) {
			if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') last = range?.[0];
		}
	});
	return last;
}

/** @returns the error when copies of copies would grow beyond all bounds */
function valueOf(document: Document): unknown {
	try {
		return document.toJS({ maxAliasCount: MAX_ALIASES });
	} catch (error) {
		return error as Error;
	}
}

interface Found {
	key: unknown;
	value: unknown;
	/** Whether the whole path is there. */
	complete: boolean;
}

function find(document: Document, path: Path): Found {
	let found: Found = { key: null, value: document.contents, complete: true };
	for (const part of path) {
		const inside = isAlias(found.value) ? found.value.resolve(document) : found.value;
		const next = isMap(inside)
			? inside.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
			: isSeq(inside) && typeof part === 'number'
				? { key: null, value: inside.items[part] }
				: undefined;
		if (!next || (isSeq(inside) && next.value === undefined)) return { ...found, complete: false };
		found = { key: next.key, value: (next as Pair).value, complete: true };
	}
	return found;
}

const offsetOf = (node: unknown): number | undefined =>
	(node as { range?: [number, number, number] | null } | null)?.range?.[0];

/** A value that begins on another line than its key is shown at its key. */
function placeOf(
	document: Document,
	path: Path,
	at: At,
	what: 'value' | 'key' = 'value'
): Place | undefined {
	const { key, value, complete } = find(document, path);
	const [ofKey, ofValue] = [key, value].map((node) => {
		const offset = offsetOf(node);
		return offset === undefined ? undefined : at(offset);
	});
	if (!ofKey || !ofValue) return ofKey ?? ofValue;
	return what === 'key' || !complete || ofKey.line !== ofValue.line ? ofKey : ofValue;
}

function typed(document: Document, path: Path): string | undefined {
	const { value, complete } = find(document, path);
	return complete && isScalar(value) && value.type === 'PLAIN' ? value.source : undefined;
}
