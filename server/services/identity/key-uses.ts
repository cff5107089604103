/** When keys were used last: noted by each node once a minute at most, not with every request. */
import type { Store } from '#server/store/index.ts';
import { repeat } from '../repeat.ts';

const EVERY_MS = 60_000;

export class KeyUses {
	readonly #store: Pick<Store, 'keyUses' | 'clock'>;
	#used = new Map<string, number>();

	constructor(store: Pick<Store, 'keyUses' | 'clock'>) {
		this.#store = store;
	}

	/** A request came with this key. */
	used(id: string): void {
		this.#used.set(id, this.#store.clock.now());
	}

	/** As this node knows it, the last minute in it. @throws StoreUnavailable */
	async all(): Promise<Map<string, number>> {
		const kept = await this.#store.keyUses.all();
		for (const [id, at] of this.#used) kept.set(id, Math.max(at, kept.get(id) ?? 0));
		return kept;
	}

	/** @returns the stop function, which notes what is left */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		const stop = repeat(EVERY_MS, () => this.write(), onTrouble);
		return async () => {
			await stop();
			await this.write().catch(onTrouble);
		};
	}

	/** @throws StoreUnavailable: what was not noted is noted the next time */
	async write(): Promise<void> {
		if (this.#used.size === 0) return;
		const uses = this.#used;
		this.#used = new Map();
		try {
			await this.#store.keyUses.note(uses);
		} catch (error) {
			this.#used = new Map([...uses, ...this.#used]);
			throw error;
		}
	}
}
