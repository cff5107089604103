/** The audit trail as files: CSV that a spreadsheet runs nothing of, and JSON lines. */
import type { AuditEntry } from '#lib/shared/wire/audit.ts';
import { csv } from '#lib/shift/csv.ts';

const HEADS = [
	...['at', 'by_kind', 'by_id', 'by_name', 'what', 'of_kind', 'of_id', 'client', 'from', 'detail'],
	'id'
];

/** Instants are RFC 3339 in UTC. */
export const auditCsv = (entries: readonly AuditEntry[]): string =>
	csv([
		HEADS,
		...entries.map(({ id, at, by, what, of, client, from, detail }) => [
			...[new Date(at).toISOString(), by.kind, by.id, by.name, what, of.kind, of.id],
			...[client, from, detail, id]
		])
	]);

/** One entry a line. */
export const auditLines = (entries: readonly AuditEntry[]): string =>
	entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
