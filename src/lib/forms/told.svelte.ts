/** What the page says of the form that was sent last. Written in browsers alone, by what people do there. */
import type { Unsent } from './unsent.ts';

class Told {
	#unsent: Unsent | null = $state.raw(null);

	get unsent(): Unsent | null {
		return this.#unsent;
	}

	say(unsent: Unsent | null): void {
		this.#unsent = unsent;
	}
}

export const told = new Told();
