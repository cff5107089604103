/** An incident export as a plan. */
import type { Item } from '../../client/index.ts';
import type { Table } from '../read.ts';
import type { Expected, Plan, Planned } from '../plan.ts';
import type { Columns } from './columns.ts';
import { follow, whom, type Known } from './incident.ts';
import { parseIncident, type IncidentRow } from './row.ts';

/**
 * @returns every row, in time order; ties stay in the order of the file
 * @throws RowFault at the first row that cannot be understood
 */
export function incidentRows(table: Table, columns: Columns): IncidentRow[] {
	const rows = table.lines.map((line) => parseIncident(line, columns));
	return rows.sort((a, b) => a.at - b.at);
}

/** @param rows in time order */
export function planIncidents(rows: IncidentRow[]): Plan {
	const incidents = new Map<string, Known>();
	const planned: Planned[] = [];
	for (const row of rows) {
		const { known, commands } = follow(incidents.get(row.number) ?? null, row);
		incidents.set(row.number, known);
		for (const command of commands)
			planned.push({ at: row.at, kind: 'case', item: itemOf(row, known.rows, command) });
	}
	return {
		what: 'incidents',
		rows: rows.length,
		cases: incidents.size,
		zone: 'UTC',
		queues: [],
		planned,
		expected: new Map([...incidents].map(([number, { last }]) => [number, standing(last)]))
	};
}

/**
 * The same row gives the same operation id and revision: a replay that is repeated changes nothing, even when the server
 * has long forgotten the operations.
 */
function itemOf(row: IncidentRow, ordinal: number, told: Item['command']): Item {
	const by = whom(row.updatedBy);
	const revision = `${new Date(row.at).toISOString()}/${String(ordinal).padStart(4, '0')}`;
	const facts = told.type === 'open' || told.type === 'update';
	const command = facts ? { ...told, revision } : told;
	return {
		operation: `replay:${row.number}:${ordinal}:${command.type}`,
		case: row.number,
		command,
		at: new Date(row.at).toISOString(),
		...(by && { by })
	};
}

const standing = ({ status, waitingFor, priority, group }: IncidentRow): Expected => ({
	status,
	waitingFor,
	priority,
	team: group
});
