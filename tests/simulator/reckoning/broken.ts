/** Something that must never be so was found. */
export class Broken extends Error {
	/** The rule that is broken. */
	readonly rule: string;

	constructor(rule: string, detail: string) {
		super(`${rule}: ${detail}`);
		this.name = 'Broken';
		this.rule = rule;
	}
}

/** @throws Broken unless it is so */
export function must(so: boolean, rule: string, detail: () => string): asserts so {
	if (!so) throw new Broken(rule, detail());
}
