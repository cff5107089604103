/**
 * Deadlines that came. Any node may look: what it takes it tells by a command like any other, so that it happens once;
 * what it took and could not tell comes again.
 */
import { Agenda } from './agenda.ts';
import type { Cases } from './cases.ts';
import type { Directory } from './directory.ts';
import { LOT, tellLot, type DeadlinesStore } from './lot.ts';
import { turns } from './turns.ts';

/** Of how many clients lots are told at once. */
const CLIENTS_AT_ONCE = 2;

export class Deadlines {
	readonly #store: DeadlinesStore;
	readonly #cases: Pick<Cases, 'run'>;
	readonly #directory: Directory;
	readonly #agenda = new Agenda();
	readonly #turn = turns(CLIENTS_AT_ONCE);
	/** By client: what is under way. */
	readonly #sweeps = new Map<string, Promise<number>>();
	#stopped = false;

	constructor(store: DeadlinesStore, cases: Pick<Cases, 'run'>, directory: Directory) {
		this.#store = store;
		this.#cases = cases;
		this.#directory = directory;
	}

	/** Tells what comes from now on. @returns the stop function, which resolves when all sweeps are over */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		const sleep = () => {
			clearTimeout(timer);
			const ms = this.#agenda.sleep(this.#resting(), this.#store.clock.now());
			if (!this.#stopped) timer = setTimeout(look, ms);
		};
		const look = () => {
			const now = this.#store.clock.now();
			for (const client of this.#resting())
				if (this.#agenda.isDue(client, now))
					// when it is over, it is known when the next one comes
					void this.#begin(client).catch(onTrouble).finally(sleep);
			sleep();
		};
		look();
		return async () => {
			this.#stopped = true;
			clearTimeout(timer);
			await Promise.allSettled(this.#sweeps.values());
		};
	}

	/** A case of the client was given a deadline, here or by another node. */
	heard(client: string, at: number): void {
		this.#agenda.sooner(client, at);
	}

	/** The store was away: what is known of deadlines may be wrong. */
	forget(): void {
		this.#agenda.clear();
	}

	/** Tells everything that is due, of each client the oldest first. @returns how many deadlines were dealt with */
	async sweep(): Promise<number> {
		const counts = await Promise.all(
			this.#clients().map(async (client) => {
				await this.#sweeps.get(client)?.catch(() => undefined);
				return this.#begin(client);
			})
		);
		return counts.reduce((sum, count) => sum + count, 0);
	}

	#clients(): string[] {
		return this.#directory.all('client').map(({ id }) => id);
	}

	/** Clients that nobody is at. */
	#resting(): string[] {
		return this.#clients().filter((client) => !this.#sweeps.has(client));
	}

	#begin(client: string): Promise<number> {
		const sweep = this.#sweep(client).finally(() => {
			if (this.#sweeps.get(client) === sweep) this.#sweeps.delete(client);
		});
		this.#sweeps.set(client, sweep);
		return sweep;
	}

	async #sweep(client: string): Promise<number> {
		let dealt = 0;
		while (!this.#stopped) {
			const count = await this.#turn(() => this.#lot(client));
			dealt += count;
			if (count < LOT) break;
		}
		return dealt;
	}

	async #lot(client: string): Promise<number> {
		this.#agenda.begin(client, this.#store.clock.now());
		try {
			const taken = await this.#store.deadlines.take(client, LOT);
			if (taken.next !== null) this.#agenda.sooner(client, taken.next);
			const again = await tellLot(this.#store, this.#cases, client, taken);
			if (again !== null) this.#agenda.sooner(client, again);
			return taken.due.length;
		} catch (error) {
			this.#agenda.failed(client, this.#store.clock.now());
			throw error;
		}
	}
}
