/** Give an escalation to a colleague who accepts it, or take one over with a reason (HAND). */
import { isEscalation } from '../case.ts';
import { done, refuse, type Context, type Decide } from '../commands.ts';
import { notEscalated, ownerOf, undoable } from './claim.ts';
import { head } from './moves.ts';

/** Who has it keeps it until the colleague accepts. */
export const decideHand: Decide<'hand'> = (state, { to: id, why }, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const { at, by } = context;
	if (state.owner?.id !== by.id && !givesAnything(context))
		return state.owner
			? refuse('not-owner', `${state.owner.name} has ${state.ref}.`, ownerOf(state))
			: refuse('not-claimed', `Nobody has ${state.ref}; claim it first.`);
	const to = context.person?.(id);
	if (!to) return refuse('unknown-person', `to: expected somebody who serves ${context.client}.`);
	if (!to.tiers.includes(state.tier))
		return refuse('unknown-person', `to: ${to.name} does not act in tier ${state.tier}.`);
	if (state.owner?.id === id || state.offer?.to.id === id) return done();
	const after = {
		to: { id: to.id, name: to.name },
		by: { id: by.id, name: by.name },
		why: why ?? null,
		at,
		until: at + context.plan.offerWithin
	};
	return done({
		type: 'offered',
		...head({ ...context, why }),
		offer: { before: state.offer, after }
	});
};

/** A program speaks for its people; a manager may give away what others have, or nobody. */
const givesAnything = ({ by, person }: Context): boolean =>
	by.kind !== 'person' || person?.(by.id)?.manages === true;

export const decideTakeBack: Decide<'take-back'> = (state, _command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const { offer, owner } = state;
	const { at, by } = context;
	if (!offer) return done();
	if (offer.by.id !== by.id && owner?.id !== by.id && !givesAnything(context))
		return refuse('not-owner', `${offer.by.name} has offered ${state.ref}.`, ownerOf(state));
	return done({ type: 'offer-taken-back', at, by, offer: { before: offer, after: null } });
};

export const decideAccept: Decide<'accept'> = (state, command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const { at, by } = context;
	const { offer, owner } = state;
	const who = by.kind === 'person' ? by.id : (command.for ?? offer?.to.id);
	if (owner && owner.id === who) return done();
	if (!offer || offer.to.id !== who)
		return refuse('not-offered', `${state.ref} is not offered to you any more.`, ownerOf(state));
	return done({
		type: 'handed',
		at,
		by,
		owner: { before: owner, after: offer.to },
		undo: undoable(state, 'accept', context)
	});
};

export const decideDecline: Decide<'decline'> = (state, command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const { by } = context;
	const { offer } = state;
	const who = by.kind === 'person' ? by.id : (command.for ?? offer?.to.id);
	if (!offer || offer.to.id !== who)
		return refuse('not-offered', `${state.ref} is not offered to you any more.`, ownerOf(state));
	return done({
		type: 'declined',
		...head({ ...context, why: command.why }),
		offer: { before: offer, after: null }
	});
};

/** Whoever has it is named: of several who take it over from one, the first one gets it. */
export const decideTakeOver: Decide<'take-over'> = (state, command, context) => {
	if (!isEscalation(state)) return notEscalated(state);
	const { by } = context;
	const who = command.owner ?? { id: by.id, name: by.name };
	const { owner } = state;
	if (owner?.id === who.id) return done();
	if (!owner) return refuse('not-claimed', `Nobody has ${state.ref}; claim it.`);
	if (owner.id !== command.from)
		return refuse('claimed', `${owner.name} has ${state.ref}.`, ownerOf(state));
	return done({
		type: 'taken-over',
		...head({ ...context, why: command.why }),
		owner: { before: owner, after: who },
		undo: undoable(state, 'take-over', context)
	});
};
