/** The language of rules: CEL with the variables of `variables/`, bounded in size. */
import { Duration, Environment } from '@marcbachmann/cel-js/evaluator';
import { VARIABLES, type Value, type Variable, type VariableType } from './variables/index.ts';

export type RuleOn = keyof typeof VARIABLES;

/** Where the values of variables come from: facts, or an attempt to find some that make a rule true. */
export interface Source {
	value(variable: Variable): Value | undefined;
}

/** How large a rule may be. */
export const LIMITS = {
	maxAstNodes: 400,
	maxDepth: 24,
	maxListElements: 100,
	maxMapEntries: 0,
	maxCallArguments: 4
} as const;

const CEL_TYPES: Record<VariableType, string> = {
	bool: 'bool',
	double: 'double',
	duration: 'google.protobuf.Duration',
	int: 'int',
	string: 'string'
};

/** One level of names, such as all that may follow `case.clock.`. */
class Part {
	readonly source: Source;
	constructor(source: Source) {
		this.source = source;
	}
}
type PartClass = new (source: Source) => Part;

export interface Language {
	environment: Environment;
	variables: ReadonlyMap<string, Variable>;
	/** What an expression is evaluated with; variables are read when they are needed. */
	context(source: Source): Record<string, Part>;
}

function createLanguage(on: RuleOn): Language {
	const environment = new Environment({ limits: LIMITS });
	const variables = new Map(VARIABLES[on].map((one) => [one.path, one]));
	const roots = new Map<string, PartClass>();
	for (const root of new Set([...variables.keys()].map((path) => path.split('.')[0] ?? path))) {
		roots.set(root, part(environment, root, variables));
		environment.registerVariable(root, typeNameOf(root));
	}
	return {
		environment,
		variables,
		context(source) {
			const context: Record<string, Part> = {};
			for (const [root, Root] of roots) context[root] = new Root(source);
			return context;
		}
	};
}

/** A name that nobody can write, so that a rule cannot mention the type. */
const typeNameOf = (prefix: string): string => `part_${prefix.replaceAll('.', '_')}`;

/** The type of everything below `prefix`: variables, and parts of their own. */
function part(
	environment: Environment,
	prefix: string,
	variables: ReadonlyMap<string, Variable>
): PartClass {
	const OfPrefix = class extends Part {};
	const fields: Record<string, string> = {};
	for (const [path, variable] of variables) {
		if (!path.startsWith(`${prefix}.`)) continue;
		const [name = '', ...deeper] = path.slice(prefix.length + 1).split('.');
		if (name in fields) continue;
		if (deeper.length === 0) {
			fields[name] = CEL_TYPES[variable.type];
			field(OfPrefix, name, (source) => celValue(variable, source.value(variable)));
			continue;
		}
		const Deeper = part(environment, `${prefix}.${name}`, variables);
		fields[name] = typeNameOf(`${prefix}.${name}`);
		field(OfPrefix, name, (source) => new Deeper(source));
	}
	environment.registerType(typeNameOf(prefix), { ctor: OfPrefix, fields });
	return OfPrefix;
}

function field(of: PartClass, name: string, read: (source: Source) => unknown): void {
	Object.defineProperty(of.prototype, name, {
		get(this: Part) {
			return read(this.source);
		}
	});
}

function celValue({ type }: Variable, value: Value | undefined): unknown {
	if (value === undefined) return undefined;
	if (type === 'int') return BigInt(value);
	return type === 'duration' ? durationOf(Number(value)) : value;
}

function durationOf(ms: number): Duration {
	const seconds = Math.trunc(ms / 1000);
	return new Duration(seconds, Math.round((ms - seconds * 1000) * 1_000_000));
}

/** The languages of rules over a case, and over a queue. */
export const LANGUAGES: Record<RuleOn, Language> = {
	case: createLanguage('case'),
	queue: createLanguage('queue')
};
