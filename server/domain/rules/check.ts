/** Whether a rule can be saved: what is wrong with it, or that it never, or always, fires. */
import type { RuleSpec } from '../configuration/schema.ts';
import { parseExpression } from './compile.ts';
import { constantOf } from './constant.ts';
import { placeOf, RuleFault } from './fault.ts';
import { LANGUAGES } from './language.ts';

export interface RuleCheck {
	/** What is wrong, and where: one line. */
	fault?: string;
	/** It fires for every case, or queue, of which what it asks for is known; or for none. */
	constant?: 'always' | 'never';
}

/** @returns nothing in it when the rule is in order */
export function checkRule({ on, when }: Pick<RuleSpec, 'on' | 'when'>): RuleCheck {
	try {
		parseExpression(when, LANGUAGES[on], on);
	} catch (error) {
		if (!(error instanceof RuleFault)) throw error;
		return { fault: `${placeOf(when, error.at)}: ${error.message}` };
	}
	const constant = constantOf({ on, when });
	return constant === undefined ? {} : { constant };
}
