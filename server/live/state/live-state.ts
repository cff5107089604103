/**
 * What this node knows of the floor. It follows the log of every client; whenever the store was away it loads anew,
 * under a new epoch, so that no screen goes on from a state that may never have been.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { monotonicNow, newSecret } from '#server/clock.ts';
import type { Case } from '#server/domain/case.ts';
import type { Directory } from '#server/services/directory.ts';
import type { FollowFrom, Follower, News } from '#server/store/follow.ts';
import type { Store } from '#server/store/index.ts';
import { ClientState } from './client-state.ts';

/** How many commits of a client a node looks back for its ticker. */
const RECALLED = 100;

export interface LiveListener {
	/** Something of these clients changed. */
	changed(clients: ReadonlySet<string>): void;
	/** Everything was loaded anew: the epoch is another. */
	reloaded(): void;
}

const READ_AGAIN_MS = 250;

export class LiveState {
	readonly #store: Store;
	readonly #directory: Directory;
	readonly #listeners = new Set<LiveListener>();
	readonly #onTrouble: (error: unknown) => void;
	readonly #stopped = new AbortController();
	#clients = new Map<string, ClientState>();
	#positions = new Map<string, { log: string; pulse: string }>();
	#epoch = '';
	#heardAt = Number.NEGATIVE_INFINITY;
	#connected = false;

	constructor(store: Store, directory: Directory, onTrouble: (error: unknown) => void) {
		this.#store = store;
		this.#directory = directory;
		this.#onTrouble = onTrouble;
	}

	/** Loads everything and follows. @returns the stop function; resolves when the first load is done */
	async start(): Promise<() => Promise<void>> {
		const loaded = Promise.withResolvers<void>();
		const stop = this.#store.follow(this.#follower(loaded.resolve));
		await loaded.promise;
		return () => {
			this.#stopped.abort();
			return stop();
		};
	}

	get epoch(): string {
		return this.#epoch;
	}

	/** The store's time now, ms since 1970. */
	now(): number {
		return this.#store.clock.now();
	}

	/** When the store was last heard, on the store's clock. */
	freshAt(): number {
		return Math.round(this.now() - (monotonicNow() - this.#heardAt));
	}

	client(id: string): ClientState | undefined {
		return this.#clients.get(id);
	}

	find(client: string, id: string): Case | undefined {
		return this.#clients.get(client)?.cases.get(id);
	}

	/** Forgets what only boards showed that are gone. @param keys of filters that are still asked for */
	keepCuts(keys: ReadonlySet<string>): void {
		for (const client of this.#clients.values()) client.keepCuts(keys);
	}

	/** @returns the stop function */
	listen(listener: LiveListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#follower(loaded: () => void): Follower {
		return {
			load: async () => {
				const from = await this.#load();
				loaded();
				return from;
			},
			onNews: (news) => this.#take(news),
			onAlive: () => {
				this.#heardAt = monotonicNow();
				this.#connected = true;
			},
			onTrouble: (error) => {
				this.#connected = false;
				this.#onTrouble(error);
			}
		};
	}

	/** After a loss of the store everything is loaded; after a change of the directory only clients that are new. */
	async #load(): Promise<FollowFrom> {
		const directory = await this.#directory.load();
		const anew = !this.#connected;
		const clients = anew ? new Map<string, ClientState>() : this.#clients;
		const positions = anew ? new Map<string, { log: string; pulse: string }>() : this.#positions;
		await Promise.all(
			this.#directory.all('client').map(async ({ id }) => {
				if (clients.has(id)) return;
				const { state, position } = await this.#loadClient(id);
				clients.set(id, state);
				positions.set(id, position);
			})
		);
		this.#clients = clients;
		this.#positions = positions;
		if (anew) {
			this.#epoch = newSecret(6);
			for (const listener of this.#listeners) listener.reloaded();
		} else this.#tell(new Set(clients.keys()));
		return { directory, clients: positions };
	}

	/** The position is taken before the rows are read: what comes in between is told twice and skipped by its version. */
	async #loadClient(id: string) {
		const state = new ClientState(id);
		const { id: log } = await this.#store.log.head(id);
		const [rows, recent, latest] = await Promise.all([
			this.#store.cases.readOpen(id),
			this.#store.queues.recent(id),
			this.#store.queues.latest(id)
		]);
		for (const row of rows) state.take(row);
		await this.#recall(state, log);
		for (const { queue, observed } of recent.observations) state.observe(queue, observed);
		// the pulse is trimmed: a queue that was seen long ago is in it no more
		for (const [queue, observed] of latest) state.observe(queue, observed);
		return { state, position: { log, pulse: recent.id } };
	}

	/** A node that was just started tells what happened lately, as the others do. */
	async #recall(state: ClientState, upTo: string): Promise<void> {
		if (upTo === '0-0') return;
		const entries = await this.#store.log.before(state.id, upTo, RECALLED);
		const ids = [...new Set(entries.map((entry) => entry.case))];
		const rows = await this.#store.cases.readMany(state.id, ids);
		state.recall(entries, new Map(rows.map((row) => [row.id, row])));
	}

	#take(news: News[]): void {
		const changed = new Set<string>();
		for (const one of news) {
			if (one.kind === 'directory') continue;
			const client = one.kind === 'log' ? one.entry.client : one.client;
			const state = this.#clients.get(client);
			if (!state) continue;
			changed.add(client);
			if (one.kind === 'pulse') state.observe(one.queue, one.observed);
			else if (state.apply(one.entry) === 'missing') void this.#fetch(state, one.entry.case);
		}
		this.#tell(changed);
	}

	/** Reads a row until it is there: one that was not read would be missing until the case changes again. */
	async #fetch(state: ClientState, id: string): Promise<void> {
		while (!this.#stopped.signal.aborted && this.#clients.get(state.id) === state) {
			try {
				if (state.answer(id, await this.#store.cases.read(state.id, id)) === 'missing') continue;
				return this.#tell(new Set([state.id]));
			} catch (error) {
				this.#onTrouble(error);
				await wait(READ_AGAIN_MS, undefined, { ref: false });
			}
		}
	}

	#tell(changed: ReadonlySet<string>): void {
		if (changed.size > 0) for (const listener of this.#listeners) listener.changed(changed);
	}
}
