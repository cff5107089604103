/** Note, resolve, reopen (ESC-11 to ESC-13). */
import { isOpen, type Case } from '../case.ts';
import { NO_CLOCKS, startClock, stopClock } from '../clocks.ts';
import { done, refuse, type Context, type Decide } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { notEscalated } from './claim.ts';

export const decideNote: Decide<'note'> = (_state, { text }, { at, by }) =>
	done({ type: 'noted', at, by, text });

export const decideResolve: Decide<'resolve'> = (state, command, context) =>
	isOpen(state) ? done(resolved(state, context, command)) : notEscalated(state);

export const decideReopen: Decide<'reopen'> = (state, { why }, context) =>
	isOpen(state)
		? refuse('not-resolved', `${state.ref} is open.`)
		: done(reopened(state, context, 'active', why));

type Ending = { cause: string | null; done: string | null };

export function resolved(
	state: Case,
	{ at, by }: Context,
	ending: Ending = { cause: null, done: null }
): CaseEvent {
	return {
		type: 'resolved',
		at,
		by,
		status: { before: state.status, after: 'resolved' },
		cause: ending.cause,
		done: ending.done,
		clocks: stopped(state, at)
	};
}

export const closed = (state: Case, { at, by }: Context): CaseEvent => ({
	type: 'closed',
	at,
	by,
	status: { before: state.status, after: 'closed' },
	clocks: stopped(state, at)
});

/** An escalation that is reopened is one again, in its tier, with nobody having it and both clocks from the start. */
export function reopened(
	state: Case,
	{ at, by, policy }: Context,
	status: 'new' | 'active' | 'waiting',
	why?: string
): CaseEvent {
	const clocks =
		state.tier === 0
			? NO_CLOCKS
			: {
					claim: startClock(policy, 'claim', state.priority, at),
					resolve: startClock(policy, 'resolve', state.priority, at)
				};
	return {
		type: 'reopened',
		at,
		by,
		...(why && { why }),
		status: { before: state.status, after: status },
		owner: { before: state.owner, after: null },
		clocks
	};
}

const stopped = ({ clocks }: Case, at: number) => ({
	claim: stopClock(clocks.claim, at),
	resolve: stopClock(clocks.resolve, at)
});
