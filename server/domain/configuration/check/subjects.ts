/** Which path holds for which subject: none, an earlier one, and what becomes of a broken promise. */
import { SUBJECTS, type Subject } from '#lib/shared/words.ts';
import { listed } from '../nearest.ts';
import type { Configuration } from '../schema.ts';
import type { Check } from './check.ts';
import { reachesManagement } from './paths.ts';

/** The path that holds for a subject, as an index; -1 for none. `sla-breach` has to be named. */
export const pathFor = ({ paths }: Pick<Configuration, 'paths'>, subject: Subject): number =>
	paths.findIndex(({ for: { subject: of } }) => of?.includes(subject) ?? subject !== 'sla-breach');

export const pathsHold: Check = {
	needs: ['paths'],
	run(configuration, { fault, warn }) {
		const { paths } = configuration;
		const holding = new Set(SUBJECTS.map((subject) => pathFor(configuration, subject)));
		paths.forEach((path, index) => {
			if (holding.has(index)) return;
			const of = path.for.subject ?? SUBJECTS.filter((one) => one !== 'sla-breach');
			const before = listed(
				[...new Set(of.map((one) => paths[pathFor(configuration, one)]?.name))].map((name) =>
					JSON.stringify(name)
				)
			);
			fault(
				['paths', index],
				`it never holds: ${before} before it fits first; put this one further up, or take it out`
			);
		});
		const none = SUBJECTS.filter(
			(one) => one !== 'sla-breach' && pathFor(configuration, one) === -1
		);
		if (none.length === 0) return;
		warn(
			['paths'],
			paths.length === 0
				? 'there is no path: an escalation stays where it was put; add one without "for" for all subjects'
				: `no path is for ${listed(none)}: such an escalation stays where it was put; add one without "for" as the last`
		);
	}
};

/** A broken promise goes to management (K6). */
export const breaches: Check = {
	needs: ['paths', 'policies'],
	run(configuration, { warn }) {
		const { breach, paths, policies } = configuration;
		if (breach.includes('update') && policies.length > 0 && !policies.some(({ update }) => update))
			warn(['breach'], 'no policy has the clock "update": give one, or leave it out here');
		const index = pathFor(configuration, 'sla-breach');
		const path = paths[index];
		// without any path there is one warning already
		if (breach.length === 0 || paths.length === 0) return;
		if (!path)
			warn(
				['paths'],
				'no path is for sla-breach: a case past its SLA goes nowhere by itself; add one with for: { subject: [sla-breach] }, or write breach: []'
			);
		else if (!reachesManagement(path))
			warn(
				['paths', index, 'steps', path.steps.length - 1],
				'a broken promise should reach management: let the last step be of tier 4, or write "then: page-management"'
			);
	}
};
