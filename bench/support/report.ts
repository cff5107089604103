/** A benchmark's result, and how it is printed: one Markdown table, on the screen and in docs/performance.md alike. */
import { readFileSync, writeFileSync } from 'node:fs';
import { spread, type Round } from './rounds.ts';

export interface Result {
	/** Of the goal, such as `F2`. */
	id: string;
	what: string;
	/** Of both sides, such as "µs of CPU a delivered frame". */
	unit: string;
	rounds: Round[];
	/** What has to hold, such as "≤ 1.1". */
	goal: string;
	/** What else was seen, in words. */
	notes: string[];
}

const HEAD = ['', 'work', 'Andon', 'anchor', 'ratio (min–max)', 'goal'];

/** The table, then what was noted. */
export function table(results: Result[]): string {
	const rows = results.map(({ id, what, unit, rounds, goal }) => {
		const ratio = spread(rounds.map(({ andon, anchor }) => andon / anchor));
		return [
			id,
			`${what} (${unit})`,
			figure(spread(rounds.map(({ andon }) => andon)).median),
			figure(spread(rounds.map(({ anchor }) => anchor)).median),
			`**${figure(ratio.median)}** (${figure(ratio.min)}–${figure(ratio.max)})`,
			goal
		];
	});
	const notes = results.flatMap(({ id, notes }) => notes.map((note) => `- ${id}: ${note}`));
	return [aligned([HEAD, ...rows]), '', ...notes].join('\n');
}

/** Padded as Prettier does it, so that a written table passes its check. */
function aligned(rows: string[][]): string {
	const widths = HEAD.map((_, column) =>
		Math.max(3, ...rows.map((row) => row[column]?.length ?? 0))
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const [head = [], ...rest] = rows;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}

/** Three significant digits. */
export function figure(value: number): string {
	if (value >= 1000) return Math.round(value).toLocaleString('en-GB');
	return String(Number(value.toPrecision(3)));
}

const MARKS = /(<!-- measured -->\n)[^]*(\n<!-- \/measured -->)/;

/** Puts `text` between the marks of a document. @throws when there are none */
export function writeInto(file: URL, text: string): void {
	const before = readFileSync(file, 'utf8');
	if (!MARKS.test(before)) throw new Error(`${file.pathname} has no <!-- measured --> marks`);
	writeFileSync(
		file,
		before.replace(MARKS, (_, open: string, close: string) => `${open}\n${text}\n${close}`)
	);
}
