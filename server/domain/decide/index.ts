/**
 * `decide(case, command, context)`: what follows from a command, as events. Pure; the only place where a rule of the
 * case stands. docs/spec.md has the rules by number.
 */
import type { ApiCommand } from '#lib/shared/wire/commands.ts';
import type { Case } from '../case.ts';
import { done, refuse, type Command, type Context, type Decision } from '../commands.ts';
import { evolve } from '../evolve.ts';
import { decideClaim, decideRelease } from './claim.ts';
import { decideClock, settle } from './clock.ts';
import { decideEscalate, decideRetier } from './escalate.ts';
import { decideOpen, decideOpenAgain, decideUpdate } from './facts.ts';
import { decideNote, decideReopen, decideResolve } from './resolve.ts';
import { decideUndo } from './undo.ts';

/**
 * @param state the case as it stands, or null when there is none of this id
 * @returns the events to commit, in order; an empty list when the case is already as the command wants it
 */
export function decide(state: Case | null, command: Command, context: Context): Decision {
	if (!state) {
		if (command.type === 'open') return decideOpen(command, context);
		return refuse('not-found', `There is no case ${context.case} of ${context.client}.`);
	}
	// history may be told late, never out of order
	const inOrder = { ...context, at: Math.max(context.at, state.updatedAt) };
	if (command.type === 'clock') return decideClock(state, command, inOrder);
	// a clock that ran out before this happened is told first: the log never shows a late claim as the first news
	const late = settle(state, inOrder.at);
	const settled = evolve(state, late, context.client, context.case);
	const decision = dispatch(settled, command, inOrder);
	if (!decision.ok || decision.events.length === 0) return decision;
	return done(...late, ...decision.events);
}

function dispatch(state: Case, command: ApiCommand, context: Context): Decision {
	switch (command.type) {
		case 'open':
			return decideOpenAgain(state, command, context);
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
	}
}
