/** Steps that nobody can take, paths without an end, steps that are never reached. */
import { quoted } from '../finding.ts';
import type { Configuration, PathSpec } from '../schema.ts';
import type { Check, Told } from './check.ts';

const MANAGEMENT = 4;

/** Whether somebody could ever take it; a team without `members` is taken to have some. */
const hasPeople = ({ members }: { members?: string[] | undefined }): boolean =>
	members === undefined || members.length > 0;

export const stepsToTake: Check = {
	needs: ['teams'],
	run({ paths, teams }, { fault, warn }) {
		const named = Object.keys(teams).length > 0;
		paths.forEach(({ steps }, path) =>
			steps.forEach(({ team, tier }, step) => {
				const at = ['paths', path, 'steps', step];
				if (team !== undefined) {
					const found = Object.hasOwn(teams, team) ? teams[team] : undefined;
					if (found && !hasPeople(found))
						fault(
							[...at, 'team'],
							`nobody can take this step: the team ${quoted(team)} has no members; add some, or leave "members" out`
						);
					return;
				}
				const ofTier = Object.values(teams).filter((one) => one.tier === tier);
				if (ofTier.length > 0 && !ofTier.some(hasPeople))
					fault(
						[...at, 'tier'],
						`nobody can take this step: no team of tier ${tier} has members; add some, or leave "members" out`
					);
				else if (named && ofTier.length === 0)
					warn(
						[...at, 'tier'],
						`no team is of tier ${tier}, so nobody in particular is asked: add one under "teams", or name a team here`
					);
			})
		);
	}
};

/**
 * A path ends with management (tier 4): its last step is theirs, or they are paged after it. Where the client names
 * teams, somebody has to be there to be paged.
 */
export const pathEnds: Check = {
	needs: ['teams'],
	run({ paths, teams }, { fault }) {
		const all = Object.values(teams);
		if (all.length === 0 || all.some((one) => one.tier === MANAGEMENT && hasPeople(one))) return;
		paths.forEach(({ steps }, path) => {
			const last = steps.at(-1);
			if (last && last.tier !== MANAGEMENT)
				fault(
					['paths', path, 'steps', steps.length - 1],
					'this path has no end: after its last step management is paged, and no team of tier 4 has anybody; add one under "teams"'
				);
		});
	}
};

export const stepsReached: Check = {
	needs: [],
	run({ paths }, told) {
		paths.forEach((path, index) => afterPage(path, index, told));
	}
};

function afterPage({ steps, repeat }: PathSpec, path: number, { warn }: Told): void {
	const page = steps.findIndex(({ then }) => then === 'page-management');
	if (page === -1) return;
	if (page < steps.length - 1)
		warn(
			['paths', path, 'steps', page + 1],
			'its time never comes: the step before pages management again and again; write "then: page-management" at the last step'
		);
	if (repeat > 0)
		warn(
			['paths', path, 'repeat'],
			'it never begins anew, for a step pages management: leave "repeat" or "then: page-management" out'
		);
}

/** Whom a breach gets to. */
export const reachesManagement = ({ steps }: Configuration['paths'][number]): boolean =>
	steps.some(({ tier, then }) => tier === MANAGEMENT || then === 'page-management');
