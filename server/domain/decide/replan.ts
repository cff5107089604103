/** The client has another configuration: open cases follow it at once (CONF). */
import { isOpen, type Case } from '../case.ts';
import { clocksAfter } from '../clocks/follow.ts';
import { done, type Decide } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { lastBelow, stepOfTier } from '../path/path.ts';

/** No event where nothing of the case changes but the version that it is reckoned by. */
export const decideReplan: Decide<'replan'> = (state, _command, { plan, at, by }) => {
	if (!isOpen(state) && state.status !== 'resolved') return done();
	const event: EventOf<'replanned'> = {
		type: 'replanned',
		at,
		by,
		plan: { before: state.plan, after: plan.version },
		place: placeIn(state, plan)
	};
	const after = { ...state, place: event.place };
	const same = clocksAfter(state, event, after, plan) === state.clocks && samePlace(state, event);
	return same ? done() : done(event);
};

const samePlace = ({ place }: Case, after: EventOf<'replanned'>) =>
	place === after.place || JSON.stringify(place) === JSON.stringify(after.place);

/** A path that is gone, or shorter, holds no more; one that is new takes in what has none. */
function placeIn(
	{ place, tier, subject }: Case,
	plan: Parameters<Decide<'replan'>>[2]['plan']
): Case['place'] {
	if (tier === 0 || subject === null) return place;
	const path = place && plan.path(place.path);
	const here = path?.steps[place?.step ?? -1];
	// who was given to management at the end of a step is in a higher tier than that step
	const fits = here && (here.tier === tier || (place && place.paged > 0));
	if (path && (fits || (place && place.step < 0))) return place;
	const now = path ?? plan.pathFor(subject);
	if (!now) return null;
	const exact = stepOfTier(now, tier);
	// one whose tier the path no longer names is where it would go on from
	const step = exact === -1 ? Math.max(0, lastBelow(now, tier)) : exact;
	return { path: now.name, step, round: 0, notified: false, paged: place?.paged ?? 0 };
}
