/**
 * Escalations in the order in which they fall due, kept sorted as they change: a count is two binary searches and the
 * most urgent rows are the first ones, whatever is open.
 */
export interface DueEntry {
	due: number;
	id: string;
}

const before = (one: DueEntry, other: DueEntry): boolean =>
	one.due < other.due || (one.due === other.due && one.id < other.id);

export class DueIndex {
	readonly #entries: DueEntry[] = [];
	readonly #dues = new Map<string, number>();

	get size(): number {
		return this.#entries.length;
	}

	/** Sets or moves an entry. */
	set(id: string, due: number): void {
		const known = this.#dues.get(id);
		if (known === due) return;
		if (known !== undefined) this.delete(id);
		this.#dues.set(id, due);
		this.#entries.splice(this.#place({ due, id }), 0, { due, id });
	}

	delete(id: string): void {
		const due = this.#dues.get(id);
		if (due === undefined) return;
		this.#dues.delete(id);
		this.#entries.splice(this.#place({ due, id }), 1);
	}

	/** How many fall due before `instant`. */
	before(instant: number): number {
		return this.#place({ due: instant, id: '' });
	}

	/** The `limit` most urgent ones. */
	first(limit: number): readonly DueEntry[] {
		return this.#entries.slice(0, limit);
	}

	/** Where `entry` stands, or would stand. */
	#place(entry: DueEntry): number {
		let [low, high] = [0, this.#entries.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			const found = this.#entries[middle];
			if (found && before(found, entry)) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
