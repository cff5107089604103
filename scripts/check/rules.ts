import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where rules stand: as `**ESC-4**` in a list, or first in the row of a table. */
const DOCUMENTS = ['docs/spec.md', 'programs/README.md'];
const TESTS = ['{server,src,programs,scripts,tests}/**/*.{test,e2e,suite}.ts'];

/**
 * Holds the rules against the tests that quote them, both ways. A name may quote a range: `SUM-1 to SUM-5`.
 * @returns a line for each rule that no test quotes, and for each quoted one that is written down nowhere
 */
export function rulesWithoutTests(root: string): string[] {
	const read = (files: string[]) =>
		files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
	// what is struck out keeps its number, and no test
	const written = rulesOf(read(DOCUMENTS).replaceAll(/~~[^~]*~~/g, ''));
	const families = new Set([...written].map((rule) => rule.split('-')[0] ?? ''));
	const quoted = quotedIn(
		read(TESTS.flatMap((pattern) => globSync(pattern, { cwd: root }))),
		families
	);
	return [
		...[...written].filter((rule) => !quoted.has(rule)).map((rule) => `${rule}: no test quotes it`),
		...[...quoted]
			.filter((rule) => !written.has(rule))
			.map((rule) => `${rule}: a test quotes it, but it is written down nowhere`)
	];
}

function rulesOf(text: string): Set<string> {
	const listed = [...text.matchAll(/\*\*([A-Z]+-\d+)\*\*/g)].map(([, rule = '']) => rule);
	const tabled = [...text.matchAll(/^\| ([A-Z]+-\d[^|]*)\|/gm)].flatMap(([, cell = '']) =>
		named(cell)
	);
	return new Set([...listed, ...tabled]);
}

/** Names that look like rules and are of no family of ours are none, such as UTF-8. */
function quotedIn(text: string, families: Set<string>): Set<string> {
	return new Set(named(text).filter((rule) => families.has(rule.split('-')[0] ?? '')));
}

/** Every rule that `text` names, also within a range. */
function named(text: string): string[] {
	return [...text.matchAll(/\b([A-Z]+)-(\d+)(?: to \1-(\d+))?/g)].flatMap(
		([, family = '', first = '', last = first]) =>
			Array.from(
				{ length: Number(last) - Number(first) + 1 },
				(_, index) => `${family}-${Number(first) + index}`
			)
	);
}
