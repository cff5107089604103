import type { Variable } from './variables/index.ts';

/** What a rule mentions. */
export interface Mentions {
	variables: Set<Variable>;
	/** Those that `has(…)` asks for, among them. */
	asked: Set<Variable>;
	texts: Set<string>;
	numbers: Set<number>;
	/** Ms. */
	durations: Set<number>;
	/** It cannot be worked out when one of its variables is not known. */
	strict: boolean;
	/** It may become another at instants that follow from none of its durations: what stands still does not tell when. */
	between: boolean;
}
