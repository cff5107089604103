/** Resolve, follow up, close, reopen (ESC-12, ESC-13, P5). */
import { isOpen, type Case } from '../case.ts';
import { done, refuse, type Context, type Decide, type Decision } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { placeAt } from '../path/path.ts';
import { notEscalated } from './claim.ts';
import { listed } from './steps.ts';

export const decideResolve: Decide<'resolve'> = (state, command, context) => {
	if (!isOpen(state)) return notEscalated(state);
	const { causes } = context.plan.configuration;
	if (causes.length > 0 && !causes.includes(command.cause))
		return refuse('unknown-cause', `cause: expected ${listed(causes)}.`);
	return done(resolved(state, context, command));
};

/** The customer was asked: a case that is resolved is closed by it, or goes on. */
export const decideFollowUp: Decide<'follow-up'> = (state, command, context) => {
	if (state.status !== 'resolved') return notResolved(state);
	const { channel, satisfied, text = null } = command;
	const { at, by } = context;
	const asked = { type: 'followed-up', at, by, channel, satisfied, text } as const;
	if (satisfied) return done(asked, closed(state, context));
	return done(asked, reopened(state, context, 'active', text ?? 'The customer is not satisfied.'));
};

export const decideClose: Decide<'close'> = (state, { why }, context) => {
	if (state.status !== 'resolved') return notResolved(state);
	if (owesFollowUp(state, context))
		return refuse('follow-up-needed', `${state.ref} is closed after the customer was asked.`);
	return done({ ...closed(state, context), ...(why && { why }) });
};

export const decideReopen: Decide<'reopen'> = (state, { why }, context) => {
	if (isOpen(state)) return refuse('not-resolved', `${state.ref} is open.`);
	return reopenLate(state, context) ?? done(reopened(state, context, 'active', why));
};

const notResolved = (state: Case): Decision =>
	isOpen(state)
		? refuse('not-resolved', `${state.ref} is open.`)
		: refuse('not-open', `${state.ref} is closed already.`);

/** Resolved is not closed: where the client wants it, an escalation waits until the customer was asked. */
export const owesFollowUp = (state: Case, { plan }: Pick<Context, 'plan'>): boolean =>
	plan.followUp !== null && state.tier > 0 && state.followedUpAt === null;

export function reopenLate(state: Case, { plan, now }: Context): Decision | null {
	const { reopenWithin } = plan;
	if (reopenWithin === null || now - (state.resolvedAt ?? now) <= reopenWithin) return null;
	return refuse('reopen-late', `${state.ref} was resolved too long ago; open a new case.`);
}

type Ending = { cause: string | null; done: string | null };

export const resolved = (
	state: Case,
	{ at, by }: Context,
	ending: Ending = { cause: null, done: null }
): EventOf<'resolved'> => ({
	type: 'resolved',
	at,
	by,
	status: { before: state.status, after: 'resolved' },
	cause: ending.cause,
	done: ending.done
});

export const closed = (state: Case, { at, by }: Context): EventOf<'closed'> => ({
	type: 'closed',
	at,
	by,
	status: { before: state.status, after: 'closed' }
});

/** An escalation that is reopened is one again, in its tier, with nobody having it; its clocks as the policy says. */
export function reopened(
	state: Case,
	{ at, by, plan }: Context,
	status: 'new' | 'active' | 'waiting',
	why?: string
): EventOf<'reopened'> {
	const { tier, team, subject, place } = state;
	// its path may be gone since
	const path = (place && plan.path(place.path)) ?? (subject && plan.pathFor(subject));
	return {
		type: 'reopened',
		at,
		by,
		...(why && { why }),
		status: { before: state.status, after: status },
		owner: { before: state.owner, after: null },
		place: path && tier !== 0 ? placeAt(path, tier, team) : null
	};
}
