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

const HEAD = ['', 'work', 'Andon', 'anchor', 'ratio (min–max)', 'goal', 'measured'];

/** A row of the table, and what was noted of its benchmark. */
interface Row {
	id: string;
	cells: string[];
}

/**
 * The table, then what was noted.
 * @param when the day and the load of the machine, for each row
 */
export const table = (results: Result[], when: string): string =>
	written(rowsOf(results, when), notesOf(results));

const rowsOf = (results: Result[], when: string): Row[] =>
	results.map(({ id, what, unit, rounds, goal }) => {
		const andon = spread(rounds.map((round) => round.andon));
		const anchors = rounds.flatMap(({ anchor }) => anchor ?? []);
		const ratios = rounds.flatMap(({ andon, anchor }) => (anchor === null ? [] : andon / anchor));
		const all = ratios.length > 0 ? spread(ratios) : andon;
		const around = `(${figure(all.min)}–${figure(all.max)})`;
		const compared = ratios.length > 0;
		return {
			id,
			cells: [
				id,
				`${what} (${unit})`,
				compared ? figure(andon.median) : `**${figure(andon.median)}** ${around}`,
				compared ? figure(spread(anchors).median) : '',
				compared ? `**${figure(all.median)}** ${around}` : '',
				goal,
				when
			]
		};
	});

const notesOf = (results: Result[]): string[] =>
	results.flatMap(({ id, notes }) => notes.map((note) => `- ${id}: ${note}`));

const written = (rows: Row[], notes: string[]): string =>
	[aligned([HEAD, ...rows.map(({ cells }) => cells)]), '', ...notes].join('\n');

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

const MARKS = /(<!-- measured -->\n)([^]*)(\n<!-- \/measured -->)/;

/**
 * Puts results between the marks of a document, in place of earlier ones of the same benchmarks; what else stands there
 * stays, with the day on which it was measured. @throws when there are no marks
 */
export function writeInto(file: URL, results: Result[], when: string, head: string): void {
	const before = readFileSync(file, 'utf8');
	const [, , text] = MARKS.exec(before) ?? [];
	if (text === undefined) throw new Error(`${file.pathname} has no <!-- measured --> marks`);
	const after = `\n${head}\n\n${merged(text, results, when)}\n`;
	writeFileSync(
		file,
		before.replace(MARKS, (_, open: string, _text: string, close: string) => open + after + close)
	);
}

/** @param text what stood there: tables, and notes that begin with the id of their benchmark */
export function merged(text: string, results: Result[], when: string): string {
	const measured = new Set(results.map(({ id }) => id));
	const lines = text.split('\n');
	const stayingRows = lines
		.map((line) => /^\| (F\d+) /.exec(line)?.[1] && cellsOf(line))
		.filter((cells) => cells !== undefined && cells !== '')
		.map((cells) => ({ id: cells[0] ?? '', cells: HEAD.map((_, column) => cells[column] ?? '') }))
		.filter(({ id }) => !measured.has(id));
	const stayingNotes = lines.filter((line) => {
		const id = /^- (F\d+):/.exec(line)?.[1];
		return id !== undefined && !measured.has(id);
	});
	const number = (id: string) => Number(id.slice(1));
	const rows = [...stayingRows, ...rowsOf(results, when)].sort(
		(one, other) => number(one.id) - number(other.id)
	);
	const notes = [...stayingNotes, ...notesOf(results)].sort(
		(one, other) => Number(/\d+/.exec(one)?.[0]) - Number(/\d+/.exec(other)?.[0])
	);
	return written(rows, notes);
}

const cellsOf = (line: string): string[] =>
	line
		.slice(1, line.lastIndexOf('|'))
		.split('|')
		.map((cell) => cell.trim());
