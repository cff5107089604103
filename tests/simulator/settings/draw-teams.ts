import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import { WEEKDAYS } from '#server/domain/configuration/fields.ts';
import type { Chance } from '../chance.ts';
import type { Settings } from './settings.ts';

/** Ids of the people of the floor; made up. */
const PEOPLE = ['ana', 'ben', 'cleo', 'dan'];
export const SKILLS = ['chargebacks', 'network'];

/** Teams of some tiers; of some nobody knows who is in them. */
export function drawTeams(chance: Chance): Settings['teams'] {
	const teams: Settings['teams'] = {};
	const counts = [
		[1, 0],
		[4, 1],
		[2, 2]
	] as const;
	for (const tier of ESCALATED_TIERS)
		for (let count = chance.weighed(counts); count > 0; count--) {
			const members = chance.maybe(0.7, () => chance.oneOrMore(PEOPLE, 0.3));
			teams[`team-${tier}-${count}`] = {
				name: `Team ${tier}.${count}`,
				tier,
				skills: chance.some(SKILLS, 0.3),
				...(members && { members })
			};
		}
	return teams;
}

/** Shifts that cover the day, with whoever has the luck to be in them. */
export function drawShifts(chance: Chance): Settings['shifts'] {
	const free = new Set(PEOPLE);
	return (
		[
			['Early', '06:00', '14:00'],
			['Late', '14:00', '22:00'],
			['Night', '22:00', '06:00']
		] as const
	).map(([name, from, to]) => {
		// nobody is in two of them
		const people = chance.some([...free], 0.4);
		for (const one of people) free.delete(one);
		return {
			name,
			days: chance.often(0.7) ? [...WEEKDAYS] : WEEKDAYS.slice(0, 5),
			from,
			to,
			people
		};
	});
}
