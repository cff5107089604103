/** Undo of a claim and of a re-tier (ESC-8 to ESC-10). */
import { isEscalation, type Case, type Undoable } from '../case.ts';
import { done, refuse, type Context, type Decision } from '../commands.ts';
import { notEscalated } from './claim.ts';
import { placeIn } from './replan.ts';

const WORD = { claim: 'claim', retier: 're-tier' } as const;

export function decideUndo(
	state: Case,
	command: { type: 'undo-claim' | 'undo-retier' },
	{ now, at, by, plan }: Context
): Decision {
	if (!isEscalation(state)) return notEscalated(state);
	const act = command.type === 'undo-claim' ? 'claim' : 'retier';
	const { undo } = state;
	if (undo?.act !== act || undo.by !== by.id)
		return refuse('undo-moved', `Something happened to ${state.ref} since, or it was not you.`);
	if (now >= undo.until)
		return refuse('undo-late', `A ${WORD[act]} can be undone for 8 seconds; that is over.`);
	const before = { ...state, ...undo.before };
	// its path may have gone since
	const back: Undoable['before'] = { ...undo.before, place: placeIn(before, plan) };
	const owner = { before: state.owner, after: back.owner };
	return act === 'claim'
		? done({ type: 'claim-undone', at, by, owner, back })
		: done({
				type: 'retier-undone',
				at,
				by,
				owner,
				back,
				tier: { before: state.tier, after: back.tier }
			});
}
