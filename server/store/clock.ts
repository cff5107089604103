/** The store's time, as this node knows it: Redis `TIME` decides, and a node keeps its offset to it. */
import { monotonicNow } from '#server/clock.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';

/** An offset measured over a slow round trip is only taken when nothing better came for so long. */
const TRUST_MS = 10_000;
/** So that the sum of two instants is not a millisecond less than it was. */
const FLOAT_ERROR_MS = 0.001;

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

	/**
	 * Ms since 1970 on the store's clock: behind it by a round trip at the most and never ahead, so that what is decided
	 * by it is not early.
	 */
	now(): number {
		return Math.floor(monotonicNow() + this.#offset + FLOAT_ERROR_MS) + this.#shift();
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
		this.#offset = seconds * 1000 + micros / 1000 - received;
		this.#roundTrip = roundTrip;
		this.#measuredAt = received;
	}

	/** The store said what time it was while answering something else: so late it is by now, or later. */
	heard(storeNow: number): void {
		this.#offset = Math.max(this.#offset, storeNow - this.#shift() - monotonicNow());
	}

	/** The store said that this clock is wrong, and what time it is. */
	corrected(storeNow: number): void {
		this.#offset = storeNow - this.#shift() - monotonicNow();
		this.#roundTrip = Number.POSITIVE_INFINITY;
	}
}

function parts(reply: unknown): [number, number] {
	const [seconds, micros] = reply as [unknown, unknown];
	return [Number(seconds), Number(micros)];
}
