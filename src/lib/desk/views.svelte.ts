import type { Ack } from '#lib/shared/wire/errors.ts';
import type { SavedView, ViewRequest } from '#lib/shared/wire/views.ts';
import { filterOfText, writeFilter, type Filter } from './filters.ts';
import { Turns } from './turns.ts';

/** The filters that somebody keeps under a name, as this desk has them. */
export class SavedViews {
	#all: readonly SavedView[] = $state.raw([]);
	/** True while the server is asked. */
	busy = $state(false);
	readonly #address: string;
	readonly #turns = new Turns();

	/** @param address where they are changed */
	constructor(all: readonly SavedView[], address: string) {
		this.#all = all;
		this.#address = address;
	}

	/** The one that a desk begins with, then by name. */
	get all(): readonly SavedView[] {
		return this.#all.toSorted((a, b) => Number(b.first) - Number(a.first));
	}
	/** What a desk begins with. */
	get first(): SavedView | undefined {
		return this.#all.find(({ first }) => first);
	}
	/** The one whose filter this is. */
	of(filter: Filter): SavedView | undefined {
		const text = writeFilter(filter);
		return this.#all.find((view) => writeFilter(filterOf(view)) === text);
	}

	/**
	 * Changes are made in the order in which they were asked for: one names what the one before it made.
	 * @returns why not, a sentence; "" where the server cannot be reached; null when it is done
	 */
	change(wanted: ViewRequest): Promise<string | null> {
		return this.#turns.take('views', () => this.#send(wanted));
	}

	async #send(wanted: ViewRequest): Promise<string | null> {
		this.busy = true;
		try {
			const response = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(wanted)
			});
			const answer = (await response.json()) as Ack<SavedView[]> | null;
			if (!answer?.ok) return answer?.error.detail ?? '';
			this.#all = answer.data;
			return null;
		} catch {
			// no line, or an answer that is none of ours
			return '';
		} finally {
			this.busy = false;
		}
	}
}

export const filterOf = (view: SavedView): Filter => filterOfText(view.filter);
