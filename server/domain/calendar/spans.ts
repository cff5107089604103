/** Stretches of time, half open, in ms. */
export interface Span {
	from: number;
	to: number;
}

/** Those that overlap or touch made one; empty ones left out. Takes them in any order, gives them in theirs. */
export function merge(spans: readonly Span[]): Span[] {
	const merged: Span[] = [];
	let last: Span | undefined;
	for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
		if (to <= from) continue;
		if (last && from <= last.to) last.to = Math.max(last.to, to);
		else merged.push((last = { from, to }));
	}
	return merged;
}

/** What is left of `spans` without `gone`. Both in order, without overlap. */
export function subtract(spans: readonly Span[], gone: readonly Span[]): Span[] {
	const left: Span[] = [];
	let next = 0;
	for (const { from, to } of spans) {
		let start = from;
		while ((gone[next]?.to ?? Infinity) <= start) next++;
		for (let at = next; start < to; at++) {
			const hole = gone[at];
			if (!hole || hole.from >= to) {
				left.push({ from: start, to });
				break;
			}
			if (hole.from > start) left.push({ from: start, to: hole.from });
			start = hole.to;
		}
	}
	return left;
}
