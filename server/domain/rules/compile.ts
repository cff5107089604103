/** A rule made ready to be asked again and again. */
import { EvaluationError } from '@marcbachmann/cel-js';
import type { RuleSpec } from '../configuration/schema.ts';
import { inspect } from './allowed.ts';
import type { RuleFacts } from './facts.ts';
import { RuleFault } from './fault.ts';
import { LANGUAGES, type Language, type Source } from './language.ts';
import { logicOf } from './logic.ts';
import type { Mentions } from './mentions.ts';
import { inPlainWords } from './plain-words.ts';
import type { Variable } from './variables/index.ts';

export type RuleText = Pick<RuleSpec, 'on' | 'when'>;

/** `unknown`: it hangs on something that nobody has told. */
export type Verdict = boolean | 'unknown' | { fault: string };

export interface Expression {
	text: string;
	mentions: Mentions;
	/** Never throws. */
	ask(source: Source): Verdict;
}

export interface CompiledRule {
	/** What it looks at beside the case; all false when it changes with the case alone. */
	uses: { time: boolean; queue: boolean; customer: boolean };
	/** False when the case alone rules it out, whatever time, queue and customer become. Never throws, as `holds`. */
	possible(facts: RuleFacts): boolean;
	/** Never throws: a rule that cannot be worked out does not hold, and `onFault` is told why. */
	holds(facts: RuleFacts): boolean;
}

/** @throws RuleFault in plain words, with its place in the text */
export function parseExpression(text: string, language: Language, on: RuleText['on']): Expression {
	try {
		const parsed = language.environment.parse(text);
		const { valid, type, error } = parsed.check();
		if (!valid) throw error;
		const mentions = inspect(parsed.ast, language);
		if (type !== 'bool') throw new RuleFault('a rule must be true or false', 0);
		// cheaper than an attempt that fails
		const needs = mentions.strict ? [...mentions.variables].filter((one) => one.unknown) : [];
		return {
			text,
			mentions,
			ask: (source) =>
				needs.some((one) => source.value(one) === undefined)
					? 'unknown'
					: ask(parsed, language.context(source))
		};
	} catch (error) {
		throw error instanceof RuleFault ? error : inPlainWords(error, text, on, language);
	}
}

function ask(parsed: (context: object) => unknown, context: object): Verdict {
	try {
		return parsed(context) === true;
	} catch (error) {
		if (!(error instanceof EvaluationError)) return { fault: String(error) };
		return error.code === 'no_such_key' ? 'unknown' : { fault: error.summary };
	}
}

/**
 * @param onFault told each time that the rule cannot be worked out, and why
 * @throws RuleFault when the rule is none
 */
export function compileRule(
	{ on, when }: RuleText,
	onFault: (fault: string) => void = () => undefined
): CompiledRule {
	const language = LANGUAGES[on];
	parseExpression(when, language, on);
	const logic = logicOf(when);
	const texts = logic.kind === 'and' ? logic.parts.map(({ text }) => text) : [when];
	const parts = texts.map((text) => partOf(text, language, on));
	const still = parts.filter(({ moves }) => !moves);
	const ordered = [...still, ...parts.filter(({ moves }) => moves)];
	const mentioned = parts.flatMap(({ expression }) => [...expression.mentions.variables]);
	const uses = (moves: Variable['moves']) => mentioned.some((one) => one.moves === moves);
	return {
		uses: { time: uses('time'), queue: uses('queue'), customer: uses('customer') },
		possible: (facts) => all(still, facts, onFault),
		holds: (facts) => all(ordered, facts, onFault)
	};
}

/** @throws RuleFault when the rule is none */
export const mentionsOf = ({ on, when }: RuleText): Mentions =>
	parseExpression(when, LANGUAGES[on], on).mentions;

/** One of the parts that must all be true. */
interface Part {
	expression: Expression;
	/** It may become another though the case stays as it is. */
	moves: boolean;
}

function partOf(text: string, language: Language, on: RuleText['on']): Part {
	const expression = parseExpression(text, language, on);
	const variables = [...expression.mentions.variables];
	return {
		expression,
		moves: variables.some(({ moves }) => moves !== 'case')
	};
}

/** One that is false decides; one that cannot be worked out is only told of when none is. */
function all(parts: Part[], facts: RuleFacts, onFault: (fault: string) => void): boolean {
	const source: Source = { value: (variable) => variable.read(facts) };
	let fault: string | undefined;
	for (const { expression } of parts) {
		const verdict = expression.ask(source);
		if (typeof verdict === 'object') fault ??= verdict.fault;
		else if (verdict !== true) return false;
	}
	if (fault !== undefined) onFault(fault);
	return fault === undefined;
}
