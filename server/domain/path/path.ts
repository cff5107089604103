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
	const found = from === -1 ? null : seek(path, from, at);
	if (found && found.index !== null) return moveTo(path, found.index, 0, found.skipped);
	// nobody is there at all: it begins where it was asked for, and waits
	const fallback = from === -1 ? path.steps.length - 1 : from;
	return moveTo(path, fallback, 0, []);
}

/**
 * Where it goes when a step has run out, or somebody higher is asked for.
 * @returns the next step, or null when the path has ended and management is told; and the steps that were passed over
 */
export function advance(
	path: Path,
	place: Place,
	tier: EscalatedTier,
	at: number
): { to: Move | null; skipped: Skipped[] } {
	// management has it once it was paged: nothing of it goes down again
	if (place.paged > 0) return { to: null, skipped: [] };
	const ahead = seek(path, stepOf(path, place, tier) + 1, at);
	if (ahead.index !== null)
		return { to: moveTo(path, ahead.index, place.round, ahead.skipped), skipped: ahead.skipped };
	if (place.round >= path.repeat) return { to: null, skipped: ahead.skipped };
	const again = seek(path, 0, at);
	const skipped = [...ahead.skipped, ...again.skipped];
	if (again.index === null) return { to: null, skipped };
	return { to: moveTo(path, again.index, place.round + 1, skipped), skipped };
}

/** The step whose time holds: beside the path, that of the last step below; before its first one, -1. */
const stepOf = (path: Path, place: Place, tier: EscalatedTier): number =>
	place.step >= 0 ? place.step : lastBelow(path, tier);

/** The step by which the time in a place is reckoned; null when the path has no such step any more. */
export const stepAt = (path: Path, place: Place, tier: EscalatedTier): PlannedStep | null =>
	path.steps[Math.max(0, stepOf(path, place, tier))] ?? null;

/** The step that a person means who moves it to `tier`. */
export function stepOfTier(path: Path, tier: EscalatedTier, team?: string | null): number {
	const exact = path.steps.findIndex((step) => step.tier === tier && step.team === (team ?? null));
	return exact === -1 ? path.steps.findIndex((step) => step.tier === tier) : exact;
}

/** A place on a path for an escalation that stays where it is: its step, else beside the path. */
export const placeAt = (path: Path, tier: EscalatedTier, team: string | null): Place => ({
	path: path.name,
	step: stepOfTier(path, tier, team),
	round: 0,
	notified: false,
	paged: 0
});

/** The team that management is, where the client names one. */
export const managementOf = ({ teams }: Plan): string | null =>
	teams.find(({ tier }) => tier === MANAGEMENT)?.name ?? null;

/** The tier of a team, by what it is called on the floor. */
export const tierOf = (
	{ teams }: Plan,
	name: string | null | undefined
): EscalatedTier | undefined => teams.find((team) => team.name === name)?.tier;

/** A team that has a skill: the one of the lowest tier. */
export const teamWith = ({ teams }: Plan, skill: string) =>
	teams
		.filter(({ skills }) => skills.includes(skill))
		.sort((one, other) => one.tier - other.tier)[0] ?? null;

/** The first step from `from` on that somebody can take, and those before it that nobody can. */
function seek(path: Path, from: number, at: number) {
	const skipped: Skipped[] = [];
	for (let index = from; index < path.steps.length; index++) {
		const step = path.steps[index] as PlannedStep;
		if (step.staffed(at)) return { index, skipped };
		skipped.push({ step: index, tier: step.tier, team: step.team });
	}
	return { index: null, skipped };
}

function moveTo(path: Path, index: number, round: number, skipped: Skipped[]): Move {
	const { tier, team } = path.steps[index] as PlannedStep;
	const place = { path: path.name, step: index, round, notified: false, paged: 0 };
	return { tier, team, place, skipped };
}

/** The last step of a tier that is no higher; -1 when there is none. */
export const lastBelow = (path: Path, tier: EscalatedTier): number =>
	path.steps.findLastIndex((step) => step.tier <= tier);
