/** A rule of the configuration holds for a case (T5): once until it is reopened. */
import { isEscalation, isOpen } from '../case.ts';
import { done, type Decide } from '../commands.ts';
import { tierOf } from '../path/path.ts';
import { escalated, triggered } from './moves.ts';

export const decideRule: Decide<'rule'> = (state, command, context) => {
	if (!isOpen(state) || state.rules.includes(command.rule)) return done();
	const { teams } = context.plan.configuration;
	const team = command.team === undefined ? undefined : (teams[command.team]?.name ?? command.team);
	const asked = { ...command, team, tier: command.tier ?? tierOf(context.plan, team) };
	const hand = { ...context, why: command.why };
	return isEscalation(state)
		? done(...triggered(state, asked, hand))
		: done(...escalated(state, asked, hand));
};
