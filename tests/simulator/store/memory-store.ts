/**
 * What Redis keeps of one client's cases, in memory, with what `commit.lua` and `rearm.lua` do to it, step by step: the
 * simulator's store. `tests/store/contract/memory.test.ts` holds it against the real one.
 */
import type { Case } from '#server/domain/case.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { upgradeRow } from '#server/domain/upgrade.ts';
import type { Commit, Committed, Outcome } from '#server/store/cases.ts';
import type { DueDeadline } from '#server/store/deadlines.ts';
import type { LogEntry } from '#server/store/log.ts';

/** As in `server/store/cases.ts`. */
const REMEMBER_MS = 24 * 60 * 60_000;
const TOLERANCE_MS = 250;

interface Remembered {
	outcome: Outcome;
	until: number;
}

/** One client's part of the store. */
class Part {
	readonly rows = new Map<string, { version: number; text: string }>();
	readonly open = new Set<string>();
	readonly log: LogEntry[] = [];
	readonly deadlines = new Map<string, number>();
	readonly operations = new Map<string, Remembered>();
	epoch: string | null = null;
	last = { ms: 0, n: 0 };
}

export class MemoryStore {
	readonly #parts = new Map<string, Part>();
	readonly #now: () => number;
	readonly #parsed = new Map<string, Case>();

	/** @param now the store's own time, ms since 1970 */
	constructor(now: () => number) {
		this.#now = now;
	}

	now(): number {
		return this.#now();
	}

	commit(client: string, commit: Commit): Committed {
		const part = this.#part(client);
		const { id } = commit.after;
		const operation = `${id}|${commit.operation}`;
		const seen = this.#remembered(part, operation);
		if (seen) return { kind: 'seen', outcome: seen };

		const now = this.#now() + commit.shift;
		if (Math.abs(now - commit.decidedAt) > TOLERANCE_MS) return { kind: 'clock', now };

		const stored = part.rows.get(id);
		if ((stored?.version ?? 0) !== commit.against)
			return { kind: 'conflict', row: stored ? parseRow(stored.text) : null };
		const version = commit.against + 1;

		part.rows.set(id, { version, text: JSON.stringify(commit.after) });
		if (commit.open) part.open.add(id);
		else part.open.delete(id);
		part.epoch ??= 'memory';
		const position = this.#position(part);
		part.log.push({
			client,
			id: position,
			recordedAt: now,
			case: id,
			version,
			operation: commit.operation,
			events: JSON.parse(JSON.stringify(commit.events)) as CaseEvent[]
		});
		for (const member of commit.dropDeadlines) part.deadlines.delete(member);
		for (const { member, at } of commit.setDeadlines) part.deadlines.set(member, at);
		const outcome: Outcome = {
			version,
			position: `${part.epoch}/${position}`,
			suffix: commit.suffix,
			fingerprint: commit.fingerprint
		};
		part.operations.set(operation, { outcome, until: this.#now() + REMEMBER_MS });
		return { kind: 'ok', outcome };
	}

	outcome(client: string, id: string, operation: string): Outcome | null {
		return this.#remembered(this.#part(client), `${id}|${operation}`);
	}

	read(client: string, id: string): Case | null {
		const stored = this.#part(client).rows.get(id);
		return stored ? parseRow(stored.text) : null;
	}

	/** As `read`; the same object as long as the row is. */
	look(client: string, id: string): Case | null {
		const stored = this.#part(client).rows.get(id);
		if (!stored) return null;
		const known = this.#parsed.get(`${client}/${id}`);
		if (known?.version === stored.version) return known;
		const row = parseRow(stored.text);
		this.#parsed.set(`${client}/${id}`, row);
		return row;
	}

	ids(client: string): string[] {
		return [...this.#part(client).rows.keys()];
	}

	/** Ids of those that somebody has still to do something about. */
	openIds(client: string): string[] {
		return [...this.#part(client).open];
	}

	/** Those before `now`, the oldest first; what is equal goes by its name, as in a sorted set. */
	due(client: string, now: number, limit: number): DueDeadline[] {
		return [...this.#part(client).deadlines]
			.filter(([, at]) => at < now)
			.sort(([one, at], [other, otherAt]) => at - otherAt || (one < other ? -1 : 1))
			.slice(0, limit)
			.map(([id, at]) => ({ case: id, at }));
	}

	rearm(client: string, seen: readonly (DueDeadline & { next: number | null })[]): void {
		const { deadlines } = this.#part(client);
		for (const { case: id, at, next } of seen) {
			if (deadlines.get(id) !== at) continue;
			if (next === null) deadlines.delete(id);
			else deadlines.set(id, next);
		}
	}

	deadline(client: string, id: string): number | null {
		return this.#part(client).deadlines.get(id) ?? null;
	}

	/** The earliest one; Infinity when there is none. */
	earliest(client: string): number {
		let first = Infinity;
		for (const at of this.#part(client).deadlines.values()) if (at < first) first = at;
		return first;
	}

	log(client: string): readonly LogEntry[] {
		return this.#part(client).log;
	}

	#part(client: string): Part {
		let part = this.#parts.get(client);
		if (!part) this.#parts.set(client, (part = new Part()));
		return part;
	}

	#remembered(part: Part, operation: string): Outcome | null {
		const found = part.operations.get(operation);
		if (!found || found.until <= this.#now()) return null;
		return { ...found.outcome };
	}

	/** As a stream names its entries: never twice, never backwards. */
	#position(part: Part): string {
		const ms = Math.max(this.#now(), part.last.ms);
		part.last = { ms, n: ms === part.last.ms ? part.last.n + 1 : 0 };
		return `${part.last.ms}-${part.last.n}`;
	}
}

const parseRow = (text: string): Case => upgradeRow(JSON.parse(text) as Case);
