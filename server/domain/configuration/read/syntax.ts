/** What the YAML parser complains of, with what mends it, from the line where it stands. */
import type { YAMLError } from 'yaml';
import { quoted, WHOLE, type Finding, type Place } from '../finding.ts';

/** `  - claim: 15m`: blanks and dashes, key, colon, rest. */
const ENTRY = /^(\s*(?:-\s+)*)([A-Za-z][\w-]*):(\s*)(.*)$/;

/** @param place where the parser noticed it */
export function syntaxFinding(
	{ code, message }: YAMLError,
	lines: readonly string[],
	place: Place
): Finding {
	const line = lines[place.line - 1] ?? '';
	const told = (remedy: string): Finding => ({ path: WHOLE, ...place, message: remedy });
	const glued = gluedColon(line);
	switch (code) {
		case 'TAB_AS_INDENT':
			return told('a tab begins this line: indent with blanks');
		case 'MULTILINE_IMPLICIT_KEY':
		case 'MISSING_CHAR':
			if (glued) return told(glued);
			break;
		case 'BLOCK_AS_IMPLICIT_KEY':
			if (/:\s/.test(restOf(line)))
				return told(`text with ": " in it must be quoted${rewritten(line)}`);
			return {
				path: WHOLE,
				line: place.line + 1,
				column: 1,
				message:
					'this line is indented too far: it begins where the line before begins, or that one ends with ":"'
			};
		case 'BAD_SCALAR_START':
			return told(`text that begins with ${mark(line)} must be quoted${rewritten(line)}`);
		case 'TAG_RESOLVE_FAILED':
			return told(`text that begins with ! must be quoted${rewritten(line)}`);
		case 'UNEXPECTED_TOKEN':
			if (/^["']/.test(restOf(line)))
				return told(`text that goes on after its quotes must be quoted whole${rewritten(line)}`);
			break;
		case 'MULTIPLE_DOCS':
			return told('a second document begins here: take the line --- out');
		default:
	}
	return told(
		PLAIN[said(message)] ?? glued ?? `${said(message)}: look at this line and the one before`
	);
}

/** Told at the end of the text, which says little. */
export const isOpenQuote = ({ message }: YAMLError): boolean =>
	/^Missing closing ["']quote/.test(message);

const said = (message: string): string => {
	const [first = ''] = message.split('\n');
	return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
};

/** The parser's sentences that say too little to mend it. */
const PLAIN: Readonly<Record<string, string>> = {
	'all mapping items must start at the same column':
		'this line begins at another column than those it stands beside: indent them alike',
	'sequence item without - indicator':
		'this line stands in a list but does not begin with "- ": indent it as the entry that it belongs to, or begin a new one',
	'all sequence items must start at the same column':
		'this line begins at another column than the list that it stands in: indent it alike',
	'flow sequence in block collection must be sufficiently indented and end with a ]':
		'a list that began with [ is not closed: put ] after its last entry',
	'flow map in block collection must be sufficiently indented and end with a }':
		'fields that began with { are not closed: put } after the last one',
	'flow sequence must end with a ]':
		'a list that began with [ is not closed: put ] after its last entry',
	'flow map must end with a }': 'fields that began with { are not closed: put } after the last one',
	'unexpected block-seq-ind on same line with key':
		'a list begins on a line of its own: put its first "- " on the next line, or write [ … ]',
	'block collections are not allowed within flow collections':
		'text with ": " in it must be quoted',
	'implicit map keys need to be followed by map values':
		'a line without ": " stands among fields: write "name: value"',
	'implicit keys need to be on a single line':
		'a line without ": " stands among fields: write "name: value"',
	'missing closing "quote': 'text that began with " is not closed: put " at its end',
	"missing closing 'quote": "text that began with ' is not closed: put ' at its end"
};

function gluedColon(line: string): string | null {
	const [, , key, gap, rest] = ENTRY.exec(line) ?? [];
	return gap === '' && rest ? `put a blank after the colon: ${clipped(`${key}: ${rest}`)}` : null;
}

const restOf = (line: string): string => ENTRY.exec(line)?.[4] ?? line.trim();

const mark = (line: string): string => restOf(line).charAt(0) || 'this';

/** `: write name: "Refunds: late"`, quoted the way that needs no further marks. */
function rewritten(line: string): string {
	const [, , key, , rest = ''] = ENTRY.exec(line) ?? [];
	if (key === undefined || rest === '') return '';
	return `: write ${clipped(`${key}: ${rest.includes('"') && !rest.includes("'") ? `'${rest}'` : JSON.stringify(rest)}`)}`;
}

const clipped = (text: string): string => (text.length > 100 ? quoted(text).slice(1, -1) : text);
