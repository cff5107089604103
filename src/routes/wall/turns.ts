/** Of script, ms; style, layout and paint of what was drawn take about seven times as long. */
const DRAW_MS = 1.5;
/** However slow a screen is, what asked to be drawn is drawn within so many frames of its browser. */
export const WITHIN_FRAMES = 5;

type Draw = () => void;

/**
 * Draws in turns. A second that passes in every row is more than a slow screen draws between two frames of its browser,
 * all the more when it comes together with a frame of the board. So each frame of the browser draws as many as fit into
 * a little time, in the order in which they asked; on a fast screen that is all of them.
 */
export class Turns {
	readonly #nextFrame: (call: () => void) => void;
	readonly #monotonic: () => number;
	readonly #waiting = new Set<Draw>();
	#least = 0;
	#asked = false;

	/**
	 * @param nextFrame calls back before the browser makes its next frame
	 * @param monotonic ms from any moment on
	 */
	constructor(
		nextFrame: (call: () => void) => void = (call) => void requestAnimationFrame(call),
		monotonic: () => number = () => performance.now()
	) {
		this.#nextFrame = nextFrame;
		this.#monotonic = monotonic;
	}

	/** Whoever waits already keeps their turn. */
	want(draw: Draw): void {
		this.#waiting.add(draw);
		this.#least = Math.ceil(this.#waiting.size / WITHIN_FRAMES);
		this.#ask();
	}

	/** It is not there any more. */
	forget(draw: Draw): void {
		this.#waiting.delete(draw);
	}

	#ask(): void {
		if (this.#asked || this.#waiting.size === 0) return;
		this.#asked = true;
		this.#nextFrame(() => this.#frame());
	}

	#frame(): void {
		this.#asked = false;
		const began = this.#monotonic();
		let drawn = 0;
		// whoever asks while others are drawn comes in the next frame
		const now = [...this.#waiting];
		for (const draw of now) {
			if (drawn >= this.#least && this.#monotonic() - began >= DRAW_MS) break;
			if (!this.#waiting.delete(draw)) continue;
			draw();
			drawn++;
		}
		this.#ask();
	}
}
