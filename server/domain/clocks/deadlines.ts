/** Instants that follow from clocks. Pure; needs neither policy nor calendar. */
import { CLOCKS, TIMERS, type ClockName, type TimerName } from '#lib/shared/words.ts';
import { isEscalation, type Case, type Clock } from '../case.ts';
import { HISTORY_MS } from '../limits.ts';

export const isRunning = (clock: Clock | null): clock is Clock =>
	clock !== null && clock.stoppedAt === null && clock.pausedAt === null;

/** @returns the clock that runs out next, or null when none runs */
export function nextDue(state: Case): { name: ClockName; from: number; due: number } | null {
	if (!isEscalation(state)) return null;
	let next: { name: ClockName; from: number; due: number } | null = null;
	for (const name of CLOCKS) {
		const clock = state.clocks[name];
		if (isRunning(clock) && (!next || clock.dueAt < next.due))
			next = { name, from: clock.startedAt, due: clock.dueAt };
	}
	return next;
}

export const isClock = (name: TimerName): name is ClockName =>
	name === 'claim' || name === 'update' || name === 'resolve';

/** The next instant at which something of one timer has to be told or done. */
function instantOf(name: TimerName, clock: Clock | null, now: number): number | null {
	if (!clock || clock.stoppedAt !== null) return null;
	if (clock.pausedAt !== null) return clock.resumeAt;
	if (isClock(name) && clock.pastAt !== null) return null;
	// nobody is warned of what has run out already
	const warned = clock.warn && now <= clock.dueAt ? clock.warn.at : clock.dueAt;
	return Math.min(warned, clock.dueAt);
}

/** When a case, seen at `now`, wants to be looked at next by the clock; null when never. One deadline a case. */
export function deadlineOf(state: Case | null, now: number): number | null {
	if (!state) return null;
	// what is told of a case is told so late that it is recorded history: of what was due by then, nothing is fired
	const history = now - HISTORY_MS;
	const past = state.updatedAt < history;
	let next: number | null = offerEnds(state, past ? history : -Infinity);
	for (const name of TIMERS) {
		const at = instantOf(name, state.clocks[name], now);
		if (at === null || (past && at < history)) continue;
		if (next === null || at < next) next = at;
	}
	return next;
}

const offerEnds = ({ offer }: Case, from: number): number | null =>
	offer && offer.until >= from ? offer.until : null;
