const RESTS_MS = 400;

interface Asking<T> {
	/** Where it is asked. */
	address: () => string;
	/** As it is typed by then. */
	text: () => string;
	/** What was answered; an answer that was overtaken is not told, and none where none came. */
	told: (answer: T) => void;
}

/** Asks the server of a text at once, and again whenever its typing rests. */
export class AskedOfText<T> {
	readonly #asking: Asking<T>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = 0;

	constructor(asking: Asking<T>) {
		this.#asking = asking;
	}

	/** @returns lets it be */
	begin(): () => void {
		void this.#ask();
		return () => clearTimeout(this.#timer);
	}
	typed(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#ask(), RESTS_MS);
	}

	async #ask(): Promise<void> {
		const number = ++this.#asked;
		const { address, text, told } = this.#asking;
		const answer = await fetch(address(), {
			method: 'POST',
			headers: { 'content-type': 'text/plain' },
			body: text()
		})
			.then((response) => (response.ok ? (response.json() as Promise<T>) : null))
			.catch(() => null);
		if (answer !== null && number === this.#asked) told(answer);
	}
}
