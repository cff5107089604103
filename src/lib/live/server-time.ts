/**
 * The server's clock, as a screen reckons it. The screen's own clock may be wrong, and may be set while the page is
 * open; so only the monotonic clock (`performance.now`) is used, and the offset to it is measured.
 */

/** One question for the time: asked and answered by the screen's monotonic clock, `at` by the server's (ms since 1970). */
export interface TimeSample {
	asked: number;
	answered: number;
	at: number;
}

/** A monotonic clock of a cheap screen may be off by this share: what was measured long ago is trusted less. */
const DRIFT = 0.000_2;

export class ServerTime {
	readonly #monotonic: () => number;
	#offset = 0;
	/** The offset is right to within so many ms, when it was measured; infinite while it is only a guess. */
	#within = Infinity;
	#measuredAt = 0;

	/**
	 * @param at a first guess of the server's time now, ms since 1970
	 * @param monotonic ms since any moment; never goes back
	 */
	constructor(at: number, monotonic: () => number) {
		this.#monotonic = monotonic;
		this.#offset = at - monotonic();
	}

	/** The server's time, ms since 1970; with a fraction. */
	now(): number {
		return this.#monotonic() + this.#offset;
	}

	/** Takes a sample if it bounds the offset better than what is known: half its round trip is how wrong it may be. */
	offer({ asked, answered, at }: TimeSample): void {
		const within = (answered - asked) / 2;
		const known = this.#within + (answered - this.#measuredAt) * DRIFT;
		if (within > known) return;
		this.#offset = at + within - answered;
		this.#within = within;
		this.#measuredAt = answered;
	}

	/**
	 * A message sent at `at` has arrived: until something was measured, the time is at least that.
	 * @returns true when that put the clock right
	 */
	heard(at: number): boolean {
		if (this.#within !== Infinity || at <= this.now()) return false;
		this.#offset = at - this.#monotonic();
		return true;
	}

	/** After sleep or a new connection the monotonic clock may have stood still: keep the guess, measure again. */
	doubt(): void {
		this.#within = Infinity;
	}
}

export interface TimeKeeping {
	/** Measure now; `doubt` when what was measured before may be wrong. */
	refresh(doubt: boolean): void;
	stop(): void;
}

const SAMPLES = 5;
const BETWEEN_MS = 120;
const EVERY_MS = 60_000;

/**
 * Measures the offset in rounds of a few samples: at once, every minute, and when asked to.
 * @param ask resolves to the server's time; rejects when there is no answer
 */
export function keepTime(
	time: ServerTime,
	ask: () => Promise<number>,
	monotonic: () => number
): TimeKeeping {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let round = 0;

	async function sample(left: number, mine: number): Promise<void> {
		const asked = monotonic();
		const at = await ask().catch(() => null);
		if (mine !== round) return;
		if (at !== null) time.offer({ asked, answered: monotonic(), at });
		const wait = left > 1 ? BETWEEN_MS : EVERY_MS;
		timer = setTimeout(() => void sample(left > 1 ? left - 1 : SAMPLES, mine), wait);
	}
	function refresh(doubt: boolean): void {
		clearTimeout(timer);
		if (doubt) time.doubt();
		void sample(SAMPLES, ++round);
	}
	refresh(false);
	return {
		refresh,
		stop() {
			round++;
			clearTimeout(timer);
		}
	};
}
