/** SOPs without a step to tick off, templates with a placeholder that nothing fills in. */
import { sopFaults } from '../../sop/faults.ts';
import { readSop } from '../../sop/read.ts';
import { templateFaults } from '../../templates.ts';
import type { Check } from './check.ts';

export const sops: Check = {
	needs: [],
	run(configuration, { fault, warn }) {
		configuration.sops.forEach((sop, index) => {
			const at = ['sops', index, 'text'];
			const wrong = sopFaults(sop);
			for (const one of wrong) fault(at, one);
			if (wrong.length === 0 && readSop(sop).steps.length === 0)
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
