/** One row of an incident export, parsed once: whatever the dialect, the same row comes out. */
import { PRIORITIES, type Priority, type Status, type WaitingFor } from '#lib/shared/words.ts';
import { RowFault } from '../fault.ts';
import type { Line } from '../read.ts';
import type { Column, Columns } from './columns.ts';

/** What an incident was like from `at` on. Instants are ms since 1970. */
export interface IncidentRow {
	line: number;
	number: string;
	/** `sys_updated_at`: when this became so. */
	at: number;
	openedAt: number;
	updatedBy: string | null;
	status: Status;
	waitingFor: WaitingFor | null;
	priority: Priority;
	group: string | null;
	assignee: string | null;
	title: string;
}

const STATES: Record<string, readonly [Status, WaitingFor | null]> = {
	new: ['new', null],
	active: ['active', null],
	'awaiting user info': ['waiting', 'customer'],
	'awaiting vendor': ['waiting', 'vendor'],
	'awaiting problem': ['waiting', 'problem'],
	'awaiting evidence': ['waiting', 'evidence'],
	resolved: ['resolved', null],
	closed: ['closed', null]
};

/**
 * @throws RowFault naming line, column and what was expected there
 */
export function parseIncident({ line, cells }: Line, columns: Columns): IncidentRow {
	const cell = (column: Column) => (cells[columns[column]] ?? '').trim().replaceAll(/\s+/g, ' ');
	const fault = (column: Column, expected: string) =>
		new RowFault(line, column, expected, cells[columns[column]]);

	const number = /^(?:INC)?(\d{1,20})$/i.exec(cell('number'))?.[1];
	if (!number) throw fault('number', 'a number such as INC0014525');
	const state = STATES[cell('incident_state').toLowerCase()];
	if (!state)
		throw fault(
			'incident_state',
			`one of ${Object.keys(STATES)
				.map((name) => `"${name}"`)
				.join(', ')}`
		);
	const priority = PRIORITIES.find(
		(one) => String(one) === /^(\d)(?: - |$)/.exec(cell('priority'))?.[1]
	);
	if (!priority) throw fault('priority', '"1" to "4", or such as "3 - Moderate"');

	const instant = (column: 'opened_at' | 'sys_updated_at') => {
		const at = parseMinute(cell(column));
		if (at === null)
			throw fault(column, 'a day, month and year with time, such as 29/2/2016 01:16');
		return at;
	};
	const named = (column: Column, prefix: string) => {
		const name = withPrefix(cell(column), prefix);
		if (name && name.length > 80) throw fault(column, 'a name of at most 80 characters');
		return name;
	};
	const [at, openedAt] = [instant('sys_updated_at'), instant('opened_at')];
	const words = [
		named('category', 'Category'),
		named('subcategory', 'Subcategory'),
		named('u_symptom', 'Symptom')
	].filter((word) => word !== null);

	return {
		line,
		number: `INC${number}`,
		at,
		// some rows were written before the minute at which their incident is said to have been opened
		openedAt: Math.min(openedAt, at),
		updatedBy: named('sys_updated_by', 'Updated by'),
		status: state[0],
		waitingFor: state[1],
		priority,
		group: named('assignment_group', 'Group'),
		assignee: named('assigned_to', 'Resolver'),
		title: words.length > 0 ? words.join(' · ') : `INC${number}`
	};
}

/** "Group 70" and the "70" of an export that lost its prefixes are the same group; "?" is nobody. */
function withPrefix(text: string, prefix: string): string | null {
	if (text === '' || text === '?') return null;
	return /^\d+$/.test(text) ? `${prefix} ${text}` : text;
}

const MINUTE = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * @param text day, month, year and time in UTC, such as `29/2/2016 01:16` or `29-02-2016 01:16`
 * @returns ms since 1970, or null when there is no such instant
 */
export function parseMinute(text: string): number | null {
	const parts = MINUTE.exec(text);
	if (!parts) return null;
	const [day, month, year, hour, minute, second] = [1, 3, 4, 5, 6, 7].map((n) =>
		Number(parts[n] ?? 0)
	);
	const at = Date.UTC(Number(year), Number(month) - 1, day, hour, minute, second);
	const back = new Date(at);
	// the calendar rolls 31/2 over to March; such a day is a fault
	const same =
		back.getUTCDate() === day && back.getUTCMonth() + 1 === month && back.getUTCHours() === hour;
	return same && back.getUTCMinutes() === minute ? at : null;
}
