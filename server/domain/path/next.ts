/** What happens to an escalation when its time in a step has run out: told before it happens. Pure. */
import type { NextStep, PathView } from '#lib/shared/wire/help.ts';
import type { Case } from '../case.ts';
import { isRunning } from '../clocks/deadlines.ts';
import type { Plan } from '../plan/plan.ts';
import { advance, managementOf, MANAGEMENT, stepAt } from './path.ts';

const NOWHERE = { to: null, skipped: [] };

/** @returns where a case is on its path, and where it goes next; null without a path */
export function pathView(state: Case, plan: Plan): PathView | null {
	const { place } = state;
	const path = place && plan.path(place.path);
	if (!path) return null;
	return {
		name: path.name,
		steps: path.steps.map(({ tier, team }) => ({ tier, team })),
		step: place.step,
		round: place.round,
		repeat: path.repeat,
		next: nextStep(state, plan)
	};
}

/** As `decide` does it when the dwell clock runs out; null when no time runs out there. */
function nextStep(state: Case, plan: Plan): NextStep | null {
	const { place, tier, team } = state;
	const { dwell } = state.clocks;
	const path = place && plan.path(place.path);
	if (!path || !dwell || tier === 0) return null;
	const step = stepAt(path, place, tier);
	const at = isRunning(dwell) ? dwell.dueAt : null;
	if (step?.then === 'notify' && !place.notified && place.paged === 0)
		return { at, what: 'tell-team', tier, team, skipped: [] };
	const pages = step?.then === 'page-management';
	const next = pages ? NOWHERE : advance(path, place, tier, dwell.dueAt);
	const skipped = next.skipped.map((one) => ({ tier: one.tier, team: one.team }));
	const { to } = next;
	if (!to) return { at, what: 'management', tier: MANAGEMENT, team: managementOf(plan), skipped };
	return { at, what: 'step', tier: to.tier, team: to.team, skipped };
}
