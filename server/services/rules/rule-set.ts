/** The rules of one plan, ready to be asked. */
import type { RuleSpec } from '#server/domain/configuration/schema.ts';
import { compileRule, type CompiledRule } from '#server/domain/rules/compile.ts';
import { RuleFault } from '#server/domain/rules/fault.ts';
import type { Plan } from '#server/domain/plan/plan.ts';

export interface Rule {
	spec: RuleSpec;
	compiled: CompiledRule;
	/** It may come to hold though the case stays as it is. */
	moves: boolean;
}

export interface RuleSet {
	ofCases: Rule[];
	ofQueues: Rule[];
}

/**
 * @param onFault told when a rule cannot be worked out, or is none: an older version may have let it pass
 */
export function ruleSet(plan: Plan, onFault: (rule: string, fault: string) => void): RuleSet {
	const rules = plan.configuration.rules
		.filter(({ enabled }) => enabled)
		.flatMap((spec) => ready(spec, (fault) => onFault(spec.name, fault)));
	return {
		ofCases: rules.filter(({ spec }) => spec.on === 'case'),
		ofQueues: rules.filter(({ spec }) => spec.on === 'queue')
	};
}

function ready(spec: RuleSpec, onFault: (fault: string) => void): Rule[] {
	try {
		const compiled = compileRule(spec, onFault);
		const { time, queue, customer } = compiled.uses;
		return [{ spec, compiled, moves: time || queue || customer }];
	} catch (error) {
		if (!(error instanceof RuleFault)) throw error;
		onFault(error.message);
		return [];
	}
}
