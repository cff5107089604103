/** SOPs without a step to tick off, templates with a placeholder that nothing fills in. */
import { sopFaults, stepsOf } from '../../sop/steps.ts';
import { quoted } from '../finding.ts';
import { listed, nearest } from '../nearest.ts';
import type { Check } from './check.ts';

/** What is filled in for `{…}` in a template. */
export const PLACEHOLDERS = ['ref', 'customer', 'next'] as const;

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
			const odd = new Set<string>();
			for (const [said, name = ''] of text.matchAll(/\{+([^{}]*)\}+/g))
				if (!PLACEHOLDERS.some((one) => said === `{${one}}`)) odd.add(remedy(said, name.trim()));
			for (const message of odd) fault(['templates', index, 'text'], message);
		});
	}
};

function remedy(said: string, name: string): string {
	const near = nearest(name, PLACEHOLDERS);
	const instead =
		near === null
			? `expected ${listed(
					PLACEHOLDERS.map((one) => `{${one}}`),
					'or'
				)}`
			: `write {${near}}`;
	return `nothing fills in ${quoted(said)}: ${instead}`;
}
