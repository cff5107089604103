/** Of a screen's time, drawing its board takes about one part in so many, as far as `LONGEST_MS` allows. */
const SHARE = 20;
/** What a screen draws within one frame of its browser costs nobody anything. */
const CHEAP_MS = 16;
/** However slow a screen is, it shows what it knows after so long. */
const LONGEST_MS = 500;
/** Of so many drawings the one in the middle counts: some have little to draw, some wait for something else. */
const LOOKED_AT = 5;

/** What a pace needs of the page that it is in. */
export interface Screen {
	/** ms that never go back. */
	monotonic(): number;
	/** Calls back when the browser begins to make its next frame, and again when that is made. */
	frame(begun: () => void, made: () => void): void;
	/** Calls back after so many ms. */
	later(run: () => void, ms: number): void;
}

/**
 * How often a screen draws its board: each frame of the server at once where the screen keeps up, and where drawing takes
 * it long, only so often that nearly all of its time is left for countdowns and what moves. Only the last of what came
 * meanwhile is drawn.
 */
export class Pace {
	readonly #screen: Screen;
	readonly #costs: number[] = [];
	#drawnAt = -Infinity;
	#draw: (() => void) | null = null;
	#waits = false;
	#measures = false;

	constructor(screen: Screen = ofThisPage) {
		this.#screen = screen;
	}

	/** Draws now or soon, `draw` all of it before it returns; what asks later takes its place. */
	want(draw: () => void): void {
		this.#draw = draw;
		if (this.#waits) return;
		const wait = this.#drawnAt + this.#rest() - this.#screen.monotonic();
		if (wait <= 0) return this.#now();
		this.#waits = true;
		this.#screen.later(() => {
			this.#waits = false;
			this.#now();
		}, wait);
	}

	#rest(): number {
		const cost = this.#costs.toSorted((one, other) => one - other)[(LOOKED_AT - 1) / 2] ?? 0;
		return this.#costs.length < LOOKED_AT || cost <= CHEAP_MS
			? 0
			: Math.min(SHARE * cost, LONGEST_MS);
	}

	#now(): void {
		const draw = this.#draw;
		this.#draw = null;
		this.#drawnAt = this.#screen.monotonic();
		draw?.();
		this.#measure(this.#screen.monotonic() - this.#drawnAt);
	}

	/** @param script what drawing took before the browser made a frame of it, ms */
	#measure(script: number): void {
		// a page that nobody sees makes no frames: none piles up meanwhile
		if (this.#measures) return;
		this.#measures = true;
		let begun = 0;
		this.#screen.frame(
			() => (begun = this.#screen.monotonic()),
			() => {
				this.#measures = false;
				this.#costs.push(script + this.#screen.monotonic() - begun);
				if (this.#costs.length > LOOKED_AT) this.#costs.shift();
			}
		);
	}
}

const ofThisPage: Screen = {
	monotonic: () => performance.now(),
	frame(begun, made) {
		requestAnimationFrame(() => {
			begun();
			// what is asked for before the frame is made comes after it
			setTimeout(made);
		});
	},
	later: (run, ms) => void setTimeout(run, ms)
};
