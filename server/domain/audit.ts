/** What the audit trail is told, made fit to be kept; and what is found in it. */
import { oneLine } from '#lib/shared/plain-text.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { AuditBy, AuditEntry, AuditFilter } from '#lib/shared/wire/audit.ts';
import { covers, type ApiKey } from './directory.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long the trail goes back at most, and how many entries it has at most: of changes, and of refusals. */
export const AUDIT_KEPT_MS = 400 * DAY_MS;
export const AUDIT_KEPT = { changes: 100_000, refusals: 20_000 };

const LONGEST = { word: 120, detail: 500 };

/** What is told; the rest is added. */
export type AuditNews = Omit<AuditEntry, 'id' | 'at' | 'from'> & { from?: string | null };

export const byPerson = ({ id, name }: Pick<Person, 'id' | 'name'>): AuditBy => ({
	...{ kind: 'person', id, name }
});
export const byKey = ({ id, name }: Pick<ApiKey, 'id' | 'name'>): AuditBy => ({
	...{ kind: 'key', id, name }
});
export const COMMAND_LINE: AuditBy = { kind: 'command-line', id: 'andon', name: 'Command line' };
export const SYSTEM: AuditBy = { kind: 'system', id: 'system', name: 'Andon' };
export const NOBODY: AuditBy = { kind: 'nobody', id: '', name: '' };

/** An entry as it is kept: what others wrote into it is short, on one line, and turns no text round. */
export function auditEntry(news: AuditNews, id: string, at: number): AuditEntry {
	const { by, what, of, client, from = null, detail } = news;
	return {
		...{ id, at, what },
		by: { kind: by.kind, id: word(by.id), name: word(by.name) },
		of: { kind: word(of.kind), id: word(of.id) },
		client: client === null ? null : word(client),
		from: from === null ? null : word(from),
		detail: short(detail, LONGEST.detail)
	};
}

/** Whether it tells of somebody who was turned away: anybody can make many of these. */
export const isRefusal = ({ what }: Pick<AuditEntry, 'what'>): boolean => what.endsWith(':refused');

/** Which fields differ, by name: what they say may be a secret. */
export function changedFields(before: object, after: object): string {
	const [was, is] = [Object.entries(before), Object.entries(after)].map(
		(entries) => new Map<string, unknown>(entries)
	);
	const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
	return [...names]
		.filter((name) => JSON.stringify(was?.get(name)) !== JSON.stringify(is?.get(name)))
		.join(', ');
}

/** @returns true for an entry that is looked for */
export function auditMatches(entry: AuditEntry, filter: AuditFilter): boolean {
	const { from, to, by, what, of, client, text } = filter;
	return (
		(from === undefined || entry.at >= from) &&
		(to === undefined || entry.at < to) &&
		(client === undefined || (entry.client ?? '') === client) &&
		(!what || entry.what === what || entry.what.startsWith(`${what}:`)) &&
		(!by || holds([entry.by.id, entry.by.name], by)) &&
		(!of || holds([entry.of.kind, entry.of.id], of)) &&
		(!text || holds(wordsOf(entry), text))
	);
}

/** What is of no client is read by those who serve all of them. */
export const auditVisible = ({ client }: AuditEntry, scope: '*' | readonly string[]): boolean =>
	scope === '*' || (client !== null && covers(scope, client));

const wordsOf = ({ by, what, of, client, from, detail }: AuditEntry): string[] => [
	...[by.id, by.name, what, of.kind, of.id, client ?? '', from ?? '', detail]
];

const holds = (texts: string[], part: string): boolean => {
	const sought = part.toLowerCase();
	return texts.some((text) => text.toLowerCase().includes(sought));
};

const word = (text: string): string => short(text, LONGEST.word);

function short(text: string, most: number): string {
	const line = oneLine(text);
	return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}
