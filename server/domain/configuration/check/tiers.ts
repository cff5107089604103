/** Tiers that are asked for, and that the path of their subject does not name. */
import type { EscalatedTier, Subject } from '#lib/shared/words.ts';
import { quoted, type Path } from '../finding.ts';
import { listed } from '../nearest.ts';
import type { Configuration } from '../schema.ts';
import type { Check } from './check.ts';
import { pathFor } from './subjects.ts';

export const tiersAsked: Check = {
	needs: ['paths'],
	run(configuration, { warn }) {
		for (const { at, subject, tier } of asked(configuration)) {
			const path = configuration.paths[pathFor(configuration, subject)];
			if (!path || tier === undefined || path.steps.some((step) => step.tier === tier)) continue;
			const tiers = [...new Set(path.steps.map((step) => step.tier))].sort();
			warn(
				[...at, 'tier'],
				`the path ${quoted(path.name)} of ${subject} has no step of tier ${tier}: the case begins beside the path and goes on from the step below; add such a step, or write tier: ${listed(tiers, 'or')}`
			);
		}
	}
};

interface Asked {
	at: Path;
	subject: Subject;
	tier: EscalatedTier | undefined;
}

const asked = ({ immediate, rules, customers }: Configuration): Asked[] => [
	...immediate.map(({ subject, tier }, index) => ({ at: ['immediate', index], subject, tier })),
	...rules.map(({ escalate: { subject, tier } }, index) => ({
		at: ['rules', index, 'escalate'],
		subject,
		tier
	})),
	{ at: ['customers'], subject: customers.subject, tier: customers.tier }
];
