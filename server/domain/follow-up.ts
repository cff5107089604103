/** Resolved is not closed: cases whose customer has still to be asked (P5). */
import { isOpen, type Case, type Clock, type Escalation } from './case.ts';

/** A case that is resolved, and whose customer has to be asked before it is closed. */
export type ToFollowUp = Escalation & { clocks: { closing: Clock } };

export const isToFollowUp = (state: Case): state is ToFollowUp =>
	state.status === 'resolved' && state.clocks.closing !== null && state.subject !== null;

/** Somebody has still to do something about it: it is open, or has to be followed up. */
export const needsSomebody = (state: Case): boolean => isOpen(state) || isToFollowUp(state);
