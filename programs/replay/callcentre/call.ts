/** One row of a call-centre log, parsed once. */
import { RowFault } from '../fault.ts';
import type { Line } from '../read.ts';
import { instantOf } from './zone.ts';

export const COLUMNS = [
	'type',
	'date',
	'vru_entry',
	'q_start',
	'q_exit',
	'outcome',
	'ser_start',
	'ser_exit',
	'server'
] as const;
type Column = (typeof COLUMNS)[number];
export type Columns = Record<Column, number>;

/** A stretch of time, in ms since 1970; `to` no longer belongs to it. */
export interface Span {
	from: number;
	to: number;
}

export interface Call {
	/** The kind of call, such as `PS`; each has its queue. */
	type: string;
	outcome: 'AGENT' | 'HANG';
	/** Null when the call never queued. */
	queued: Span | null;
	/** Null when nobody served it, or the log does not say when. */
	served: Span | null;
	/** Who served it; null when nobody did, or the log does not say who. */
	server: string | null;
}

/** The centre's times are those of its own clocks. */
export const ZONE = 'Asia/Jerusalem';

/** @returns where each column stands, or null when the header is that of something else */
export function findColumns(header: string[]): Columns | null {
	const names = header.map((cell) => cell.trim().toLowerCase());
	const found = COLUMNS.map((column) => [column, names.indexOf(column)] as const);
	return found.some(([, index]) => index < 0) ? null : (Object.fromEntries(found) as Columns);
}

const DAY = 86_400;

/**
 * @returns the call, or null for a phantom: a line that the switch itself marked as no call
 * @throws RowFault naming line, column and what was expected there
 */
export function parseCall({ line, cells }: Line, columns: Columns): Call | null {
	const cell = (column: Column) => (cells[columns[column]] ?? '').trim();
	const fault = (column: Column, expected: string) =>
		new RowFault(line, column, expected, cells[columns[column]]);

	const outcome = cell('outcome');
	if (outcome !== 'AGENT' && outcome !== 'HANG' && outcome !== 'PHANTOM')
		throw fault('outcome', '"AGENT", "HANG" or "PHANTOM"');
	const type = cell('type');
	if (!/^[A-Za-z][A-Za-z0-9-]{0,38}$/.test(type)) throw fault('type', 'a kind of call such as PS');
	const date = parseDate(cell('date'));
	if (date === null) throw fault('date', 'a day such as 1999-08-02');

	const second = (column: Column) => {
		const at = parseTime(cell(column));
		if (at === null) throw fault(column, 'a time such as 9:04:37');
		return at;
	};
	const entry = second('vru_entry');
	const span = (start: Column, exit: Column): Span | null => {
		const [from, to] = [second(start), second(exit)];
		if (from === 0 && to === 0) return null;
		// a time half a day before the call began belongs to the next day
		const [begun, ended] = [from, to].map((at) => (at < entry - DAY / 2 ? at + DAY : at)) as [
			number,
			number
		];
		if (ended < begun) throw fault(exit, `a time that is not before ${start}`);
		const instant = (at: number) => instantOf(date + at * 1000, ZONE);
		return { from: instant(begun), to: instant(ended) };
	};
	const [queued, service] = [span('q_start', 'q_exit'), span('ser_start', 'ser_exit')];
	if (outcome === 'PHANTOM') return null;
	const server = cell('server');
	return {
		type: type.toUpperCase(),
		outcome,
		queued,
		// some who hung up have a few seconds of "service" by no server: the switch tearing the call down
		served: outcome === 'AGENT' ? service : null,
		server: outcome === 'HANG' || server === '' || server === 'NO_SERVER' ? null : server
	};
}

function parseTime(text: string): number | null {
	const parts = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(text);
	if (!parts) return null;
	const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
	return hour < 24 ? hour * 3600 + minute * 60 + second : null;
}

/** @returns midnight of the day as if it were UTC, or null when there is no such day */
function parseDate(text: string): number | null {
	const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	// some days that are none, such as 30 February, are read as days of the next month
	return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text) ? null : at;
}
