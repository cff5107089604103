import { afterPaint } from './after-paint.ts';

/** The details follow the keyboard's row when it rests on one for so long. */
const RESTS_MS = 150;

/** Which case the details show. They follow what was tapped once the tap itself has been painted (rule DESK-102). */
export class Pane {
	#key: string | null = $state(null);
	#forget: () => void = () => undefined;

	/** `client/case`; null while there is nothing to show. What was shown before stays until then. */
	get key(): string | null {
		return this.#key;
	}
	/** @param rests it is passed through by the keyboard, perhaps */
	follow(key: string | null, rests = false): void {
		this.#forget();
		this.#forget = afterPaint(() => (this.#key = key), rests ? RESTS_MS : 0);
	}
	/** At once: something is to be written there. */
	show(key: string | null): void {
		this.#forget();
		this.#key = key;
	}
}
