/**
 * Whether a rule can fire, and can keep still: looked for, not proven. From many beginnings, one variable after the other
 * takes the value that brings the rule nearest to what is wanted; borders come from the rule's own text.
 */
import { parseExpression, type Expression, type RuleText, type Verdict } from './compile.ts';
import { LANGUAGES, type Source } from './language.ts';
import { logicOf, type Logic } from './logic.ts';
import type { Mentions } from './mentions.ts';
import { ALWAYS_SO, textByChance, textsNear, valuesWorthTrying } from './samples.ts';
import type { Value, Variable } from './variables/index.ts';

const BEGINNINGS = 12;
/** How often a beginning that leads no further is gone on with. */
const PATIENCE = 12;
/** Texts that are made up for each of them. */
const BY_CHANCE = 40;
/** Of parts of a rule; one is below a microsecond. */
const MOST_EVALUATIONS = 250_000;

/**
 * @param rule one that compiles
 * @returns what it is when it is one of these for whatever could be thought of; undefined also when it is too large to say
 */
export function constantOf({ on, when }: RuleText): 'always' | 'never' | undefined {
	const attempt = new Attempt(on, when);
	if (attempt.find(true) === 'none') return 'never';
	return attempt.find(false) === 'none' ? 'always' : undefined;
}

const parsed = new Map<RuleText['on'], Expression[]>();

/** `ALWAYS_SO`, parsed once. */
function alwaysSo(on: RuleText['on']): Expression[] {
	const known = parsed.get(on);
	if (known) return known;
	const all = ALWAYS_SO[on].map((text) => parseExpression(text, LANGUAGES[on], on));
	parsed.set(on, all);
	return all;
}

interface Atom {
	expression: Expression;
	verdict: Verdict;
	/** One that has to hold for a case to be possible at all; not to be known is no contradiction. */
	given: boolean;
}

interface Tree {
	kind: Logic['kind'];
	parts: Tree[];
	atom: Atom | null;
}

class Attempt {
	readonly #tree: Tree;
	readonly #atoms: Atom[] = [];
	readonly #of = new Map<Variable, Atom[]>();
	readonly #values = new Map<Variable, (Value | undefined)[]>();
	readonly #sample = new Map<Variable, Value | undefined>();
	readonly #source: Source = { value: (variable) => this.#sample.get(variable) };
	readonly #random = randomFrom(1);
	readonly #mentions: Mentions;
	#evaluations = 0;

	constructor(on: RuleText['on'], when: string) {
		const parse = (text: string) => parseExpression(text, LANGUAGES[on], on);
		const { mentions } = parse(when);
		this.#tree = this.#grow(logicOf(when), parse);
		for (const expression of alwaysSo(on)) {
			const its = [...expression.mentions.variables];
			if (its.every((one) => mentions.variables.has(one))) this.#add(expression, true);
		}
		this.#mentions = mentions;
	}

	/** @returns `none` when nothing could be found, `unsure` when the search was given up before */
	find(wanted: boolean): 'some' | 'none' | 'unsure' {
		this.#evaluations = 0;
		for (let beginning = 0; beginning < BEGINNINGS; beginning++) {
			this.#begin(beginning === 0);
			const goals = [...goalsOf(this.#tree, wanted), ...this.#given()];
			if (this.#climb(goals)) return 'some';
			if (this.#evaluations > MOST_EVALUATIONS) return 'unsure';
		}
		return 'none';
	}

	#given(): Goal[] {
		return this.#atoms
			.filter(({ given }) => given)
			.map((atom) => ({ tree: { kind: 'atom', parts: [], atom }, wanted: true, weight: 1 }));
	}

	#grow({ kind, text, parts }: Logic, parse: (text: string) => Expression): Tree {
		if (kind === 'atom') return { kind, parts: [], atom: this.#add(parse(text), false) };
		return { kind, parts: parts.map((part) => this.#grow(part, parse)), atom: null };
	}

	#add(expression: Expression, given: boolean): Atom {
		const atom: Atom = { expression, verdict: 'unknown', given };
		this.#atoms.push(atom);
		for (const variable of expression.mentions.variables)
			this.#of.set(variable, [...(this.#of.get(variable) ?? []), atom]);
		return atom;
	}

	#begin(plain: boolean): void {
		for (const variable of this.#mentions.variables) {
			const values = this.#valuesOf(variable);
			this.#values.set(variable, values);
			const which = plain ? 0 : Math.floor(this.#random() * values.length);
			this.#sample.set(variable, values[which]);
		}
		for (const atom of this.#atoms) this.#work(atom);
	}

	#valuesOf(variable: Variable): (Value | undefined)[] {
		const values = valuesWorthTrying(variable, this.#mentions);
		if (!isFreeText(variable)) return values;
		const more = Array.from({ length: BY_CHANCE }, () =>
			textByChance(this.#mentions, this.#random)
		);
		return [...values, ...more];
	}

	#work(atom: Atom): void {
		this.#evaluations++;
		atom.verdict = atom.expression.ask(this.#source);
	}

	#set(variable: Variable, value: Value | undefined): void {
		this.#sample.set(variable, value);
		for (const atom of this.#of.get(variable) ?? []) this.#work(atom);
	}

	/** @returns whether a sample was reached that gives what is wanted */
	#climb(goals: Goal[]): boolean {
		let far = farFrom(goals);
		for (let stuck = 0; far > 0 && stuck < PATIENCE && this.#evaluations < MOST_EVALUATIONS;) {
			const before = far;
			far = this.#improve(goals, far);
			if (far < before) continue;
			// nothing helps all at once: what is still missing counts for more from now on
			stuck++;
			for (const goal of goals) if (missing(goal) > 0) goal.weight++;
			far = farFrom(goals);
		}
		return far === 0;
	}

	/** Gives each variable in turn the value that brings it nearest. @returns how far it is then */
	#improve(goals: Goal[], before: number): number {
		let far = before;
		for (const [variable, worthTrying] of this.#values) {
			let best = this.#sample.get(variable);
			// a text that gives some of what is wanted is kept, and gets the rest piece by piece
			const near = isFreeText(variable) && best !== undefined;
			const values = near
				? [...worthTrying, ...textsNear(String(best), this.#mentions)]
				: worthTrying;
			const first = Math.floor(this.#random() * values.length);
			for (let index = 0; index < values.length && far > 0; index++) {
				const value = values[(first + index) % values.length];
				this.#set(variable, value);
				const now = farFrom(goals);
				if (now < far) [far, best] = [now, value];
			}
			this.#set(variable, best);
		}
		return far;
	}
}

const isFreeText = ({ type, values }: Variable): boolean => type === 'string' && !values;

/** One of the things that are wanted at once. */
interface Goal {
	tree: Tree;
	wanted: boolean;
	weight: number;
}

function goalsOf(tree: Tree, wanted: boolean): Goal[] {
	const { kind, parts } = tree;
	if (kind === 'not') return parts.flatMap((part) => goalsOf(part, !wanted));
	const every = (kind === 'and' && wanted) || (kind === 'or' && !wanted);
	return every ? parts.flatMap((part) => goalsOf(part, wanted)) : [{ tree, wanted, weight: 1 }];
}

const missing = ({ tree, wanted }: Goal): number => distance(tree, wanted);
const farFrom = (goals: Goal[]): number =>
	goals.reduce((sum, goal) => sum + goal.weight * missing(goal), 0);

/** How many atoms have to become another at least, as if each stood alone. */
function distance({ kind, parts, atom }: Tree, wanted: boolean): number {
	if (atom?.given) return atom.verdict === false ? 1 : 0;
	if (atom) return atom.verdict === wanted ? 0 : 1;
	if (kind === 'not') return parts.reduce((sum, part) => sum + distance(part, !wanted), 0);
	const each = parts.map((part) => distance(part, wanted));
	return (kind === 'and') === wanted ? each.reduce((sum, one) => sum + one, 0) : Math.min(...each);
}

/** Chance that is the same every time (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
