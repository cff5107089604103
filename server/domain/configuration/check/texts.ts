/** SOPs without a step to tick off, templates with a placeholder that nothing fills in. */
import { sopFaults, stepsOf } from '../../sop/steps.ts';
import { templateFaults } from '../../templates.ts';
import type { Check } from './check.ts';

export const sops: Check = {
	needs: [],
	run(configuration, { fault, warn }) {
		configuration.sops.forEach((sop, index) => {
			const at = ['sops', index, 'text'];
			const wrong = sopFaults(sop.text);
			for (const one of wrong) fault(at, one);
			if (wrong.length === 0 && stepsOf(sop).length === 0)
				warn(at, 'there is no step to tick off: begin each one with "- " or "1. "');
		});
	}
};

export const templates: Check = {
	needs: [],
	run(configuration, { fault }) {
		configuration.templates.forEach(({ text }, index) => {
			for (const wrong of templateFaults(text)) fault(['templates', index, 'text'], wrong);
		});
	}
};
