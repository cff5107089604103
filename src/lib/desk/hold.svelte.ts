import type { Row } from '#lib/shared/wire/rows.ts';

/** The list keeps still for so long after a finger left it. */
const STILL_MS = 1000;

/** The rows as they were. */
type Rows = Pick<ReadonlyMap<string, Row>, 'get'>;

/** Keeps a list as it is while a finger is on it, and for a moment after (rule DESK-12). */
export class Hold {
	/** How the list was when the finger came down; null while nothing holds it. */
	frozen: { keys: readonly string[]; rows: Rows } | null = $state.raw(null);
	#still: ReturnType<typeof setTimeout> | undefined;

	/** A finger is on the list, which looks like this. */
	begin(keys: readonly string[], rows: Rows): void {
		this.#stopWaiting();
		this.frozen ??= { keys, rows };
	}
	/** It left; a second later the list moves again. */
	letGo(): void {
		this.#stopWaiting();
		this.#still = setTimeout(() => this.end(), STILL_MS);
	}
	/** A list that was held and still rolls on is held until it has come to rest. */
	rolls(): void {
		if (this.frozen && this.#still !== undefined) this.letGo();
	}
	/** Shows what waits, now. */
	end(): void {
		this.#stopWaiting();
		this.frozen = null;
	}

	#stopWaiting(): void {
		clearTimeout(this.#still);
		this.#still = undefined;
	}
}
