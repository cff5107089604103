/** The audit trail: who changed what of Andon itself, and who was let in or turned away. Cases have their own history. */

/** What is told of. The first word is what it is about. */
export const AUDIT_WHATS = [
	'person:made',
	'person:changed',
	'person:removed',
	'person:password',
	'person:link',
	'person:second-factor',
	'sign-in:done',
	'sign-in:refused',
	'sign-in:set-up',
	'session:ended',
	'access:refused',
	'set-up:token',
	'set-up:done',
	'key:made',
	'key:revoked',
	'client:made',
	'client:changed',
	'queue:made',
	'queue:changed',
	'queue:removed',
	'connector:connected',
	'connector:changed',
	'connector:disconnected',
	'dead-letters:replayed',
	'case:purged',
	'customer:forgotten',
	'configuration:put',
	'floor:made',
	'floor:changed',
	'board:put',
	'board:removed',
	'wall:paired',
	'wall:changed',
	'wall:asked',
	'wall:revoked',
	'wall:forgotten',
	'links:renewed',
	'secrets:resealed',
	'audit:exported'
] as const;
export type AuditWhat = (typeof AUDIT_WHATS)[number];

/** `nobody`: somebody who was not let in, or not yet. */
export const AUDIT_KINDS = ['person', 'key', 'command-line', 'system', 'nobody'] as const;

export interface AuditBy {
	kind: (typeof AUDIT_KINDS)[number];
	id: string;
	name: string;
}

export interface AuditEntry {
	id: string;
	/** Ms since 1970, on the store's clock. */
	at: number;
	by: AuditBy;
	what: AuditWhat;
	/** What it was done to, such as `{ kind: 'wall', id: 'k3…' }`. */
	of: { kind: string; id: string };
	/** Of which client it is; null for what is of none, or of several. */
	client: string | null;
	/** Network address of who did it; null where there is none, as on the command line. */
	from: string | null;
	/** A few words: a name, which fields changed. Never a secret. */
	detail: string;
}

/** What is looked for; each that is given has to hold. */
export interface AuditFilter {
	/** From this instant on, in ms. */
	from?: number;
	/** Before this instant, in ms. */
	to?: number;
	/** A part of who did it: of an id or a name. */
	by?: string;
	/** One of `AUDIT_WHATS`, or its first word for all of a sort: `wall`. */
	what?: string;
	/** A part of the kind or the id of what it was done to. */
	of?: string;
	/** An id; "" for what is of no client. */
	client?: string;
	/** A part of anything that an entry says. */
	text?: string;
}

/** A part of the trail, newest first. */
export interface AuditPart {
	entries: AuditEntry[];
	/** To read on with; null where the trail ends. A part may be short, or empty, and still not be the last. */
	next: string | null;
}
