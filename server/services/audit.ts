/** The audit trail (AUDIT): told by whoever changes something, read by who may. */
import { newSecret } from '#server/clock.ts';
import type { AuditEntry, AuditFilter, AuditPart } from '#lib/shared/wire/audit.ts';
import {
	AUDIT_KEPT_MS,
	auditEntry,
	auditMatches,
	auditVisible,
	type AuditNews
} from '#server/domain/audit.ts';
import type { Log } from '#server/observability/log.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Store } from '#server/store/index.ts';
import { whereFrom } from './asked-from.ts';

/** How many entries wait at most for a store that is away. */
const MOST_WAITING = 10_000;
const AT_ONCE = 200;
const AGAIN_MS = 1000;
/** How many entries one part looks at at most, and how many are read at a time. */
const MOST_READ = 20_000;
const READ_AT_ONCE = 1000;
/** An entry is kept after it was told: at once, or as long after it as the store was away. */
const KEPT_LATER_MS = 60 * 60_000;
/** By how much two nodes' clocks differ at most. */
const CLOCKS_DIFFER_MS = 60_000;

/** What services need of it. */
export type Telling = Pick<Audit, 'tell'>;

export interface AuditServices {
	store: Pick<Store, 'audit' | 'clock'>;
	log: Pick<Log, 'error'>;
	/** Called with each entry that is lost. */
	onLost?: () => void;
}

export class Audit {
	readonly #services: AuditServices;
	#waiting: AuditEntry[] = [];
	#writing: Promise<void> | null = null;
	/** Wakes a writer that waits to try again. */
	#hurry: (() => void) | null = null;
	#stopping = false;

	constructor(services: AuditServices) {
		this.#services = services;
	}

	/**
	 * Tells of something that was done. Nobody waits for it: it is written as soon as the store takes it, and one that
	 * cannot be kept is counted and stands in the log.
	 */
	tell(news: AuditNews): void {
		const now = this.#services.store.clock.now();
		const from = news.from === undefined ? whereFrom() : news.from;
		const entry = auditEntry({ ...news, from }, newSecret(9), now);
		if (this.#waiting.length >= MOST_WAITING) return this.#lose([entry]);
		this.#waiting.push(entry);
		this.#writing ??= this.#write().finally(() => (this.#writing = null));
	}

	/** Resolves when everything that was told is kept, or lost. */
	async settled(): Promise<void> {
		while (this.#writing) await this.#writing;
	}

	/** Writes what is left, once. */
	async stop(): Promise<void> {
		this.#stopping = true;
		this.#hurry?.();
		await this.settled();
	}

	/**
	 * Reads a part of the trail, newest first.
	 * @param scope clients of whom entries may be read; what is of no client only by `*`
	 * @throws StoreUnavailable
	 */
	async read(
		scope: '*' | readonly string[],
		filter: AuditFilter,
		{ after, limit = 100 }: { after?: string; limit?: number } = {}
	): Promise<AuditPart> {
		const { store } = this.#services;
		const range = {
			...(filter.from !== undefined && { from: this.#own(filter.from) - CLOCKS_DIFFER_MS }),
			...(filter.to !== undefined && { to: this.#own(filter.to) + KEPT_LATER_MS })
		};
		const found: AuditEntry[] = [];
		const known = new Set<string>();
		let next = after;
		for (let looked = 0; looked < MOST_READ;) {
			const part = await store.audit.read(
				{ ...range, ...(next !== undefined && { after: next }) },
				READ_AT_ONCE
			);
			for (const { entry, position } of part) {
				// two of one instant may have the same position
				if (found.length >= limit && position !== next)
					return { entries: found, next: next ?? null };
				next = position;
				looked++;
				// one whose writing was not answered is written again
				if (known.has(entry.id)) continue;
				known.add(entry.id);
				if (!auditVisible(entry, scope) || !auditMatches(entry, filter)) continue;
				found.push(entry);
			}
			if (part.length < READ_AT_ONCE) return { entries: found, next: null };
		}
		return { entries: found, next: next ?? null };
	}

	/** On the store's own clock, which stamps the stream. */
	#own(at: number): number {
		return Math.round(at - this.#services.store.clock.shift);
	}

	async #write(): Promise<void> {
		const { store } = this.#services;
		while (this.#waiting.length > 0) {
			const some = this.#waiting.slice(0, AT_ONCE);
			try {
				await store.audit.add(some, this.#own(store.clock.now()) - AUDIT_KEPT_MS);
				this.#waiting.splice(0, some.length);
			} catch (error) {
				if (error instanceof StoreUnavailable && !this.#stopping) await this.#pause();
				else this.#lose(this.#waiting.splice(0, some.length), error);
			}
		}
	}

	#pause(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, AGAIN_MS);
			timer.unref();
			this.#hurry = () => (clearTimeout(timer), resolve());
		});
	}

	#lose(entries: AuditEntry[], err?: unknown): void {
		const { log, onLost } = this.#services;
		for (const entry of entries) {
			onLost?.();
			log.error({ err, audit: entry }, 'an entry of the audit trail could not be kept');
		}
	}
}
