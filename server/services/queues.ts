/** Queues and what is observed of them. */
import type { QueueObservation } from '#lib/shared/wire/queues.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { freshForOf } from '#server/domain/directory.ts';
import type { Store } from '#server/store/index.ts';
import { failure } from './cases.ts';
import type { Directory } from './directory.ts';

export class Queues {
	readonly #store: Store;
	readonly #directory: Directory;

	constructor(store: Store, directory: Directory) {
		this.#store = store;
		this.#directory = directory;
	}

	/** The queues of a client with their latest observation. @throws StoreUnavailable */
	async list(client: string) {
		const latest = await this.#store.queues.latest(client);
		return this.#directory.queuesOf(client).map((queue) => ({
			queue: queue.id,
			name: queue.name,
			answerWithin: queue.answerWithin,
			freshFor: freshForOf(queue),
			observed: latest.get(queue.id) ?? null
		}));
	}

	/**
	 * Takes a look at a queue.
	 * @returns whether it was news; older looks are ignored
	 * @throws StoreUnavailable
	 */
	async observe(
		client: string,
		queue: string,
		observation: QueueObservation
	): Promise<Ack<{ taken: boolean }>> {
		if (!this.#directory.find('queue', `${client}/${queue}`))
			return { ok: false, error: failure('not-found', `There is no queue ${queue} of ${client}.`) };
		const now = this.#store.clock.now();
		const at = Math.min(observation.at ?? now, now);
		const taken = await this.#store.queues.observe(client, queue, { ...observation, at });
		return { ok: true, data: { taken } };
	}
}
