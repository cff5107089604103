/** Move between tiers by hand (ESC-7). */
import { isEscalation, type Case, type Place } from '../case.ts';
import { done, type CommandOf, type Decide } from '../commands.ts';
import { stepOfTier } from '../path/path.ts';
import type { Path } from '../plan/plan.ts';
import { notEscalated, undoable } from './claim.ts';
import { head } from './moves.ts';

/** Another tier, or another team of the same, is other people: nobody has it there yet, and they get their own time to claim it. */
export const decideRetier: Decide<'retier'> = (state, command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const path = state.place && context.plan.path(state.place.path);
	const team = teamOf(state, command, path);
	if (command.tier === state.tier && team === state.team) return done();
	return done({
		type: 'retiered',
		...head({ ...context, why: command.why }),
		tier: { before: state.tier, after: command.tier },
		team: { before: state.team, after: team },
		owner: { before: state.owner, after: null },
		place: placeOf(state.place, command, path, team),
		undo: undoable(state, 'retier', context)
	});
};

type Retier = CommandOf<'retier'>;

/** Another tier's team is the one that the path names for it, unless told. */
function teamOf(state: Case, { tier, team }: Retier, path: Path | null): string | null {
	if (team !== undefined) return team;
	if (tier === state.tier || !path) return state.team;
	return path.steps[stepOfTier(path, tier)]?.team ?? state.team;
}

function placeOf(
	place: Place | null,
	{ tier }: Retier,
	path: Path | null,
	team: string | null
): Place | null {
	if (!place || !path) return place;
	return { ...place, step: stepOfTier(path, tier, team), notified: false };
}
