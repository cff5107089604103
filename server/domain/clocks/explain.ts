/** Why a clock is where it is. Pure. */
import type { Explanation } from '#lib/shared/wire/explain.ts';
import type { TimerName } from '#lib/shared/words.ts';
import { workedIntervals } from '../calendar/calendar.ts';
import type { Case, Clock } from '../case.ts';
import type { Plan } from '../plan/plan.ts';
import { runsOf, worked, workingAfter } from './clock.ts';
import { hoursOf } from './terms.ts';
import { sentence } from './sentence.ts';

/** Spans that a person still reads. */
const MOST = 40;

/**
 * @param plan the one that the clock was reckoned by: of its own version
 * @returns null when the case has no such clock
 */
export function explain(state: Case, name: TimerName, plan: Plan, now: number): Explanation | null {
	const clock = state.clocks[name];
	if (!clock) return null;
	const hours = hoursOf(clock, plan);
	const end = Math.min(now, clock.stoppedAt ?? now, clock.pausedAt ?? now);
	const ran = runsOf(clock).flatMap(({ from, to }) =>
		workedIntervals(hours, from, Math.min(to, end))
	);
	const done = worked(clock, hours, now);
	const left = clock.allowance - done;
	const still = clock.pausedAt !== null && left > 0;
	const dueAt = still ? workingAfter(hours, now, left) : clock.dueAt;
	const parts: Omit<Explanation, 'sentence'> = {
		clock: name,
		version: clock.basis.version,
		policy: clock.basis.policy,
		calendar: clock.basis.calendar,
		zone: plan.zone,
		allowance: clock.allowance,
		startedAt: clock.startedAt,
		dueAt,
		stoppedAt: clock.stoppedAt,
		pausedAt: clock.pausedAt,
		worked: done,
		left,
		ran: ran.slice(-MOST),
		more: ran.length > MOST,
		pauses: clock.pauses
	};
	return { ...parts, sentence: sentence(parts, now) };
}

/** Every clock of a case that runs, or ran. */
export const explainable = (state: Case): [TimerName, Clock][] =>
	(Object.entries(state.clocks) as [TimerName, Clock | null][]).flatMap(([name, clock]) =>
		clock ? [[name, clock] as [TimerName, Clock]] : []
	);
