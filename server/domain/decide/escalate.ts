/** Escalate, and move between tiers (ESC-1, ESC-2, ESC-7). */
import { isEscalation, isOpen } from '../case.ts';
import { startClock } from '../clocks.ts';
import { done, refuse, type Decide } from '../commands.ts';
import { notEscalated, undoable } from './claim.ts';

export const decideEscalate: Decide<'escalate'> = (state, command, { at, by, policy }) => {
	if (!isOpen(state)) return notEscalated(state);
	if (state.tier > 0)
		return refuse('already-escalated', `${state.ref} is an escalation of tier ${state.tier}.`);
	return done({
		type: 'escalated',
		at,
		by,
		...(command.why && { why: command.why }),
		tier: { before: 0, after: command.tier },
		subject: { before: state.subject, after: command.subject },
		trigger: { before: state.trigger, after: command.trigger },
		team: { before: state.team, after: command.team === undefined ? state.team : command.team },
		clocks: {
			claim: startClock(policy, 'claim', state.priority, at),
			resolve: startClock(policy, 'resolve', state.priority, at)
		}
	});
};

/** Another tier, or another team of the same, is other people: nobody has it there yet, and they get their own time to claim it. */
export const decideRetier: Decide<'retier'> = (state, command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const team = command.team === undefined ? state.team : command.team;
	if (command.tier === state.tier && team === state.team) return done();
	const { at, by, policy } = context;
	return done({
		type: 'retiered',
		at,
		by,
		...(command.why && { why: command.why }),
		tier: { before: state.tier, after: command.tier },
		team: { before: state.team, after: team },
		owner: { before: state.owner, after: null },
		clocks: { ...state.clocks, claim: startClock(policy, 'claim', state.priority, at) },
		undo: undoable(state, 'retier', context)
	});
};
