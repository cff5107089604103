/** Members of teams, and people of the roster, who have no account here. */
import { quoted, type Path } from '../finding.ts';
import { meant } from '../nearest.ts';
import type { Check } from './check.ts';

export const knownPeople: Check = {
	needs: [],
	run({ teams, shifts }, { warn }, { people: known }) {
		if (!known) return;
		const ids = new Set(known);
		const look = (people: readonly string[], at: Path) =>
			people.forEach((id, index) => {
				if (!ids.has(id))
					warn(
						[...at, index],
						`nobody here is called ${quoted(id)}: ${meant(id, known, 'nobody has an account yet')}`
					);
			});
		for (const [name, { members = [] }] of Object.entries(teams))
			look(members, ['teams', name, 'members']);
		shifts.forEach(({ people }, index) => look(people, ['shifts', index, 'people']));
	}
};
