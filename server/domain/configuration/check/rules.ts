/** Rules that are no rules, that can never fire, or that always do. */
import { checkRule } from '../../rules/check.ts';
import type { Check } from './check.ts';

export const rules: Check = {
	needs: [],
	run(configuration, { fault }) {
		configuration.rules.forEach((rule, index) => {
			const at = ['rules', index, 'when'];
			const { fault: wrong, constant } = checkRule(rule);
			if (wrong !== undefined) fault(at, wrong);
			else if (constant === 'never')
				fault(at, `it can never fire, whatever the ${rule.on} is: look at what it compares`);
			else if (constant === 'always')
				fault(at, `it fires for every ${rule.on}: say for which, such as case.priority == 1`);
		});
	}
};
