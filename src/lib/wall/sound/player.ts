/** Plays tones, where the browser lets it: without a touch, only a browser that was started for it does. */
import type { Tone } from './look.ts';

/** In Hz: half as high again, so that nobody takes one for the other. */
export const PITCH: Record<Tone, number> = { due: 660, past: 990 };
const STRIKES: Record<Tone, number> = { due: 1, past: 2 };
const STRIKE_S = 0.22;
const LOUD = 0.5;

export class Player {
	readonly #changed: (armed: boolean) => void;
	#context: AudioContext | null = null;
	readonly #arm = () => void this.#context?.resume().catch(() => {});

	/** @param changed told whether it can be heard, whenever that changes; before, it cannot */
	constructor(changed: (armed: boolean) => void) {
		this.#changed = changed;
		if (typeof AudioContext === 'undefined') return;
		this.#context = new AudioContext();
		this.#context.onstatechange = () => this.#tell();
		for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, this.#arm);
		// it starts by itself where that is allowed; to ask for it without a touch is only answered by a warning
		this.#tell();
	}

	play(tone: Tone): void {
		const context = this.#context;
		if (context?.state !== 'running') return;
		for (let strike = 0; strike < STRIKES[tone]; strike++)
			strikeAt(context, PITCH[tone], context.currentTime + strike * STRIKE_S * 1.3);
	}

	stop(): void {
		for (const gesture of ['pointerdown', 'keydown']) removeEventListener(gesture, this.#arm);
		const context = this.#context;
		this.#context = null;
		if (!context) return;
		context.onstatechange = null;
		void context.close();
	}

	#tell(): void {
		this.#changed(this.#context?.state === 'running');
	}
}

/** Without a soft beginning and end it would click. */
function strikeAt(context: AudioContext, pitch: number, at: number): void {
	const [tone, loudness] = [context.createOscillator(), context.createGain()];
	tone.frequency.value = pitch;
	loudness.gain.setValueAtTime(0, at);
	loudness.gain.linearRampToValueAtTime(LOUD, at + 0.02);
	loudness.gain.setValueAtTime(LOUD, at + STRIKE_S - 0.08);
	loudness.gain.linearRampToValueAtTime(0, at + STRIKE_S);
	tone.connect(loudness).connect(context.destination);
	tone.start(at);
	tone.stop(at + STRIKE_S);
	tone.onended = () => loudness.disconnect();
}
