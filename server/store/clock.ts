/** The store's time, as this node knows it: Redis `TIME` decides, and a node keeps its offset to it. */
import { monotonicNow } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';

/** An offset measured over a slow round trip is only taken when nothing better came for so long. */
const TRUST_MS = 10_000;

export class StoreClock {
	readonly #connection: Connection;
	readonly #shift: () => number;
	#offset = 0;
	#roundTrip = Number.POSITIVE_INFINITY;
	#measuredAt = Number.NEGATIVE_INFINITY;

	/** @param shift ms added to the store's time; a test moves its clock with it */
	constructor(connection: Connection, shift: () => number = () => 0) {
		this.#connection = connection;
		this.#shift = shift;
	}

	/** Ms since 1970 on the store's clock, known to within half a round trip. */
	now(): number {
		return Math.round(monotonicNow() + this.#offset) + this.#shift();
	}

	get shift(): number {
		return this.#shift();
	}

	/** Measures the offset anew. @throws StoreUnavailable */
	async measure(): Promise<void> {
		const sent = monotonicNow();
		const [seconds, micros] = await ask(() => this.#connection.time() as Promise<unknown>).then(
			parts
		);
		const received = monotonicNow();
		const roundTrip = received - sent;
		if (roundTrip > this.#roundTrip && received - this.#measuredAt < TRUST_MS) return;
		this.#offset = seconds * 1000 + micros / 1000 - (sent + roundTrip / 2);
		this.#roundTrip = roundTrip;
		this.#measuredAt = received;
	}

	/** The store said what time it is while answering something else. */
	corrected(storeNow: number): void {
		this.#offset = storeNow - this.#shift() - monotonicNow();
		this.#roundTrip = Number.POSITIVE_INFINITY;
	}
}

function parts(reply: unknown): [number, number] {
	const [seconds, micros] = reply as [unknown, unknown];
	return [Number(seconds), Number(micros)];
}
