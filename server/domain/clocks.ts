/** Clocks and the deadlines that follow from them. Pure. */
import { CLOCKS, type ClockName, type Priority } from '#lib/shared/words.ts';
import { isEscalation, type Case, type Clock, type Clocks } from './case.ts';
import { HISTORY_MS, WARN_SHARE, type Policy } from './policy.ts';

export const NO_CLOCKS: Clocks = { claim: null, resolve: null };

export function startClock(policy: Policy, name: ClockName, priority: Priority, at: number): Clock {
	const minutes = policy[name][priority];
	const dueAt = at + minutes * 60_000;
	return { startedAt: at, minutes, dueAt, stoppedAt: null, warnedAt: null, pastAt: null };
}

/** The clock, stopped; one that is stopped already, or absent, stays as it is. */
export const stopClock = (clock: Clock | null, at: number): Clock | null =>
	clock && clock.stoppedAt === null ? { ...clock, stoppedAt: at } : clock;

/** A running clock under another allowance, from the same start. What was told of the old due instant no longer holds. */
export function reckonAnew(
	clock: Clock | null,
	policy: Policy,
	name: ClockName,
	priority: Priority
) {
	if (!clock || clock.stoppedAt !== null) return clock;
	const fresh = startClock(policy, name, priority, clock.startedAt);
	return fresh.dueAt === clock.dueAt ? clock : fresh;
}

/** @returns the clock that runs out next, or null when none runs. */
export function nextDue(state: Case): { name: ClockName; from: number; due: number } | null {
	if (!isEscalation(state)) return null;
	let next: { name: ClockName; from: number; due: number } | null = null;
	for (const name of CLOCKS) {
		const clock = state.clocks[name];
		if (clock && clock.stoppedAt === null && (!next || clock.dueAt < next.due))
			next = { name, from: clock.startedAt, due: clock.dueAt };
	}
	return next;
}

export type DeadlineKind = 'warn' | 'past';

/** One thing to be told at one instant. `due` names the clock's due instant it was reckoned from. */
export interface Deadline {
	clock: ClockName;
	kind: DeadlineKind;
	at: number;
}

export const warnAt = (clock: Clock): number =>
	clock.startedAt + Math.round((clock.dueAt - clock.startedAt) * WARN_SHARE);

/** What has still to be told of a case, seen at `now`. */
export function deadlines(state: Case | null, now: number): Deadline[] {
	if (!state || !isEscalation(state)) return [];
	const found: Deadline[] = [];
	for (const name of CLOCKS) {
		const clock = state.clocks[name];
		if (!clock || clock.stoppedAt !== null || clock.dueAt < now - HISTORY_MS) continue;
		if (clock.warnedAt === null && clock.pastAt === null && now <= clock.dueAt)
			found.push({ clock: name, kind: 'warn', at: warnAt(clock) });
		if (clock.pastAt === null) found.push({ clock: name, kind: 'past', at: clock.dueAt });
	}
	return found;
}
