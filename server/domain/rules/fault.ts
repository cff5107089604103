/** What is wrong with a rule, in plain words. */

/** A fault at a place in the text of a rule; `at` counts its characters from 0. */
export class RuleFault extends Error {
	override name = 'RuleFault';
	readonly at: number;
	constructor(message: string, at: number) {
		super(message);
		this.at = at;
	}
}

/** `character 14`, or `line 2, character 3` of a rule of several lines. */
export function placeOf(text: string, at: number): string {
	const before = text.slice(0, at).split('\n');
	const character = `character ${(before.at(-1) ?? '').length + 1}`;
	return text.includes('\n') ? `line ${before.length}, ${character}` : character;
}

/** @returns the one of `known` that was likely meant; undefined when none is near */
export function meant(word: string, known: Iterable<string>): string | undefined {
	let best: { name: string; far: number } | undefined;
	for (const name of known) {
		const far = distance(word.toLowerCase(), name.toLowerCase());
		if (far <= Math.max(2, Math.floor(name.length / 3)) && far < (best?.far ?? Infinity))
			best = { name, far };
	}
	return best?.name;
}

/** How many letters must be put in, left out or replaced. */
function distance(one: string, other: string): number {
	let above = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row++) {
		const line = [row];
		for (let column = 1; column <= other.length; column++) {
			const same = one[row - 1] === other[column - 1] ? 0 : 1;
			line[column] = Math.min(
				(line[column - 1] ?? 0) + 1,
				(above[column] ?? 0) + 1,
				(above[column - 1] ?? 0) + same
			);
		}
		above = line;
	}
	return above[other.length] ?? 0;
}
