import { SUBJECTS, type EscalatedTier, type Subject } from '#lib/shared/words.ts';
import type { Chance } from '../chance.ts';
import { given } from './given.ts';
import { MINUTE, type PathSettings, type Settings, type StepSettings } from './settings.ts';

type Teams = Settings['teams'];

/** Each for subjects that those before it leave; every one ends with somebody who is management. */
export function drawPaths(chance: Chance, hours: string[], teams: Teams): PathSettings[] {
	const left = new Set<Subject>(SUBJECTS);
	const subjects: Subject[][] = [];
	for (let count = chance.int(0, 2); count > 0; count--) {
		const some = chance.some([...left], 0.4);
		if (some.length === 0) continue;
		for (const subject of some) left.delete(subject);
		subjects.push(some);
	}
	if (chance.often(0.5) && left.has('sla-breach')) subjects.push(['sla-breach']);
	const paths = subjects.map((subject, index) =>
		drawPath(chance, `Path ${index + 1}`, { subject }, hours, teams)
	);
	const others = [...left].some((subject) => subject !== 'sla-breach');
	if (others && chance.often(0.5)) paths.push(drawPath(chance, 'Any path', {}, hours, teams));
	return paths;
}

function drawPath(
	chance: Chance,
	name: string,
	match: PathSettings['for'],
	hours: string[],
	teams: Teams
): PathSettings {
	const tiers = Array.from({ length: chance.int(1, 4) }, () => chance.pick([1, 2, 3, 4] as const));
	const managed = Object.values(teams).some(({ tier }) => tier === 4);
	if (!managed && Object.keys(teams).length > 0) tiers.push(4);
	tiers.sort((one, other) => one - other);
	return {
		name,
		for: match,
		steps: tiers.map((tier) => drawStep(chance, tier, teams)),
		repeat: chance.weighed([
			[4, 0],
			[1, 1],
			[1, 3]
		]),
		calendar: chance.pick(hours)
	};
}

function drawStep(chance: Chance, tier: EscalatedTier, teams: Teams): StepSettings {
	const ofTier = Object.keys(teams).filter((id) => teams[id]?.tier === tier);
	const team = ofTier.length > 0 ? chance.maybe(0.7, () => chance.pick(ofTier)) : undefined;
	return {
		tier,
		...given({ team }),
		dwell:
			MINUTE *
			chance.weighed([
				[1, 45],
				[3, 150],
				[4, 480],
				[5, 1440]
			]),
		then: chance.weighed([
			[4, 'next'],
			[2, 'notify'],
			[1, 'page-management']
		])
	};
}
