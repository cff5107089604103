/**
 * The worked hours of a calendar, reckoned block by block when they are asked for, and kept. A block has a fixed place
 * in time, so that one instant is in one block, whatever the zone.
 */
import { DAY, weekdayOf } from './days.ts';
import type { Pattern } from './pattern.ts';
import { merge, subtract, type Span } from './spans.ts';
import { instantOf, offsetsBetween } from './wall-time.ts';

export const BLOCK = 64 * DAY;
/** 35 years. */
const KEPT = 200;
/** A zone is less than a day away from UTC, and hours reach a day into the next: what begins earlier is over. */
const MARGIN = 3;

/** How many of `sorted` are no more than `value`. */
function upTo(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] as number) <= value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** How many of `sorted` are less than `value`. */
function below(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] as number) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

export class Block {
	readonly spans: readonly Span[];
	/** Worked in it, ms. */
	readonly total: number;
	readonly #from: Float64Array;
	/** Worked in the spans before each, and at the end the total. */
	readonly #worked: Float64Array;

	constructor(spans: readonly Span[]) {
		this.spans = spans;
		this.#from = Float64Array.from(spans, ({ from }) => from);
		this.#worked = new Float64Array(spans.length + 1);
		let total = 0;
		for (const [index, { from, to }] of spans.entries()) {
			total += to - from;
			this.#worked[index + 1] = total;
		}
		this.total = total;
	}

	/** The span that begins last of those that have begun at an instant, as an index; -1 before the first. */
	begun(at: number): number {
		return upTo(this.#from, at) - 1;
	}

	/** Worked in it before an instant, ms. */
	before(at: number): number {
		const index = this.begun(at);
		const span = this.spans[index];
		if (!span) return 0;
		return (this.#worked[index] as number) + Math.min(at, span.to) - span.from;
	}

	/** The first instant before which `worked` ms were worked in it; above 0, and no more than the total. */
	reach(worked: number): number {
		// what is reached at the end of one span is not put off to the beginning of the next
		const index = below(this.#worked, worked) - 1;
		return (this.#from[index] as number) + worked - (this.#worked[index] as number);
	}
}

function reckon(pattern: Pattern, index: number): Block {
	const begin = index * BLOCK;
	const end = begin + BLOCK;
	const offsets = offsetsBetween(pattern.zone, begin - MARGIN * DAY, end + MARGIN * DAY);
	const worked: Span[] = [];
	for (let day = begin / DAY - MARGIN; day <= end / DAY + MARGIN; day++) {
		if (pattern.isHoliday(day)) continue;
		for (const hours of pattern.week[weekdayOf(day)] ?? []) {
			const from = Math.max(begin, instantOf(offsets, day * DAY + hours.from));
			const to = Math.min(end, instantOf(offsets, day * DAY + hours.to));
			if (from < to) worked.push({ from, to });
		}
	}
	return new Block(subtract(merge(worked), pattern.closed));
}

export class Blocks {
	readonly #pattern: Pattern;
	readonly #kept = new Map<number, Block>();
	#last: Block | undefined;
	#lastIndex = NaN;

	constructor(pattern: Pattern) {
		this.#pattern = pattern;
	}

	/** The block that begins `index` × `BLOCK` ms after 1970. */
	at(index: number): Block {
		if (this.#last && index === this.#lastIndex) return this.#last;
		let block = this.#kept.get(index);
		if (!block) {
			block = reckon(this.#pattern, index);
			if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value as number);
			this.#kept.set(index, block);
		}
		this.#last = block;
		this.#lastIndex = index;
		return block;
	}
}
