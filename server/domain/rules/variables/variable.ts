/** What a variable of a rule is. What it gives is a number, a text, true or false, or ms for a duration. */
import type { RuleFacts } from '../facts.ts';

export type VariableType = 'bool' | 'double' | 'duration' | 'int' | 'string';
export type Value = boolean | number | string;

/** With what a variable changes: with the case alone, with time, with the looks at a queue, with other cases. */
export type Moves = 'case' | 'time' | 'queue' | 'customer';

export interface Variable {
	/** As it is written in a rule. */
	path: string;
	type: VariableType;
	says: string;
	moves: Moves;
	/** When it is not known; left out where it always is. */
	unknown?: string;
	/** Every text it may be. */
	values?: readonly string[];
	/** The least and the greatest it may be; ms for a duration. */
	range?: readonly [number, number];
	/** Undefined when it is not known. */
	read(facts: RuleFacts): Value | undefined;
}

export type CaseFacts = NonNullable<RuleFacts['case']> & { now: number };
export type OfCase = Omit<Variable, 'read' | 'moves' | 'path'> & {
	moves?: Moves;
	read(facts: CaseFacts): Value | null | undefined;
};

/** A variable of the case; null is not known, too. */
export const ofCase = (name: string, { read, moves = 'case', ...rest }: OfCase): Variable => ({
	path: `case.${name}`,
	moves,
	...rest,
	read: ({ case: of, now }) => (of ? (read({ ...of, now }) ?? undefined) : undefined)
});

export const YEAR_MS = 366 * 86_400_000;
export const SPAN = [0, 10 * YEAR_MS] as const;
export const COUNT = [0, 1_000_000] as const;
