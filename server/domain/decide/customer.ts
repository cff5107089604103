/** The customer asks for somebody in charge (T6): once in a while, acknowledged, never a second escalation. */
import { isEscalation, isOpen, type Case } from '../case.ts';
import { done, refuse, type Context, type Decide } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { escalated, triggered } from './moves.ts';
import { reopenLate, reopened } from './resolve.ts';

export const decideCustomer: Decide<'customer'> = (state, { reason, text }, context) => {
	const { customers } = context.plan;
	if (!customers.mayEscalate)
		return refuse('forbidden', `Customers of ${context.client} do not escalate themselves.`);
	const asked = state.customerAt !== null && context.now - state.customerAt < customers.again;
	// what was resolved since is with nobody: a customer who is not satisfied is heard
	if (asked && isOpen(state))
		return refuse('asked-already', `${state.ref} was escalated by its customer a while ago.`);
	const why = text ? `${reason}: ${text}` : reason;
	if (isOpen(state)) return done(...asks(state, context, why));
	const tooLate = reopenLate(state, context);
	if (tooLate) return tooLate;
	const again = reopened(state, context, 'active', why);
	const open = evolve(state, [again], context.client, context.case);
	return done(again, ...asks(open, context, why));
};

function asks(state: Case, context: Context, why: string): CaseEvent[] {
	const { subject, tier } = context.plan.customers;
	const asked = { subject, trigger: 'customer' as const, tier };
	const hand = { ...context, why };
	return isEscalation(state) ? triggered(state, asked, hand) : escalated(state, asked, hand);
}
