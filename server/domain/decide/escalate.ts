/** Escalate: the first trigger begins an escalation, another one joins it (ESC-1, PATH). */
import { isEscalation, isOpen } from '../case.ts';
import { done, refuse, type Decide } from '../commands.ts';
import { teamWith } from '../path/path.ts';
import { notEscalated } from './claim.ts';
import { escalated, triggered } from './moves.ts';

export const decideEscalate: Decide<'escalate'> = (state, command, context) => {
	if (!isOpen(state)) return notEscalated(state);
	const { skill, why } = command;
	if (skill !== undefined && !teamWith(context.plan, skill))
		return refuse('no-skill', `No team of ${context.client} has the skill ${skill}.`);
	const hand = { ...context, why };
	return isEscalation(state)
		? done(...triggered(state, command, hand))
		: done(...escalated(state, command, hand));
};
