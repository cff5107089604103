/** Queue observations: the latest of each queue, and a trimmed stream of them all. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { newest } from './streams.ts';

/** A look at a queue, as it is kept. `at` in ms since 1970. */
export interface Observed {
	at: number;
	waiting: number;
	oldestWaitSeconds: number | null;
	agents: { free: number; busy: number; away: number };
	serviceLevel: number | null;
	offered: number;
	handled: number;
	abandoned: number;
}

/** How many observations of a client are kept: half an hour of nine queues at one in two seconds, and some. */
const PULSE_LENGTH = 10_000;

export class QueueStore {
	readonly #connection: Connection;
	readonly #keys: Keys;

	constructor(connection: Connection, keys: Keys) {
		this.#connection = connection;
		this.#keys = keys;
	}

	/** @returns false when a newer observation of this queue is known */
	async observe(client: string, queue: string, observed: Observed): Promise<boolean> {
		const keys = this.#keys.client(client);
		const taken = await ask(() =>
			this.#connection.observeQueue(
				[keys.queues, keys.pulse],
				[queue, String(observed.at), JSON.stringify(observed), String(PULSE_LENGTH)]
			)
		);
		return taken === 1;
	}

	/** The latest observation of every queue, by queue id. */
	async latest(client: string): Promise<Map<string, Observed>> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).queues));
		return new Map(
			Object.entries(found).map(([queue, text]) => [
				queue,
				JSON.parse(text.slice(text.indexOf('|') + 1)) as Observed
			])
		);
	}

	/** The newest observations, oldest first, and the position after them. */
	async recent(client: string, limit = PULSE_LENGTH) {
		const { pulse } = this.#keys.client(client);
		const found = await newest(this.#connection, pulse, limit);
		const id = found[0]?.id ?? '0-0';
		return { observations: found.reverse().map(({ message }) => parsePulse(message)), id };
	}
}

export function parsePulse(fields: Record<string, string>): { queue: string; observed: Observed } {
	return { queue: fields['q'] ?? '', observed: JSON.parse(fields['o'] ?? '{}') as Observed };
}
