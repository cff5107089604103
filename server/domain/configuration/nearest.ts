/** What somebody probably meant who wrote a name that there is not. */

/**
 * The candidate that is nearest to `name`, capitals aside: few slips away, or the beginning of it, or begun by it.
 * @returns null when none is near
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
	const wanted = name.toLowerCase();
	const most = Math.min(Math.max(1, Math.floor(wanted.length / 3)), wanted.length - 1);
	let best: { candidate: string; slips: number } | null = null;
	for (const candidate of candidates) {
		const slips = slipsBetween(wanted, candidate.toLowerCase(), most);
		if (slips <= most && slips < (best?.slips ?? Infinity)) best = { candidate, slips };
	}
	return best?.candidate ?? null;
}

const SHORTEST_BEGINNING = 3;

function slipsBetween(one: string, other: string, most: number): number {
	const shorter = Math.min(one.length, other.length);
	if (shorter >= SHORTEST_BEGINNING && (one.startsWith(other) || other.startsWith(one))) return 1;
	if (Math.abs(one.length - other.length) > most) return Infinity;
	return distance(one, other);
}

/** Letters put in, left out, taken for another or changed over. */
function distance(one: string, other: string): number {
	let older: number[] = [];
	let before = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row++) {
		const here = [row];
		for (let column = 1; column <= other.length; column++) {
			const same = one[row - 1] === other[column - 1];
			const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			here[column] = Math.min(
				(here[column - 1] ?? 0) + 1,
				(before[column] ?? 0) + 1,
				(before[column - 1] ?? 0) + (same ? 0 : 1),
				swapped ? (older[column - 2] ?? Infinity) + 1 : Infinity
			);
		}
		older = before;
		before = here;
	}
	return before[other.length] ?? 0;
}

const MOST_NAMED = 12;

/** `did you mean "billing"?`, or what there is. */
export function meant(name: string, candidates: readonly string[], none: string): string {
	const near = nearest(name, candidates);
	if (near !== null) return `did you mean "${near}"?`;
	return candidates.length === 0 ? none : `there are ${listed(candidates)}`;
}

/** `a, b and c`; beyond twelve, `and 3 more`. */
export function listed(words: readonly (string | number)[], last = 'and'): string {
	const named = words.slice(0, MOST_NAMED).map(String);
	const rest = words.length - named.length;
	if (rest > 0) named.push(`${rest} more`);
	if (named.length < 2) return named.join('');
	return `${named.slice(0, -1).join(', ')} ${last} ${named.at(-1)}`;
}
