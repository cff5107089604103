/** The audit trail: one stream of what was changed, and beside it a smaller one of who was turned away. */
import type { AuditEntry } from '#lib/shared/wire/audit.ts';
import { AUDIT_KEPT, isRefusal } from '#server/domain/audit.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';

export interface KeptAudit {
	/** Where it stands, to read on from. */
	position: string;
	entry: AuditEntry;
}

/** Where to look; ms on the store's own clock. */
export interface AuditRange {
	from?: number;
	to?: number;
	/** The position of the last entry that was read: only older ones are wanted. */
	after?: string;
}

export class AuditStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	readonly #most: typeof AUDIT_KEPT;

	/** @param most how many entries are kept */
	constructor(connection: Connection, keys: Keys, most: typeof AUDIT_KEPT = AUDIT_KEPT) {
		this.#connection = connection;
		this.#keys = keys;
		this.#most = most;
	}

	/**
	 * Adds entries, all or none, and lets go of those from before `oldest` (ms) and of those that are too many. Refusals have a stream of their own: a
	 * flood of them pushes no change out.
	 * @throws StoreUnavailable when the outcome is unknown
	 */
	async add(entries: readonly AuditEntry[], oldest: number): Promise<void> {
		const { audit, auditRefusals } = this.#keys;
		const multi = this.#connection.multi();
		for (const entry of entries) {
			const [key, threshold] = isRefusal(entry)
				? [auditRefusals, this.#most.refusals]
				: [audit, this.#most.changes];
			const TRIM = { strategy: 'MAXLEN', strategyModifier: '~', threshold } as const;
			multi.xAdd(key, '*', { e: JSON.stringify(entry) }, { TRIM });
		}
		for (const key of [audit, auditRefusals]) multi.xTrim(key, 'MINID', Math.max(0, oldest));
		await ask(() => multi.exec());
	}

	/** The newest entries of a range, newest first; fewer than `limit` only where it ends. */
	async read({ from, to, after }: AuditRange, limit: number): Promise<KeptAudit[]> {
		const { audit, auditRefusals } = this.#keys;
		const start = after !== undefined ? `(${after}` : to !== undefined ? `${Math.max(0, to)}` : '+';
		const end = from === undefined ? '-' : `${Math.max(0, from)}`;
		const [changes, refusals] = await Promise.all(
			[audit, auditRefusals].map((key) =>
				ask(() => this.#connection.xRevRange(key, start, end, { COUNT: limit + 1 }))
			)
		);
		const all = [...(changes ?? []), ...(refusals ?? [])].sort((one, other) =>
			compare(other.id, one.id)
		);
		// two of one instant, one in each stream, have the same position
		const cut = all[limit - 1]?.id === all[limit]?.id ? limit + 1 : limit;
		return all.slice(0, cut).map(({ id, message }) => ({
			position: id,
			entry: JSON.parse(message['e'] ?? 'null') as AuditEntry
		}));
	}
}

function compare(one: string, other: string): number {
	const [ms = 0, seq = 0] = one.split('-').map(Number);
	const [otherMs = 0, otherSeq = 0] = other.split('-').map(Number);
	return ms - otherMs || seq - otherSeq;
}
