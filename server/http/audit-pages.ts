/** What pages may ask of the audit trail: administrators alone, each of their own clients. */
import { may } from '#lib/shared/access/deeds.ts';
import type { Ack, FieldFault } from '#lib/shared/wire/errors.ts';
import type { AuditEntry, AuditFilter, AuditPart } from '#lib/shared/wire/audit.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import { readDay } from '#server/domain/calendar/days.ts';
import { instantOf } from '#server/domain/shift/zone.ts';
import type { Audit } from '#server/services/audit.ts';
import { invalidField } from '#server/services/faults.ts';

/** What is looked for, as it is typed: days of the floor's zone as `2026-11-22`, the last one included. */
export interface AuditSought extends Omit<AuditFilter, 'from' | 'to'> {
	fromDay?: string;
	toDay?: string;
}

export interface AuditPage extends AuditPart {
	now: number;
	/** IANA name, of the floor. */
	zone: string;
	/** What of the question is wrong; it has no entries then. */
	faults: FieldFault[];
}

export interface AuditPages {
	/** @param after `next` of the part before. @throws StoreUnavailable */
	read(person: Person, sought: AuditSought, after: string | null): Promise<AuditPage>;
	/** Everything that is looked for, newest first; that it was exported is told, too. @throws StoreUnavailable */
	all(person: Person, sought: AuditSought): Promise<Ack<AuditEntry[]>>;
}

interface Services {
	audit: Audit;
	now: () => number;
	zone: () => string;
}

/** So many entries are exported at most. */
const MOST_EXPORTED = 120_000;

export function auditPages({ audit, now, zone }: Services): AuditPages {
	const read = (person: Person, sought: AuditSought, after: string | null, limit: number) =>
		audit.read(person.clients, filterOf(sought, zone()), {
			limit,
			...(after !== null && { after })
		});
	return {
		async read(person, sought, after) {
			const faults = faultsOf(sought, after);
			const part =
				may(person, 'read-audit') && faults.length === 0
					? await read(person, sought, after, 100)
					: { entries: [], next: null };
			return { ...part, faults, now: now(), zone: zone() };
		},
		async all(person, sought) {
			if (!may(person, 'read-audit')) return { ok: true, data: [] };
			const [fault] = faultsOf(sought, null);
			if (fault) return { ok: false, error: invalidField(fault.path, fault.message) };
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
			return { ok: true, data: found };
		}
	};
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As `next` of a part is; the store takes no other. */
const POSITION = /^[1-9]\d{0,15}-\d{1,19}$/;

function faultsOf(sought: AuditSought, after: string | null): FieldFault[] {
	const days = (['fromDay', 'toDay'] as const).filter(
		(name) => sought[name] && dayOf(sought[name]) === null
	);
	return [
		...days.map((path) => ({ path, message: 'expected a day such as 2026-11-22' })),
		...(after !== null && !POSITION.test(after)
			? [{ path: 'after', message: 'expected the position that the link to older entries has' }]
			: [])
	];
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
const dayOf = (text: string | undefined): number | null =>
	text && DAY.test(text) ? readDay(text) : null;
