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
import { quoted, type Finding, type Path, type Place } from '../finding.ts';
import { crossedBound, MAX_ALIASES, TOO_MANY_ALIASES } from './bounds.ts';
import { isOpenQuote, syntaxFinding } from './syntax.ts';

/** What is read, from a text or not. */
export interface Source {
	value: unknown;
	/** Where `path` stands, or the nearest thing around it; of a key that is too much, the key. Undefined without a text. */
	placeOf(path: Path): Place | undefined;
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
		return broken([{ path: 'document', ...placeIn(text, crossed.at), message: crossed.message }]);
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
	const copies = oddCopies(document, at);
	const faults = [...syntaxFindings(document, text, at), ...keysTwice(document, at), ...copies];
	const whole = copies.length === 0 && problems.every(({ code }) => HARMLESS.has(code));
	const value = whole ? valueOf(document) : undefined;
	if (value instanceof Error)
		return broken([...faults, { path: 'document', message: TOO_MANY_ALIASES }]);
	return {
		faults,
		whole,
		source: {
			value,
			placeOf: (path) => placeOf(document, path, at),
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

/** After these the parser knows what was meant. */
const HARMLESS: ReadonlySet<string> = new Set(['TAB_AS_INDENT', 'TAG_RESOLVE_FAILED']);

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
	for (const problem of [...document.errors, ...document.warnings]) {
		const offset = isOpenQuote(problem) ? lastQuote(document) : problem.pos[0];
		const finding = syntaxFinding(problem, text, at(offset ?? problem.pos[0]));
		const line = finding.line ?? 0;
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

type At = (offset: number) => Place;

/** Copies of what is not there, or of what they are a part of. */
function oddCopies(document: Document, at: At): Finding[] {
	const found: Finding[] = [];
	visit(document, {
		Alias(_, alias, ancestors) {
			const copied = alias.resolve(document);
			const name = quoted(`*${alias.source}`);
			const message = !copied
				? `${name} copies what is not there: quote it, or put &${alias.source} before what it is to copy`
				: ancestors.includes(copied as never)
					? `${name} copies what it is a part of: write it out`
					: null;
			if (message) found.push({ path: 'document', ...at(alias.range?.[0] ?? 0), message });
		}
	});
	return found;
}

function keysTwice(document: Document, at: At): Finding[] {
	const found: Finding[] = [];
	visit(document, {
		Map(_, { items }) {
			const first = new Map<string, Place>();
			for (const { key } of items) {
				if (!isScalar(key)) continue;
				const name = String(key.value);
				const place = at(key.range?.[0] ?? 0);
				const before = first.get(name);
				if (!before) first.set(name, place);
				else {
					const message = `${quoted(name)} stands here twice, first in line ${before.line}: put both into one`;
					found.push({ path: 'document', ...place, message });
				}
			}
		}
	});
	return found;
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
function placeOf(document: Document, path: Path, at: At): Place | undefined {
	const { key, value, complete } = find(document, path);
	const ofKey = offsetOf(key);
	const ofValue = offsetOf(value);
	const ofKeyPlace = ofKey === undefined ? undefined : at(ofKey);
	if (ofValue === undefined || !complete)
		return ofKeyPlace ?? (ofValue === undefined ? undefined : at(ofValue));
	const ofValuePlace = at(ofValue);
	return ofKeyPlace && ofKeyPlace.line !== ofValuePlace.line ? ofKeyPlace : ofValuePlace;
}

function typed(document: Document, path: Path): string | undefined {
	const { value, complete } = find(document, path);
	return complete && isScalar(value) && value.type === 'PLAIN' ? value.source : undefined;
}
