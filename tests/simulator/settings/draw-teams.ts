import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import type { Chance } from '../chance.ts';
import type { Settings } from './settings.ts';

/** Ids of the people of the floor; made up. */
export const PEOPLE = ['ana', 'ben', 'cleo', 'dan'];
export const SKILLS = ['chargebacks', 'network'];

/** Teams of some tiers: of some nobody knows who is in them, in some nobody is. */
export function drawTeams(chance: Chance): Settings['teams'] {
	const teams: Settings['teams'] = {};
	for (const tier of ESCALATED_TIERS)
		for (let count = chance.weighed([[1, 0], [4, 1], [2, 2]]); count > 0; count--) {
			const members = chance.weighed([
				[3, null],
				[1, [] as string[]],
				[3, chance.oneOrMore(PEOPLE)]
			]);
			teams[`team-${tier}-${count}`] = {
				name: `Team ${tier}.${count}`,
				tier,
				skills: chance.some(SKILLS, 0.3),
				...(members && { members })
			};
		}
	// a configuration names at least one
	if (Object.keys(teams).length === 0)
		teams['team-1-1'] = { name: 'Team 1.1', tier: 1, skills: [] };
	return teams;
}
