/** What a rule may consist of, and what evaluating it costs at most. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { RuleFault } from './fault.ts';
import type { Language } from './language.ts';
import type { Mentions } from './mentions.ts';
import { spanOf } from './span.ts';
import type { Variable } from './variables/index.ts';

/** Steps that evaluating a rule once may take: a step is a few tens of nanoseconds. */
export const MOST_STEPS = 1000;

const METHODS = new Set([
	'contains',
	'endsWith',
	'getHours',
	'getMinutes',
	'getSeconds',
	'lowerAscii',
	'size',
	'startsWith',
	'trim',
	'upperAscii'
]);
/** Those that give a text. */
const TEXT_METHODS = new Set(['lowerAscii', 'trim', 'upperAscii']);
const FUNCTIONS = new Set(['double', 'duration', 'has', 'int', 'size']);
/** Over a list that is written out in the rule. */
const MACROS = new Set(['all', 'exists']);

interface Walk extends Mentions {
	language: Language;
	/** How often what is looked at now is evaluated. */
	times: number;
	/** The names that macros of this rule have made. */
	locals: string[];
	/** Whether these stand for texts. */
	localsAreTexts: boolean;
	steps: number;
}

/**
 * @param ast parsed and type-checked
 * @throws RuleFault at what a rule may not do
 */
export function inspect(ast: ASTNode, language: Language): Mentions {
	const walk: Walk = {
		language,
		variables: new Set(),
		asked: new Set(),
		texts: new Set(),
		numbers: new Set(),
		durations: new Set(),
		strict: true,
		between: false,
		times: 1,
		locals: [],
		localsAreTexts: false,
		steps: 0
	};
	visit(ast, walk);
	return walk;
}

function visit(node: ASTNode, walk: Walk): void {
	walk.steps += walk.times;
	if (walk.steps > MOST_STEPS)
		throw new RuleFault('the rule takes too long to work out; make two of it', node.start);
	switch (node.op) {
		case 'value':
			return literal(node.args, node, walk);
		case 'id':
			if (walk.locals.includes(node.args)) return;
			throw new RuleFault(
				`\`${node.args}\` is not a value; say which of \`${node.args}.…\``,
				node.start
			);
		case '.':
			return void mention(node, walk);
		case 'call':
			return call(node.args, node, walk);
		case 'rcall':
			return method(node.args, node, walk);
		case 'list':
			for (const one of node.args) visit(one, walk);
			return;
		case '!_':
		case '-_':
			return visit(node.args, walk);
		case '?:':
			walk.strict = false;
			for (const one of node.args) visit(one, walk);
			return;
		case '.?':
		case '[]':
		case '[?]':
		case 'map':
			throw new RuleFault('rules have no [ ] behind a name and no {…}', node.start);
		default:
			if (node.op === '&&' || node.op === '||') walk.strict = false;
			visitBoth(node, walk);
			if (node.op === '+' && node.args.some((one) => isText(one, walk)))
				throw new RuleFault('texts cannot be put together', node.start);
			if (node.op === '==' || node.op === '!=' || node.op === 'in') oneOfItsTexts(node.args, walk);
	}
}

/** A text of no known length would cost what nobody has bounded. */
function isText(node: ASTNode, walk: Walk): boolean {
	switch (node.op) {
		case 'value':
			return typeof node.args === 'string';
		case 'id':
			return walk.localsAreTexts;
		case '.':
			return walk.language.variables.get(pathOf(node) ?? '')?.type === 'string';
		case 'rcall':
			return TEXT_METHODS.has(node.args[0]);
		case '?:':
			return isText(node.args[1], walk);
		default:
			return false;
	}
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);

function visitBoth(
	{ op, args: [left, right] }: ASTNode & { args: [ASTNode, ASTNode] },
	walk: Walk
) {
	const { between } = walk;
	visit(left, walk);
	visit(right, walk);
	// a duration that is compared with one that is written out becomes another when it reaches it
	if (COMPARISONS.has(op) && (isPlain(left, right, walk) || isPlain(right, left, walk)))
		walk.between = between;
}

const isPlain = (one: ASTNode, other: ASTNode, { language }: Walk): boolean =>
	language.variables.get(pathOf(one) ?? '')?.type === 'duration' &&
	other.op === 'call' &&
	other.args[0] === 'duration';

/** A text that a variable never is, is a slip of the pen. */
function oneOfItsTexts([left, right]: [ASTNode, ASTNode], { language }: Walk): void {
	for (const [one, other] of [
		[left, right],
		[right, left]
	] as const) {
		const variable = language.variables.get(pathOf(one) ?? '');
		if (!variable?.values) continue;
		for (const node of other.op === 'list' ? other.args : [other]) {
			if (node.op !== 'value' || typeof node.args !== 'string') continue;
			if (variable.values.includes(node.args)) continue;
			const values = variable.values.map((value) => `"${value}"`).join(', ');
			throw new RuleFault(
				`\`${variable.path}\` is never "${node.args}"; it is one of ${values}`,
				node.start
			);
		}
	}
}

function literal(value: unknown, node: ASTNode, walk: Walk): void {
	if (typeof value === 'string') walk.texts.add(value);
	else if (typeof value === 'bigint' || typeof value === 'number') walk.numbers.add(Number(value));
	else if (typeof value !== 'boolean')
		throw new RuleFault('rules know texts, numbers, durations, true and false', node.start);
}

/** `case.clock.resolve` of the node for it; null when it is no name with dots. */
function pathOf(node: ASTNode): string | null {
	if (node.op === 'id') return node.args;
	if (node.op !== '.') return null;
	const before = pathOf(node.args[0]);
	return before === null ? null : `${before}.${node.args[1]}`;
}

/** A flag turns, and a look at a queue comes, at an instant that is known; counts of customers and shares do not. */
const movesByItself = ({ type, moves }: Variable): boolean =>
	moves === 'customer' ||
	(type === 'duration' && moves !== 'case') ||
	(type === 'double' && moves === 'time');

function mention(node: ASTNode, walk: Walk): Variable {
	const path = pathOf(node);
	const variable = path === null ? undefined : walk.language.variables.get(path);
	if (variable) {
		walk.variables.add(variable);
		walk.between ||= movesByItself(variable);
		return variable;
	}
	const below = [...walk.language.variables.keys()].filter((one) => one.startsWith(`${path}.`));
	const hint = below.length > 0 ? `: say which of \`${below.join('`, `')}\`` : '';
	throw new RuleFault(`\`${path ?? 'this'}\` is not a value${hint}`, node.start);
}

function call([name, given]: [string, ASTNode[]], node: ASTNode, walk: Walk): void {
	if (!FUNCTIONS.has(name)) throw new RuleFault(`rules have no \`${name}\``, node.start);
	const [first] = given;
	if (name === 'has' && first) {
		const variable = mention(first, walk);
		if (variable.unknown === undefined)
			throw new RuleFault(
				`\`${variable.path}\` is always known; has(…) is always true`,
				node.start
			);
		walk.asked.add(variable);
		walk.strict = false;
	} else if (name === 'duration' && first) walk.durations.add(spanOf(first));
	else for (const one of given) visit(one, walk);
}

function method(
	[name, receiver, given]: [string, ASTNode, ASTNode[]],
	node: ASTNode,
	walk: Walk
): void {
	if (MACROS.has(name)) return macro(receiver, given, walk);
	if (!METHODS.has(name)) {
		const instead = name === 'matches' ? '; use contains, startsWith or endsWith' : '';
		throw new RuleFault(`rules have no \`${name}\`${instead}`, node.start);
	}
	visit(receiver, walk);
	for (const one of given) visit(one, walk);
}

function macro(receiver: ASTNode, [local, body]: ASTNode[], walk: Walk): void {
	if (receiver.op !== 'list')
		throw new RuleFault(
			'what stands before .exists or .all must be a list: ["a", "b"]',
			receiver.start
		);
	if (walk.locals.length > 0)
		throw new RuleFault('.exists and .all cannot stand in one another', receiver.start);
	visit(receiver, walk);
	walk.strict = false;
	if (local?.op !== 'id' || !body) return;
	walk.times = receiver.args.length;
	walk.locals = [local.args];
	walk.localsAreTexts = receiver.args.some((one) => isText(one, walk));
	visit(body, walk);
	walk.times = 1;
	walk.locals = [];
}
