/** The log as it is read from outside. */
import type { Store } from '#server/store/index.ts';
import { stepOf } from './histories.ts';

export class Events {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/** @throws StoreUnavailable */
	async after(client: string, position: string, limit: number) {
		const entries = await this.#store.log.after(client, position, limit);
		return {
			events: entries.map(({ id, case: caseId, version, events, recordedAt }) => ({
				position: id,
				case: caseId,
				version,
				steps: events.map((event) => stepOf(event, recordedAt))
			})),
			next: entries.at(-1)?.id ?? position
		};
	}
}
