/** By which rules each timer of a case is reckoned. */
import { LEASE_WARNED } from '#lib/shared/lease.ts';
import type { TimerName, WaitingFor } from '#lib/shared/words.ts';
import { isEscalation, isOpen, type Case, type Clock, type Pause } from '../case.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { AROUND_THE_CLOCK } from '../plan/default.ts';
import type { NamedCalendar, Path, Plan, Policy } from '../plan/plan.ts';
import { MANAGEMENT, stepAt } from '../path/path.ts';
import { pausedFor, type Terms } from './clock.ts';

export const policyOf = (state: Case, plan: Plan): Policy => plan.policyFor(state);

export const pathOf = (state: Case, plan: Plan): Path | null =>
	state.place && plan.path(state.place.path);

/** @returns what `name` is reckoned by, or null when the case has no such timer as it stands */
export function termsOf(name: TimerName, state: Case, plan: Plan): Terms | null {
	const policy = policyOf(state, plan);
	const by = (
		allowance: number | null | undefined,
		calendar: NamedCalendar,
		warn: number[] = []
	) =>
		allowance
			? {
					allowance,
					hours: calendar.hours,
					warn,
					basis: { version: plan.version, policy: policy.name, calendar: calendar.name }
				}
			: null;
	switch (name) {
		case 'claim':
		case 'update':
		case 'resolve':
			if (!isEscalation(state) || (name === 'claim' && state.owner)) return null;
			return by(policy[name]?.[state.priority], policy.calendar, sharesOf(policy, name));
		case 'dwell': {
			if (!isEscalation(state) || !state.place) return null;
			// above management there is nobody: whoever of them has it keeps it
			if (state.tier === MANAGEMENT && state.owner) return null;
			const path = pathOf(state, plan);
			const step = path && stepAt(path, state.place, state.tier);
			return step ? by(step.dwell, path.calendar) : null;
		}
		case 'lease':
			if (!isEscalation(state) || !state.owner) return null;
			return by(plan.lease, AROUND_THE_CLOCK, [LEASE_WARNED]);
		case 'age':
			if (!isOpen(state) || state.tier > 0) return null;
			return by(policy.escalateAfter?.age, policy.calendar);
		case 'closing':
			if (state.status !== 'resolved' || state.tier === 0) return null;
			return by(plan.followUp, AROUND_THE_CLOCK);
	}
}

/** The shares at which something is told or done, ascending. */
function sharesOf({ warn, raiseAt }: Policy, name: TimerName): number[] {
	const raise = raiseAt?.clock === name ? [raiseAt.share] : [];
	return [...new Set([...warn, ...raise])].sort((one, other) => one - other);
}

/** The hours that a clock was reckoned in, in the plan of its version. */
export const hoursOf = ({ basis }: Clock, plan: Plan): Calendar =>
	plan.calendar(basis.calendar).hours;

/** Why a timer has to stand still while the case waits, and until when at most; null when it runs. */
export function pauseOf(
	name: TimerName,
	clock: Clock,
	state: Case,
	plan: Plan,
	at: number
): { for: WaitingFor; until: number } | null {
	const { waitingFor } = state;
	// a customer who is waited for needs no news; one whose vendor is, does
	if (waitingFor === null || name === 'closing' || (name === 'update' && waitingFor !== 'customer'))
		return null;
	const limit = policyOf(state, plan).pause[waitingFor];
	if (limit === undefined) return null;
	const left = limit - pausedFor(clock, waitingFor, at);
	return left > 0 ? { for: waitingFor, until: at + left } : null;
}

/** The reason for which a clock stands still now. */
export const standsFor = ({ pauses }: Clock): Pause['for'] | null => {
	const last = pauses.at(-1);
	return last && last.to === null ? last.for : null;
};
