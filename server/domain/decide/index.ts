/**
 * `decide(case, command, context)`: what follows from a command, as events. Pure; the only place where a rule of the
 * case stands. docs/spec.md has the rules by number.
 */
import type { Case } from '../case.ts';
import { refuse, type Command, type Context, type Decision } from '../commands.ts';
import { decideClaim, decideRelease } from './claim.ts';
import { decideClock, settle } from './clock.ts';
import { decideEscalate, decideRetier } from './escalate.ts';
import { decideOpen, decideUpdate } from './facts.ts';
import { decideNote, decideReopen, decideResolve } from './resolve.ts';
import { decideUndo } from './undo.ts';

/**
 * @param state the case as it stands, or null when there is none of this id
 * @returns the events to commit, in order; an empty list when the case is already as the command wants it
 */
export function decide(state: Case | null, command: Command, context: Context): Decision {
	if (command.type === 'open') return settled(state, context, decideOpen(state, command, context));
	if (!state) return refuse('not-found', `There is no case ${context.case} of ${context.client}.`);
	// history may be told late, never out of order
	const inOrder = { ...context, at: Math.max(context.at, state.updatedAt) };
	return settled(state, inOrder, dispatch(state, command, inOrder));
}

function dispatch(state: Case, command: Exclude<Command, { type: 'open' }>, context: Context) {
	switch (command.type) {
		case 'update':
			return decideUpdate(state, command, context);
		case 'escalate':
			return decideEscalate(state, command, context);
		case 'claim':
			return decideClaim(state, command, context);
		case 'release':
			return decideRelease(state, command, context);
		case 'retier':
			return decideRetier(state, command, context);
		case 'note':
			return decideNote(state, command, context);
		case 'resolve':
			return decideResolve(state, command, context);
		case 'reopen':
			return decideReopen(state, command, context);
		case 'undo-claim':
		case 'undo-retier':
			return decideUndo(state, command, context);
		case 'clock':
			return decideClock(state, command, context);
	}
}

/** A clock that ran out before this happened is told first, so that the log never shows a late claim as the first news. */
function settled(state: Case | null, context: Context, decision: Decision): Decision {
	if (!state || !decision.ok || decision.events.length === 0) return decision;
	if (decision.events.some((event) => event.type === 'clock-past')) return decision;
	return { ok: true, events: [...settle(state, context.at), ...decision.events] };
}
