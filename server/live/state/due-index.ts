/**
 * Escalations in the order in which they fall due, kept sorted as they change: a count is two searches and the most urgent
 * rows are the first ones, whatever is open. Kept in blocks, so that a change moves a few hundred entries at the most.
 */
export interface DueEntry {
	due: number;
	id: string;
}

type Block = DueEntry[];

/** A block that grows beyond this becomes two. */
const MOST = 512;

const before = (one: DueEntry, other: DueEntry): boolean =>
	one.due < other.due || (one.due === other.due && one.id < other.id);

export class DueIndex {
	/** None of them is empty. */
	readonly #blocks: Block[] = [];
	readonly #dues = new Map<string, number>();

	get size(): number {
		return this.#dues.size;
	}

	/** Sets or moves an entry. */
	set(id: string, due: number): void {
		const known = this.#dues.get(id);
		if (known === due) return;
		if (known !== undefined) this.delete(id);
		this.#dues.set(id, due);
		const entry = { due, id };
		const at = this.#blockOf(entry);
		const block = this.#blocks[at];
		if (!block) return void this.#blocks.push([entry]);
		block.splice(placeIn(block, entry), 0, entry);
		if (block.length > MOST) this.#blocks.splice(at + 1, 0, block.splice(MOST / 2));
	}

	delete(id: string): void {
		const due = this.#dues.get(id);
		if (due === undefined) return;
		this.#dues.delete(id);
		const at = this.#blockOf({ due, id });
		const block = this.#blocks[at];
		block?.splice(placeIn(block, { due, id }), 1);
		if (block?.length === 0) this.#blocks.splice(at, 1);
	}

	/** How many fall due before `instant`. */
	before(instant: number): number {
		const entry = { due: instant, id: '' };
		const at = this.#blockOf(entry);
		let count = 0;
		for (let index = 0; index < at; index++) count += this.#blocks[index]?.length ?? 0;
		const block = this.#blocks[at];
		return block ? count + placeIn(block, entry) : count;
	}

	/** The `limit` most urgent ones. */
	first(limit: number): readonly DueEntry[] {
		const found: DueEntry[] = [];
		for (const block of this.#blocks) {
			if (found.length >= limit) break;
			found.push(...block.slice(0, limit - found.length));
		}
		return found;
	}

	/** The block in which `entry` stands, or would stand. */
	#blockOf(entry: DueEntry): number {
		// the last one that begins before the entry, or with it
		const after = search(this.#blocks, ([first]) => first !== undefined && !before(entry, first));
		return Math.max(0, after - 1);
	}
}

const placeIn = (block: Block, entry: DueEntry): number =>
	search(block, (found) => before(found, entry));

/** How many of `sorted` fulfil `is`: those that do come first. */
function search<T>(sorted: readonly T[], is: (one: T) => boolean): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		const found = sorted[middle];
		if (found !== undefined && is(found)) low = middle + 1;
		else high = middle;
	}
	return low;
}
