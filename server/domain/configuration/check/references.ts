/** Names of teams and calendars that stand for nothing, and teams of another tier than they are asked for. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import { quoted, type Path } from '../finding.ts';
import { listed, meant } from '../nearest.ts';
import type { Configuration } from '../schema.ts';
import { teamMeant } from '../team-meant.ts';
import type { Check, Told } from './check.ts';

/** Something that names a team, a tier or both. */
interface Whom {
	at: Path;
	team: string | undefined;
	tier: EscalatedTier | undefined;
}

export const teams: Check = {
	needs: ['teams'],
	run(configuration, told) {
		for (const whom of asked(configuration)) teamOf(whom, configuration, told);
	}
};

export const calendarNames: Check = {
	needs: ['calendars'],
	run({ calendars, policies, paths }, { fault }) {
		const known = ['always', ...Object.keys(calendars)];
		for (const [list, entries] of [['policies', policies] as const, ['paths', paths] as const])
			entries.forEach(({ calendar }, index) => {
				if (!known.includes(calendar))
					fault(
						[list, index, 'calendar'],
						`there is no calendar ${quoted(calendar)}: ${meant(calendar, known, '')}`
					);
			});
	}
};

const asked = ({ paths, immediate, rules }: Configuration): Whom[] => [
	...paths.flatMap(({ steps }, path) =>
		steps.map(({ team, tier }, step) => ({ at: ['paths', path, 'steps', step], team, tier }))
	),
	...immediate.map(({ team, tier }, index) => ({ at: ['immediate', index], team, tier })),
	...rules.map(({ escalate: { team, tier } }, index) => ({
		at: ['rules', index, 'escalate'],
		team,
		tier
	}))
];

function teamOf({ at, team, tier }: Whom, { teams }: Configuration, { fault }: Told): void {
	if (team === undefined) return;
	const found = Object.hasOwn(teams, team) ? teams[team] : undefined;
	const where: Path = [...at, 'team'];
	const called = found ? null : teamMeant(team, teams);
	if (!found)
		return fault(
			where,
			`there is no team ${quoted(team)}: ${called === null ? meant(team, Object.keys(teams), 'there is none yet, add it under "teams"') : `did you mean ${quoted(called)}?`}`
		);
	if (tier === undefined || found.tier === tier) return;
	const others = Object.keys(teams).filter((id) => teams[id]?.tier === tier);
	const instead = others.length > 0 ? `, or take ${listed(others, 'or')}` : '';
	fault(
		where,
		`the team ${quoted(team)} is of tier ${found.tier}, not ${tier}: write tier: ${found.tier}${instead}`
	);
}
