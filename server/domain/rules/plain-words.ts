/** The parser's and the type checker's complaints, in the words of whoever writes rules. */
import { ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { nearest } from '../configuration/nearest.ts';
import { RuleFault } from './fault.ts';
import { LIMITS, type Language, type RuleOn } from './language.ts';

type CelError = ParseError | CelTypeError;

/** @throws what is no complaint about the rule */
export function inPlainWords(
	error: unknown,
	text: string,
	on: RuleOn,
	language: Language
): RuleFault {
	if (!(error instanceof ParseError) && !(error instanceof CelTypeError)) throw error;
	const at = error.range?.start ?? 0;
	return new RuleFault(wordsOf(error, text, at, on, language), at);
}

function wordsOf(
	error: CelError,
	text: string,
	at: number,
	on: RuleOn,
	language: Language
): string {
	switch (error.code) {
		case 'unknown_variable':
			return unknownVariable(nameAt(text, at), on);
		case 'no_such_key':
			return unknownField(text, at, language);
		case 'no_such_overload':
			return mixed(error.summary);
		case 'no_matching_overload':
			return unfitting(error.summary);
		case 'invalid_logical_operand':
			return `&& and || stand between parts that are true or false; here is ${typeIn(error.summary)}`;
		case 'invalid_condition_type':
			return `what stands before ? must be true or false; here is ${typeIn(error.summary)}`;
		case 'limit_exceeded':
			return tooLarge(error.summary);
		case 'unterminated_string':
			return 'a text that begins here has no end: its closing quote is missing';
		case 'heterogeneous_list_element':
			return 'all that stands in one list must be of one kind: [1, 2] or ["a", "b"]';
		case 'incompatible_ternary_branches':
			return 'what stands after ? and after : must be of one kind';
		case 'unexpected_character':
		case 'unexpected_token':
		case 'expected_token':
			return unexpected(error.summary, text, at);
		default:
			return plainTypes(error.summary);
	}
}

const nameAt = (text: string, at: number): string => /^\w+/.exec(text.slice(at))?.[0] ?? '';

function unknownVariable(name: string, on: RuleOn): string {
	if (on === 'queue' && (name === 'case' || name === 'customer'))
		return `a rule on a queue knows only \`queue\`, not \`${name}\``;
	const known = on === 'queue' ? '`queue`' : '`case`, `customer` and `queue`';
	return `there is no \`${name}\`; rules know ${known}, and texts stand in quotes: "${name}"`;
}

function unknownField(text: string, at: number, { variables }: Language): string {
	const before = /[\w.]*$/.exec(text.slice(0, at))?.[0] ?? '';
	const path = `${before}${nameAt(text, at)}`;
	const near = nearest(path, variables.keys());
	return `there is no \`${path}\`${near === null ? '' : `; did you mean \`${near}\`?`}`;
}

/** `no such overload: int == string` */
function mixed(summary: string): string {
	const [, left = '', operator = '', right = ''] =
		/^no such overload: (\S+) (\S+) (\S+)$/.exec(summary) ?? [];
	if (operator === '') {
		const [, sign = '', of = ''] = /^no such overload: ([!-])(\S+)$/.exec(summary) ?? [];
		return sign === '!'
			? `! stands before what is true or false; here is ${kind(of)}`
			: `${sign} does not go with ${kind(of)}`;
	}
	const pair = [left, right];
	const between = `${kind(left)} ${operator} ${kind(right)} makes no sense`;
	if (pair.includes(DURATION)) return `${between}: a duration is written duration("90m")`;
	if (pair.includes('double') && pair.includes('int'))
		return `${between}: write 1.0 instead of 1 beside a fraction`;
	if (pair.includes('null')) return `${between}: write has(…) to ask whether something is known`;
	if (pair.includes('string') && pair.includes('int'))
		return `${between}: numbers stand without quotes`;
	return between;
}

/** `found no matching overload for 'string.foo(int)'` */
function unfitting(summary: string): string {
	const [, call = '', name = '', given = ''] = /'((?:[\w.]+\.)?(\w+)\((.*)\))'/.exec(summary) ?? [];
	if (name === 'duration') return 'duration takes a text: duration("90m")';
	const kinds = given === '' ? 'nothing' : given.split(', ').map(kind).join(' and ');
	return call.includes('.')
		? `\`${name}\` does not go with ${kind(call.slice(0, call.lastIndexOf(`.${name}(`)))} and ${kinds} in brackets`
		: `there is no \`${name}\` that takes ${kinds}`;
}

function tooLarge(summary: string): string {
	if (summary.includes('maxMapEntries')) return 'rules have no {…}';
	if (summary.includes('maxListElements'))
		return `a list holds ${LIMITS.maxListElements} items at most`;
	if (summary.includes('maxDepth')) return 'brackets are nested too deep';
	return 'the rule is too large; make two of it';
}

const SLIPS: [RegExp, string][] = [
	[/^=(?!=)/, 'write == to compare'],
	[/^&(?!&)/, 'write && for "and"'],
	[/^\|(?!\|)/, 'write || for "or"'],
	[/^and\b/i, 'write && for "and"'],
	[/^or\b/i, 'write || for "or"'],
	[/^not\b/i, 'write ! for "not"'],
	[/^[smhd]\b/, 'a duration is written duration("90m")'],
	[/^%/, 'a share is written as a fraction: 0.8 for 80 %'],
	[/^[“”„‘’]/, 'write straight quotes: "…"']
];

function unexpected(summary: string, text: string, at: number): string {
	const rest = text.slice(at);
	for (const [slip, words] of SLIPS) if (slip.test(rest)) return words;
	if (rest.trim() === '')
		return summary.includes('RPAREN')
			? 'a bracket is not closed'
			: text.trim() === ''
				? 'there is nothing here; write an expression such as case.priority == 1'
				: 'something is missing at the end';
	// `not case.vip`: the parser stops behind the word
	if (/\bnot\s*$/i.test(text.slice(0, at))) return 'write ! for "not"';
	return `\`${/^(\w+|\S)/.exec(rest)?.[0] ?? rest.charAt(0)}\` cannot stand here`;
}

const DURATION = 'google.protobuf.Duration';
const KINDS: Record<string, string> = {
	[DURATION]: 'a duration',
	bool: 'true or false',
	bytes: 'bytes',
	double: 'a fraction',
	int: 'a whole number',
	null: 'null',
	string: 'a text'
};

export const kind = (type: string): string =>
	KINDS[type] ??
	(type.startsWith('list') ? 'a list' : type.startsWith('part_') ? 'a part of the case' : type);

const typeIn = (summary: string): string => kind(/got '(.+)'/.exec(summary)?.[1] ?? '');

const plainTypes = (summary: string): string =>
	summary.replaceAll(DURATION, 'duration').replace(/^./, (first) => first.toLowerCase());
