import { operationId } from './send.ts';

/** The id of something that happens once, however often it is sent: the same one while it says the same and had no answer. */
export class Operation {
	#said: string | null = null;
	#id = '';

	idOf(said: string): string {
		if (said !== this.#said) [this.#said, this.#id] = [said, operationId(crypto)];
		return this.#id;
	}
	/** Saying the same once more is another one from now on. */
	answered(said: string): void {
		if (said === this.#said) this.#said = null;
	}
}
