/** Where an escalation goes: the first step that fits, the next one, management at the end (F1). Pure. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { Place } from '../case.ts';
import type { Path, Plan, PlannedStep } from '../plan/plan.ts';

export interface Skipped {
	step: number;
	tier: EscalatedTier;
	team: string | null;
}

/** A step to be in, and those before it that nobody could have taken. */
export interface Move {
	tier: EscalatedTier;
	/** Null: the path names none. */
	team: string | null;
	place: Place;
	skipped: Skipped[];
}

export const MANAGEMENT: EscalatedTier = 4;

/** Where an escalation that is asked for at `tier` begins; at the first step when no tier is asked for. */
export function enter(path: Path, tier: EscalatedTier | undefined, at: number): Move {
	const from = tier === undefined ? 0 : path.steps.findIndex((step) => step.tier >= tier);
	const found = from === -1 ? null : firstStaffed(path, from, at);
	if (found) return moveTo(path, found.index, 0, found.skipped);
	// nobody is there: it begins where it was asked for, and says so
	const fallback = from === -1 ? path.steps.length - 1 : from;
	return moveTo(path, fallback, 0, []);
}

/**
 * Where it goes when a step has run out, or somebody higher is asked for.
 * @returns null when the path has ended: management is told
 */
export function advance(path: Path, place: Place, tier: EscalatedTier, at: number): Move | null {
	const here = place.step >= 0 ? place.step : lastBelow(path, tier);
	const found = firstStaffed(path, here + 1, at);
	if (found) return moveTo(path, found.index, place.round, found.skipped);
	if (place.round >= path.repeat) return null;
	const again = firstStaffed(path, 0, at);
	if (!again || again.index === here) return null;
	return moveTo(path, again.index, place.round + 1, again.skipped);
}

/** The step that a person means who moves it to `tier`. */
export function stepOfTier(path: Path, tier: EscalatedTier, team?: string | null): number {
	const exact = path.steps.findIndex((step) => step.tier === tier && step.team === (team ?? null));
	return exact === -1 ? path.steps.findIndex((step) => step.tier === tier) : exact;
}

/** The team that management is, where the client names one. */
export const managementOf = ({ teams }: Plan): string | null =>
	teams.find(({ tier }) => tier === MANAGEMENT)?.name ?? null;

/** A team that has a skill: the one of the lowest tier. */
export const teamWith = ({ teams }: Plan, skill: string) =>
	teams
		.filter(({ skills }) => skills.includes(skill))
		.sort((one, other) => one.tier - other.tier)[0] ?? null;

function firstStaffed(path: Path, from: number, at: number) {
	const skipped: Skipped[] = [];
	for (let index = from; index < path.steps.length; index++) {
		const step = path.steps[index] as PlannedStep;
		if (step.staffed(at)) return { index, skipped };
		skipped.push({ step: index, tier: step.tier, team: step.team });
	}
	return null;
}

function moveTo(path: Path, index: number, round: number, skipped: Skipped[]): Move {
	const { tier, team } = path.steps[index] as PlannedStep;
	const place = { path: path.name, step: index, round, notified: false, paged: 0 };
	return { tier, team, place, skipped };
}

/** The last step of a tier that is no higher; -1 when there is none. */
export const lastBelow = (path: Path, tier: EscalatedTier): number =>
	path.steps.findLastIndex((step) => step.tier <= tier);
