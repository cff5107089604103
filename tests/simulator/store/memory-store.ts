/**
 * What Redis keeps of one client's cases, in memory, with what `commit.lua` and `rearm.lua` do to it, step by step: the
 * simulator's store. `tests/store/contract/memory.test.ts` holds it against the real one.
 */
import type { Case } from '#server/domain/case.ts';
import { upgradeRow } from '#server/domain/upgrade.ts';
import type { Commit, Committed, Outcome } from '#server/store/cases.ts';
import type { DueDeadline, TakenDeadlines } from '#server/store/deadlines.ts';
import type { LogEntry } from '#server/store/log.ts';

/** As in `server/store/cases.ts`. */
const REMEMBER_MS = 24 * 60 * 60_000;
const TOLERANCE_MS = 250;
/** As in `server/store/deadlines.ts`. */
const PUT_OFF_MS = 1000;
/** Every so manieth version of a row goes through JSON, as all of them do in Redis; it is half of what a commit costs. */
const THROUGH_JSON = 8;

interface Remembered {
	outcome: Outcome;
	until: number;
}

/** One client's part of the store. */
class Part {
	readonly rows = new Map<string, Case>();
	readonly open = new Set<string>();
	readonly log: LogEntry[] = [];
	readonly plans: number[] = [];
	readonly deadlines = new Map<string, number>();
	readonly operations = new Map<string, Remembered>();
	epoch: string | null = null;
	last = { ms: 0, n: 0 };
}

export class MemoryStore {
	readonly #parts = new Map<string, Part>();
	readonly #now: () => number;

	/** @param now the store's own time, ms since 1970 */
	constructor(now: () => number) {
		this.#now = now;
	}

	now(): number {
		return this.#now();
	}

	/** @param plan noted beside the log: the version of the configuration by which it was decided */
	commit(client: string, commit: Commit, plan = 0): Committed {
		const part = this.#part(client);
		const { id } = commit.after;
		const operation = `${id}|${commit.operation}`;
		const { remember = true } = commit;
		const seen = remember && this.#remembered(part, operation);
		if (seen) return { kind: 'seen', outcome: seen };

		const now = this.#now() + commit.shift;
		if (Math.abs(now - commit.decidedAt) > TOLERANCE_MS) return { kind: 'clock', now };

		const stored = part.rows.get(id);
		if ((stored?.version ?? 0) !== commit.against)
			return { kind: 'conflict', row: this.read(client, id) };
		const version = commit.against + 1;

		part.rows.set(id, version % THROUGH_JSON === 1 ? throughJson(commit.after) : commit.after);
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
			events: commit.events
		});
		part.plans.push(plan);
		for (const member of commit.dropDeadlines) part.deadlines.delete(member);
		for (const { member, at } of commit.setDeadlines) part.deadlines.set(member, at);
		const outcome: Outcome = {
			version,
			position: `${part.epoch}/${position}`,
			suffix: commit.suffix,
			fingerprint: commit.fingerprint
		};
		if (remember) part.operations.set(operation, { outcome, until: this.#now() + REMEMBER_MS });
		return { kind: 'ok', outcome };
	}

	outcome(client: string, id: string, operation: string): Outcome | null {
		return this.#remembered(this.#part(client), `${id}|${operation}`);
	}

	/** The same object as long as the row is: nobody changes what was read. */
	read(client: string, id: string): Case | null {
		return this.#part(client).rows.get(id) ?? null;
	}

	/** Ids of those that somebody has still to do something about. */
	openIds(client: string): string[] {
		return [...this.#part(client).open];
	}

	/** Those that have come, the oldest first, put off. */
	take(client: string, limit: number): TakenDeadlines {
		const { deadlines } = this.#part(client);
		const now = this.#now();
		const due = this.due(client, now, limit);
		let next: number | null = null;
		for (const at of deadlines.values()) if (at >= now && (next === null || at < next)) next = at;
		const again = now + PUT_OFF_MS;
		for (const { case: id } of due) deadlines.set(id, again);
		return { now, due, again, next };
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

	/** By which version of the configuration an entry of the log was decided. */
	planOf(client: string, index: number): number {
		return this.#part(client).plans[index] ?? 0;
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

const throughJson = (row: Case): Case => upgradeRow(JSON.parse(JSON.stringify(row)) as Case);
