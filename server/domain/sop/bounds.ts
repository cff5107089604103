/**
 * How much an SOP may be. Reading Markdown takes time that grows with the square of its marks, lines and nesting, so
 * these are checked before it is read: within them the worst text takes a fraction of a second.
 */

export const MOST = {
	steps: 200,
	characters: 20_000,
	lines: 1000,
	marks: 1000,
	openers: 1000,
	depth: 6
} as const;

const MARK = /[*_[\]`<&!\\]/g;
/** What opens a list or a quote, as often as it stands at the start of a line. */
const OPENERS = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const RULE_LINE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

/** @returns what is too much in a text, in words; null when it can be read */
export function beyondBounds(markdown: string): string | null {
	if (markdown.length > MOST.characters)
		return `expected ${MOST.characters} characters at the most, found ${markdown.length}`;
	const lines = markdown.split(/\r\n?|\n/);
	if (lines.length > MOST.lines)
		return `expected ${MOST.lines} lines at the most, found ${lines.length}`;
	const marks = [...markdown.matchAll(MARK)].length;
	if (marks > MOST.marks)
		return `expected ${MOST.marks} marks such as * _ [ and \` at the most, found ${marks}`;
	const opened = lines.map((line) => (RULE_LINE.test(line) ? 0 : openers(line)));
	const deep = opened.findIndex((count) => count > MOST.depth);
	if (deep !== -1)
		return `expected lists within lists ${MOST.depth} deep at the most, found more in line ${deep + 1}`;
	const all = opened.reduce((sum, count) => sum + count, 0);
	if (all > MOST.openers)
		return `expected ${MOST.openers} signs of lists and quotes at the most, found ${all}`;
	return null;
}

function openers(line: string): number {
	OPENERS.lastIndex = 0;
	let count = 0;
	while (OPENERS.test(line)) count++;
	return count;
}
