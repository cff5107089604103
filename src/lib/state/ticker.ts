import { createSubscriber } from 'svelte/reactivity';

/**
 * One whole-second tick for everything that counts on a page. It falls on the whole second of the clock it is given
 * (the server's), so that all screens tick at the same moment. Runs only while something that is shown reads it.
 */
export class Ticker {
	readonly #now: () => number;
	readonly #subscribe: () => void;
	#second: number;
	#update: (() => void) | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * @param now the clock, ms since 1970
	 * @param first what it reads before it has started (what the server rendered)
	 */
	constructor(now: () => number, first: number) {
		this.#now = now;
		this.#second = wholeSecond(first);
		this.#subscribe = createSubscriber((update) => {
			this.#update = update;
			this.refresh();
			return () => {
				clearTimeout(this.#timer);
				this.#update = undefined;
			};
		});
	}

	/** The last whole second, ms since 1970; reactive. */
	get second(): number {
		this.#subscribe();
		return this.#second;
	}

	/** After the page was hidden, or the clock was corrected: tick now, and from then on the right seconds. */
	refresh(): void {
		if (!this.#update) return;
		clearTimeout(this.#timer);
		const now = this.#now();
		const second = wholeSecond(now);
		if (second !== this.#second) {
			this.#second = second;
			this.#update();
		}
		// a timer may fire a little early; one more ms keeps it from ticking twice
		this.#timer = setTimeout(() => this.refresh(), second + 1000 - now + 1);
	}
}

function wholeSecond(at: number): number {
	return Math.floor(at / 1000) * 1000;
}
