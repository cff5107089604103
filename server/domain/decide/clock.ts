/** Deadlines that came (SLA-3, SLA-4). */
import { CLOCKS } from '#lib/shared/words.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { isEscalation, type Case, type Clock } from '../case.ts';
import { warnAt } from '../clocks.ts';
import { done, type Decide } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { TOLD } from '../events.ts';

export const THE_CLOCK: Actor = { kind: 'clock', id: 'clock', name: 'Clock' };

/** A deadline of a clock that was stopped, moved or told already is no news. */
export const decideClock: Decide<'clock'> = (state, command, { now }) => {
	const clock = isEscalation(state) ? state.clocks[command.clock] : null;
	if (!clock || clock.stoppedAt !== null || clock.pastAt !== null) return done();
	const late = command.kind === 'past';
	if (late ? now <= clock.dueAt : clock.warnedAt !== null || now < warnAt(clock)) return done();
	return done(told(state, clock, command.clock, command.kind));
};

/** The clocks of `state` that had run out by `at` without having been told. */
export function settle(state: Case, at: number): CaseEvent[] {
	if (!isEscalation(state)) return [];
	return CLOCKS.flatMap((name) => {
		const clock = state.clocks[name];
		const out = clock && clock.stoppedAt === null && clock.pastAt === null && clock.dueAt < at;
		return out ? [told(state, clock, name, 'past')] : [];
	});
}

function told(
	state: Case,
	clock: Clock,
	name: 'claim' | 'resolve',
	kind: 'warn' | 'past'
): CaseEvent {
	const instant = kind === 'past' ? clock.dueAt : warnAt(clock);
	return {
		type: TOLD[kind],
		at: Math.max(instant, state.updatedAt),
		by: THE_CLOCK,
		clock: name,
		due: clock.dueAt
	};
}
