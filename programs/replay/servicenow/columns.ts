/**
 * The columns of a ServiceNow incident export, by name. Exports differ: one calls the state `ident_state`, one names
 * the second `category` column as the first.
 */
export const COLUMNS = [
	'number',
	'incident_state',
	'opened_at',
	'sys_updated_by',
	'sys_updated_at',
	'category',
	'subcategory',
	'u_symptom',
	'priority',
	'assignment_group',
	'assigned_to'
] as const;
/**
 * The columns that are read, and no others. `resolved_at`, `closed_at`, `made_sla`, `closed_code` and `resolved_by` are
 * written back onto every row of an incident after its end: nobody could know them at the minute of the row. `caller_id`
 * is a person.
 */
export type Column = (typeof COLUMNS)[number];
export type Columns = Record<Column, number>;

const ALIASES: Record<string, Column> = {
	ident_state: 'incident_state',
	state: 'incident_state',
	symptom: 'u_symptom',
	sys_updated_on: 'sys_updated_at'
};

/** @returns where each column stands, or the names of those that are missing */
export function findColumns(header: string[]): Columns | { missing: Column[] } {
	const found = new Map<Column, number>();
	header.forEach((cell, index) => {
		const name = cell
			.trim()
			.toLowerCase()
			.replaceAll(/[\s-]+/g, '_');
		const known = COLUMNS.find((column) => column === name) ?? ALIASES[name];
		if (!known) return;
		const second = known === 'category' && found.has('category') ? 'subcategory' : known;
		if (!found.has(second)) found.set(second, index);
	});
	const missing = COLUMNS.filter((column) => !found.has(column));
	return missing.length > 0 ? { missing } : (Object.fromEntries(found) as Columns);
}
