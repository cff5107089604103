/** Deadlines that came (SLA-3, SLA-4). */
import { CLOCKS } from '#lib/shared/words.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { isEscalation, type Case, type Clock } from '../case.ts';
import { warnAt } from '../clocks.ts';
import { done, type Decide } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { TOLD } from '../events.ts';

export const THE_CLOCK: Actor = { kind: 'clock', id: 'clock', name: 'Clock' };

/**
 * A deadline of a clock that was stopped, moved or told already is no news. A warning that comes too late to warn of
 * anything tells that the clock has run out instead.
 */
export const decideClock: Decide<'clock'> = (state, command, { now }) => {
	const clock = isEscalation(state) ? state.clocks[command.clock] : null;
	if (!clock || clock.stoppedAt !== null || clock.pastAt !== null) return done();
	if (now > clock.dueAt) return done(told(state, clock, command.clock, 'past'));
	const early = command.kind === 'past' || clock.warnedAt !== null || now < warnAt(clock);
	return early ? done() : done(told(state, clock, command.clock, 'warn'));
};

/** The clocks of `state` that had run out by `at` without having been told, in the order in which they did. */
export function settle(state: Case, at: number): CaseEvent[] {
	if (!isEscalation(state)) return [];
	const out = CLOCKS.flatMap((name) => {
		const clock = state.clocks[name];
		return clock && clock.stoppedAt === null && clock.pastAt === null && clock.dueAt < at
			? [{ name, clock }]
			: [];
	});
	out.sort((one, other) => one.clock.dueAt - other.clock.dueAt);
	return out.map(({ name, clock }) => told(state, clock, name, 'past'));
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
