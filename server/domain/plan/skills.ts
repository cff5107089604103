import type { SkillView } from '#lib/shared/wire/help.ts';
import type { Plan } from './plan.ts';

/** Each skill of a client once, with the team that is chosen for it. */
export function skillsOf({ teams }: Plan): SkillView[] {
	const byTier = [...teams].sort((one, other) => one.tier - other.tier);
	const first = new Map<string, SkillView>();
	for (const { name, tier, skills } of byTier)
		for (const skill of skills) if (!first.has(skill)) first.set(skill, { skill, name, tier });
	return [...first.values()].sort((one, other) => one.skill.localeCompare(other.skill));
}
