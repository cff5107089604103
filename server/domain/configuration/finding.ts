/** What is wrong or odd in a configuration, and where. */

/** Keys and, in lists, indexes from 0. */
export type Path = readonly (string | number)[];

/** Where something stands in a text; both count from 1. */
export interface Place {
	line: number;
	column: number;
}

/** One fault or warning; `line` and `column` are there when it was read from a text. */
export interface Finding extends Partial<Place> {
	/** Such as `paths[1].steps[0].team`; `document` for the whole. */
	path: string;
	/** What was expected, and what mends it. */
	message: string;
}

/** So many are told at once. */
export const MOST_FINDINGS = 200;

/** The path of what concerns the whole, or its text. */
export const WHOLE = 'document';

const PLAIN_KEY = /^[\w-]{1,60}$/;

/** `paths[1].steps[0].team`, or `document` for the whole. */
export const pathText = (path: Path): string =>
	path.reduce<string>((text, part) => {
		if (typeof part === 'number') return `${text}[${part}]`;
		return PLAIN_KEY.test(part) ? `${text}${text && '.'}${part}` : `${text}[${quoted(part)}]`;
	}, '') || WHOLE;

/** Text of others within a message: short, on one line, in quotes. */
export const quoted = (text: string): string =>
	JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** `line 12: paths[1].name: …`, for where only one text is shown. */
export const findingText = ({ path, line, message }: Finding): string =>
	`${line === undefined ? '' : `line ${line}: `}${path === WHOLE ? '' : `${path}: `}${message}`;

/** In the order of the text; without repetitions. */
export function inOrder(findings: readonly Finding[]): Finding[] {
	const unique = new Map(findings.map((one) => [`${one.path}|${one.message}`, one]));
	return [...unique.values()].sort(
		(one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)
	);
}

/** The first 200, and a last one that counts the rest. @param more how many there are beside these */
export function firstOf(findings: readonly Finding[], more = 0): Finding[] {
	const rest = Math.max(0, findings.length - MOST_FINDINGS) + more;
	if (rest === 0) return [...findings];
	const message = `and ${rest} more; mend these first`;
	return [...findings.slice(0, MOST_FINDINGS), { path: WHOLE, message }];
}
