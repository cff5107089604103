/** The client has another configuration: cases follow it at once (CONF). */
import type { Actor } from '#lib/shared/wire/history.ts';
import { isOpen, type Case, type Place } from '../case.ts';
import { clocksAfter } from '../clocks/follow.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import { placeAt } from '../path/path.ts';
import type { Plan } from '../plan/plan.ts';

/** Who changed the configuration stands in its versions; what follows from it in a case is its own doing. */
const CONFIGURATION: Actor = { kind: 'clock', id: 'configuration', name: 'Configuration' };

/**
 * What has to be told of a case before anything else is decided by a configuration that it does not follow yet. Nothing
 * where nothing of the case changes but the version that it is reckoned by.
 * @param by who asks it to; the configuration itself where another act does by the way
 */
export function replanned(
	state: Case,
	{ plan, at }: Pick<Context, 'plan' | 'at'>,
	by: Actor = CONFIGURATION
): CaseEvent[] {
	if (plan.version <= state.plan) return [];
	if (!isOpen(state) && state.status !== 'resolved') return [];
	const place = placeIn(state, plan);
	const team = teamIn(state, place, plan);
	const event: EventOf<'replanned'> = {
		type: 'replanned',
		at,
		by,
		plan: { before: state.plan, after: plan.version },
		place,
		...(team !== state.team && { team: { before: state.team, after: team } })
	};
	const after = { ...state, place, team };
	const same = clocksAfter(state, event, after, plan) === state.clocks;
	return same && place === state.place && team === state.team ? [] : [event];
}

/** A team that is called something else now; one that nobody knows stays as whoever named it called it. */
function teamIn({ team, tier }: Case, place: Place | null, plan: Plan): string | null {
	if (team === null || plan.teams.some(({ name }) => name === team)) return team;
	const step = place && plan.path(place.path)?.steps[place.step];
	return (step?.tier === tier ? step.team : null) ?? team;
}

/** Its place by a plan: a path that is gone, or shorter, holds no more; one that is new takes in what has none. */
export function placeIn({ place, tier, team, subject }: Case, plan: Plan): Place | null {
	if (tier === 0 || subject === null) return place;
	const path = place && plan.path(place.path);
	const here = path?.steps[place?.step ?? -1];
	// who was given to management at the end of a step is in a higher tier than that step
	const fits = here && (here.tier === tier || (place && place.paged > 0));
	if (path && (fits || (place && place.step < 0))) return place;
	const now = path ?? plan.pathFor(subject);
	if (now) return { ...placeAt(now, tier, team), paged: place?.paged ?? 0 };
	// management was paged of one that has no path
	return place?.path === '' ? place : null;
}
