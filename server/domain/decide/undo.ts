/** Undo of a claim and of a re-tier (ESC-8 to ESC-10). */
import type { UndoableAct } from '#lib/shared/wire/rows.ts';
import { isEscalation, type Case, type Undoable } from '../case.ts';
import { done, refuse, type Context, type Decision } from '../commands.ts';
import { notEscalated } from './claim.ts';
import { placeIn } from './replan.ts';

export const UNDOES = {
	'undo-claim': 'claim',
	'undo-retier': 'retier',
	'undo-take-over': 'take-over',
	'undo-accept': 'accept'
} as const satisfies Record<string, UndoableAct>;

const WORD = {
	claim: 'A claim',
	retier: 'A re-tier',
	'take-over': 'Taking over',
	accept: 'Accepting'
} as const;

const UNDONE = {
	claim: 'claim-undone',
	'take-over': 'take-over-undone',
	accept: 'accept-undone'
} as const;

export function decideUndo(
	state: Case,
	command: { type: keyof typeof UNDOES },
	{ now, at, by, plan }: Context
): Decision {
	if (!isEscalation(state)) return notEscalated(state);
	const act = UNDOES[command.type];
	const { undo } = state;
	if (undo?.act !== act || undo.by !== by.id)
		return refuse('undo-moved', `Something happened to ${state.ref} since, or it was not you.`);
	if (now >= undo.until)
		return refuse('undo-late', `${WORD[act]} can be undone for 8 seconds; that is over.`);
	const before = { ...state, ...undo.before };
	// its path may have gone since
	const back: Undoable['before'] = { ...undo.before, place: placeIn(before, plan) };
	const owner = { before: state.owner, after: back.owner };
	return act !== 'retier'
		? done({ type: UNDONE[act], at, by, owner, back })
		: done({
				type: 'retier-undone',
				at,
				by,
				owner,
				back,
				tier: { before: state.tier, after: back.tier }
			});
}
