/**
 * One node's way to the store: with a clock that is a little off, answers that come in no fixed order, and a gate that
 * shuts when the node sleeps or dies, also between two questions of one command.
 */
import { StoreUnavailable } from '#server/store/failure.ts';
import type { Case } from '#server/domain/case.ts';
import type { Commit, Committed, Outcome } from '#server/store/cases.ts';
import type { DueDeadline, TakenDeadlines } from '#server/store/deadlines.ts';
import type { Chance } from '../chance.ts';
import type { MemoryStore } from './memory-store.ts';

/** Entries of the directory, shared by all nodes. */
export type Entries = Map<string, unknown>;

export class Door {
	/** Ms that this node's idea of the time is ahead of the store's. */
	error = 0;
	/** How often the store does not answer, 0 to 1. */
	trouble = 0;
	/** By which version of the configuration this node decides now. */
	plan: () => number = () => 0;
	readonly #store: MemoryStore;
	readonly #entries: Entries;
	readonly #chance: Chance;
	#open: Promise<void> = Promise.resolve();
	#unlock: (() => void) | null = null;
	/** Questions that still come through before the gate shuts. */
	#left = Infinity;

	constructor(store: MemoryStore, entries: Entries, chance: Chance) {
		this.#store = store;
		this.#entries = entries;
		this.#chance = chance;
	}

	/** Shuts the gate after so many more questions. */
	shut(after = 0): void {
		this.#left = after;
		if (after === 0) this.#close();
	}

	unlock(): void {
		this.#left = Infinity;
		this.#unlock?.();
		this.#unlock = null;
	}

	readonly clock = {
		shift: 0,
		now: () => Math.round(this.#store.now() + this.error),
		heard: (now: number) => {
			this.error = Math.max(this.error, now - this.#store.now());
		},
		corrected: (now: number) => {
			this.error = now - this.#store.now();
		}
	};

	readonly cases = {
		commit: (client: string, commit: Commit): Promise<Committed> => {
			const plan = this.plan();
			return this.#ask(() => this.#store.commit(client, commit, plan));
		},
		outcome: (client: string, id: string, operation: string): Promise<Outcome | null> =>
			this.#ask(() => this.#store.outcome(client, id, operation)),
		read: (client: string, id: string): Promise<Case | null> =>
			this.#ask(() => this.#store.read(client, id)),
		readMany: (client: string, ids: string[]): Promise<Case[]> =>
			this.#ask(() => ids.flatMap((id) => this.#store.read(client, id) ?? []))
	};

	/** Nothing that the simulator says has anything to mask. */
	readonly maskKey = { current: () => Promise.resolve('a key') };

	readonly deadlines = {
		take: async (client: string, limit: number): Promise<TakenDeadlines> => {
			const taken = await this.#ask(() => this.#store.take(client, limit));
			this.clock.heard(taken.now);
			return taken;
		},
		rearm: (client: string, seen: (DueDeadline & { next: number | null })[]): Promise<void> =>
			this.#ask(() => this.#store.rearm(client, seen))
	};

	readonly directory = {
		readAll: (): Promise<{ entries: [string, unknown][]; position: string }> =>
			Promise.resolve({ entries: [...this.#entries], position: '0-0' }),
		read: (name: string): Promise<unknown> => Promise.resolve(this.#entries.get(name) ?? null),
		put: (name: string, value: unknown): Promise<void> => {
			this.#entries.set(name, value);
			return Promise.resolve();
		},
		add: (name: string, value: unknown): Promise<boolean> => {
			if (this.#entries.has(name)) return Promise.resolve(false);
			this.#entries.set(name, value);
			return Promise.resolve(true);
		},
		change: <T>(name: string, step: (entry: T) => T | null): Promise<T | null> => {
			const next = this.#entries.has(name) ? step(this.#entries.get(name) as T) : null;
			if (next !== null) this.#entries.set(name, next);
			return Promise.resolve(next);
		},
		remove: (name: string): Promise<void> => {
			this.#entries.delete(name);
			return Promise.resolve();
		}
	};

	/** An answer may be lost though what was asked is done. */
	async #ask<T>(answer: () => T): Promise<T> {
		if (this.#left <= 0) this.#close();
		this.#left -= 1;
		const hops = this.#chance.int(0, 3);
		for (let hop = 0; hop < hops; hop++) await null;
		await this.#open;
		const lost = this.trouble > 0 && this.#chance.often(this.trouble);
		if (lost && this.#chance.often(0.5)) throw new StoreUnavailable('no answer');
		const found = answer();
		for (let hop = this.#chance.int(0, 2); hop > 0; hop--) await null;
		await this.#open;
		if (lost) throw new StoreUnavailable('the answer was lost');
		return found;
	}

	#close(): void {
		if (this.#unlock) return;
		this.#open = new Promise((resolve) => (this.#unlock = resolve));
	}
}
