/** What pages may ask of the audit trail: administrators alone, each of their own clients. */
import { may } from '#lib/shared/access/deeds.ts';
import type { AuditEntry, AuditFilter, AuditPart } from '#lib/shared/wire/audit.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import { instantOf } from '#server/domain/shift/zone.ts';
import type { Audit } from '#server/services/audit.ts';

/** What is looked for, as it is typed: days of the floor's zone as `2026-11-22`, the last one included. */
export interface AuditSought extends Omit<AuditFilter, 'from' | 'to'> {
	fromDay?: string;
	toDay?: string;
}

export interface AuditPage extends AuditPart {
	now: number;
	/** IANA name, of the floor. */
	zone: string;
}

export interface AuditPages {
	/** @param after `next` of the part before. @throws StoreUnavailable */
	read(person: Person, sought: AuditSought, after: string | null): Promise<AuditPage>;
	/** Everything that is looked for, newest first; that it was exported is told, too. @throws StoreUnavailable */
	all(person: Person, sought: AuditSought): Promise<AuditEntry[]>;
}

interface Services {
	audit: Audit;
	now: () => number;
	zone: () => string;
}

/** So many entries are exported at most. */
const MOST_EXPORTED = 120_000;
const DAY_MS = 24 * 60 * 60_000;

export function auditPages({ audit, now, zone }: Services): AuditPages {
	const read = (person: Person, sought: AuditSought, after: string | null, limit: number) =>
		audit.read(person.clients, filterOf(sought, zone()), {
			limit,
			...(after !== null && { after })
		});
	return {
		async read(person, sought, after) {
			const part = may(person, 'read-audit')
				? await read(person, sought, after, 100)
				: { entries: [], next: null };
			return { ...part, now: now(), zone: zone() };
		},
		async all(person, sought) {
			if (!may(person, 'read-audit')) return [];
			const found: AuditEntry[] = [];
			let after: string | null = null;
			do {
				const part: AuditPart = await read(person, sought, after, 5000);
				found.push(...part.entries);
				after = part.next;
			} while (after !== null && found.length < MOST_EXPORTED);
			audit.tell({
				...{ by: byPerson(person), what: 'audit:exported', client: null },
				...{ of: { kind: 'audit', id: 'audit' }, detail: `${found.length} entries` }
			});
			return found;
		}
	};
}

function filterOf({ fromDay, toDay, ...rest }: AuditSought, zone: string): AuditFilter {
	const from = dayOf(fromDay);
	const to = dayOf(toDay);
	return {
		...rest,
		...(from !== null && { from: instantOf(zone, from, 0) }),
		...(to !== null && { to: instantOf(zone, to + 1, 0) })
	};
}

/** @returns null for what is no day */
function dayOf(text: string | undefined): number | null {
	if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
	const at = Date.parse(`${text}T00:00:00Z`);
	return Number.isNaN(at) ? null : at / DAY_MS;
}
