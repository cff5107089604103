/** Claim and release: one tap, one winner (ESC-3 to ESC-6). */
import { isEscalation, type Case, type Escalation, type Undoable } from '../case.ts';
import { done, refuse, type Context, type Decide, type Decision } from '../commands.ts';
import { UNDO_MS } from '../limits.ts';

export const notEscalated = (state: Case): Decision =>
	state.status === 'resolved' || state.status === 'closed'
		? refuse('not-open', `${state.ref} is ${state.status} already.`)
		: refuse('not-escalated', `${state.ref} is not an escalation.`);

export const ownerOf = (state: Case) =>
	state.owner ? { ...state.owner, at: state.ownedSince ?? state.updatedAt } : undefined;

/** What an undo lays back: the case as it is before the act. */
export const undoable = (state: Escalation, act: Undoable['act'], context: Context): Undoable => ({
	act,
	by: context.by.id,
	until: context.now + UNDO_MS,
	before: {
		tier: state.tier,
		tierSince: state.tierSince,
		team: state.team,
		owner: state.owner,
		ownedSince: state.ownedSince,
		place: state.place,
		clocks: state.clocks,
		offer: state.offer
	}
});

export const decideClaim: Decide<'claim'> = (state, command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const { at, by } = context;
	const owner = command.owner ?? { id: by.id, name: by.name };
	if (state.owner?.id === owner.id) return done();
	if (state.owner)
		return refuse('claimed', `${state.owner.name} has ${state.ref}.`, ownerOf(state));
	return done({
		type: 'claimed',
		at,
		by,
		owner: { before: null, after: owner },
		undo: undoable(state, 'claim', context)
	});
};

/** Only who has it gives it back; a program speaks for its people. */
export const decideRelease: Decide<'release'> = (state, { why }, { at, by }) => {
	if (!isEscalation(state)) return notEscalated(state);
	if (!state.owner) return done();
	if (by.kind === 'person' && state.owner.id !== by.id)
		return refuse('not-owner', `${state.owner.name} has ${state.ref}.`, ownerOf(state));
	return done({
		type: 'released',
		at,
		by,
		...(why && { why }),
		owner: { before: state.owner, after: null }
	});
};
