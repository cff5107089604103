/** What goes by itself: what nobody has dealt with for a season, and what cases said that ended long ago. */
import { SYSTEM } from '#server/domain/audit.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from './audit.ts';
import type { Directory } from './directory.ts';
import { purgeEnded } from './erasure/ended-cases.ts';
import type { Plans } from './plans.ts';
import { repeat } from './repeat.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Dead letters hold what customers wrote. */
export const DEAD_KEPT_MS = 90 * DAY_MS;
const EVERY_MS = 60 * 60_000;

interface Parts {
	store: Store;
	directory: Directory;
	plans: Pick<Plans, 'of'>;
	audit: Telling;
}

export class Retention {
	readonly #parts: Parts;
	#stopping = false;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** @returns the stop function; a sweep that is under way ends after its next lot, and another node goes on */
	start(onTrouble: (error: unknown) => void): () => Promise<void> {
		this.#stopping = false;
		const stop = repeat(EVERY_MS, () => this.sweep(), onTrouble);
		return () => {
			this.#stopping = true;
			return stop();
		};
	}

	/** What several nodes do at once is done once. @returns how many dead letters and cases went */
	async sweep(): Promise<number> {
		const { store, directory } = this.#parts;
		const before = store.clock.now() - DEAD_KEPT_MS;
		let count = 0;
		for (const { id } of directory.all('client')) {
			count += await store.inbox.forgetDead(id, before);
			count += await store.alertJobs.forgetDead(id, before);
			count += await store.outbox.forgetDead(id, before);
			count += await this.#purge(id);
		}
		return count;
	}

	async #purge(client: string): Promise<number> {
		const { store, plans, audit } = this.#parts;
		const { keepClosed, configuration } = plans.of(client);
		const before = store.clock.now() - keepClosed;
		const purged = await purgeEnded(store, {
			...{ client, before, causes: configuration.causes },
			goesOn: () => !this.#stopping
		});
		if (!purged || purged.cases === 0) return 0;
		const { cases, entries } = purged;
		const day = new Date(before).toISOString().slice(0, 10);
		audit.tell({
			...{ by: SYSTEM, what: 'case:purged', of: { kind: 'case', id: '' }, client, from: null },
			detail: `${cases} ${cases === 1 ? 'case' : 'cases'} that ended before ${day}, ${entries} entries of the log`
		});
		return cases;
	}
}
