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
