/**
 * `decide(case, command, context)`: what follows from a command, as events. Pure; the only place where a rule of the
 * case stands. docs/spec.md has the rules by number.
 */
import type { Case } from '../case.ts';
import { done, refuse, type Command, type Context, type Decision } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { evolve, step } from '../evolve.ts';
import { decideClaim, decideRelease } from './claim.ts';
import { decideClock, settle } from './clock.ts';
import { decideCustomer } from './customer.ts';
import { decideEscalate } from './escalate.ts';
import { decideAccept, decideDecline, decideHand, decideTakeBack, decideTakeOver } from './hand.ts';
import { decideForget } from './forget.ts';
import { decideLink, decideUnlink } from './links.ts';
import { decideOpen, decideOpenAgain, decideUpdate, decideWait } from './facts.ts';
import { immediately } from './immediate.ts';
import { replanned } from './replan.ts';
import { decideClose, decideFollowUp, decideReopen, decideResolve } from './resolve.ts';
import { decideRetier } from './retier.ts';
import { decideRule } from './rule.ts';
import { decideNote, decideTick, decideUpdateCustomer } from './steps.ts';
import { decideUndo } from './undo.ts';
import { withClocks } from './with-clocks.ts';

/**
 * @param state the case as it stands, or null when there is none of this id
 * @returns the events to commit, in order; an empty list when the case is already as the command wants it
 */
export function decide(state: Case | null, command: Command, context: Context): Decision {
	if (!state) {
		if (command.type !== 'open')
			return refuse('not-found', `There is no case ${context.case} of ${context.client}.`);
		const decision = decideOpen(command, context);
		if (!decision.ok) return decision;
		const told = withClocks(null, decision.events, context);
		return done(...withImmediate(null, told, context));
	}
	// history may be told late, never out of order
	const inOrder = { ...context, at: Math.max(context.at, state.updatedAt) };
	// what another configuration changes is told by itself: no act changes clocks by the way
	const by = command.type === 'replan' ? context.by : undefined;
	const planned = withClocks(state, replanned(state, inOrder, by), inOrder);
	const current = evolve(state, planned, context.client, context.case);
	const decision = decideCurrent(current, command, inOrder);
	if (!decision.ok) return decision;
	// what changes nothing tells nothing that came before it either
	const asked = command.type === 'clock' || command.type === 'replan';
	const told = [...planned, ...decision.events];
	if (told.length === 0 || (decision.events.length === 0 && !asked)) return done();
	return done(...withImmediate(state, told, inOrder));
}

/** Decides a command against a case that follows the configuration. */
function decideCurrent(state: Case, command: Command, context: Context): Decision {
	if (command.type === 'clock') return done(...decideClock(state, context));
	// a clock that ran out before this happened is told first: the log never shows a late claim as the first news
	const late = settle(state, context.at, context);
	if (command.type === 'replan') return done(...late);
	const settled = evolve(state, late, context.client, context.case);
	const decision = dispatch(settled, command, context);
	if (!decision.ok || decision.events.length === 0) return decision;
	return done(...late, ...withClocks(settled, decision.events, context));
}

function dispatch(
	state: Case,
	command: Exclude<Command, { type: 'clock' | 'replan' }>,
	context: Context
): Decision {
	switch (command.type) {
		case 'open':
			return decideOpenAgain(state, command, context);
		case 'update':
			return decideUpdate(state, command, context);
		case 'wait':
			return decideWait(state, command, context);
		case 'escalate':
			return decideEscalate(state, command, context);
		case 'rule':
			return decideRule(state, command, context);
		case 'customer':
			return decideCustomer(state, command, context);
		case 'claim':
			return decideClaim(state, command, context);
		case 'release':
			return decideRelease(state, command, context);
		case 'retier':
			return decideRetier(state, command, context);
		case 'note':
			return decideNote(state, command, context);
		case 'update-customer':
			return decideUpdateCustomer(state, command, context);
		case 'tick':
			return decideTick(state, command, context);
		case 'resolve':
			return decideResolve(state, command, context);
		case 'follow-up':
			return decideFollowUp(state, command, context);
		case 'forget':
			return decideForget(state, command, context);
		case 'close':
			return decideClose(state, command, context);
		case 'reopen':
			return decideReopen(state, command, context);
		case 'hand':
			return decideHand(state, command, context);
		case 'take-back':
			return decideTakeBack(state, command, context);
		case 'accept':
			return decideAccept(state, command, context);
		case 'decline':
			return decideDecline(state, command, context);
		case 'take-over':
			return decideTakeOver(state, command, context);
		case 'link':
			return decideLink(state, command, context);
		case 'unlink':
			return decideUnlink(state, command, context);
		case 'undo-claim':
		case 'undo-retier':
		case 'undo-take-over':
		case 'undo-accept':
			return decideUndo(state, command, context);
	}
}

const NEW_FACTS = new Set<CaseEvent['type']>(['opened', 'updated', 'reopened', 'replanned']);

/**
 * New facts, or a new configuration, may escalate a case at once (T4).
 * @param told what happened to `state`, with its clocks
 */
function withImmediate(state: Case | null, told: CaseEvent[], context: Context): CaseEvent[] {
	if (!told.some(({ type }) => NEW_FACTS.has(type))) return told;
	const after = told.reduce<Case | null>(
		(row, event) => step(row, event, context.client, context.case),
		state
	);
	return after ? [...told, ...withClocks(after, immediately(after, context), context)] : told;
}
