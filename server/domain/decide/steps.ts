/** Steps that are taken while somebody has a case: a note, news for the customer, a step of an SOP (ESC-11, P4, F6). */
import type { Whom } from '#lib/shared/wire/rows.ts';
import { isOpen } from '../case.ts';
import { done, refuse, type Decide } from '../commands.ts';

/** Whoever is named in it serves the client: nobody else may read it. */
export const decideNote: Decide<'note'> = (
	_state,
	{ text, mentions = [] },
	{ at, by, person, client }
) => {
	const named: Whom[] = [];
	for (const id of new Set(mentions)) {
		const one = person?.(id);
		if (!one) return refuse('unknown-person', `mentions: expected people who serve ${client}.`);
		named.push({ id: one.id, name: one.name });
	}
	return done({ type: 'noted', at, by, text, ...(named.length > 0 && { mentions: named }) });
};

export const decideUpdateCustomer: Decide<'update-customer'> = (
	state,
	command,
	{ at, by, plan }
) => {
	if (!isOpen(state)) return refuse('not-open', `${state.ref} is ${state.status} already.`);
	const { channel, text = null, template = null } = command;
	const known = plan.configuration.templates.map(({ name }) => name);
	if (template !== null && !known.includes(template))
		return refuse('unknown-template', `template: expected ${listed(known)}.`);
	return done({ type: 'customer-updated', at, by, channel, text, template });
};

export const decideTick: Decide<'tick'> = (
	state,
	{ sop, step, done: isDone },
	{ at, by, plan }
) => {
	if (!isOpen(state)) return refuse('not-open', `${state.ref} is ${state.status} already.`);
	const text = plan.sops.get(sop)?.[step];
	if (text === undefined)
		return refuse('no-such-step', `There is no step ${step} in an SOP ${sop}.`);
	if ((state.ticks[sop] ?? []).includes(step) === isDone) return done();
	return done({ type: 'ticked', at, by, sop, step, text, plan: plan.version, done: isDone });
};

/** What could have been meant, for a refusal. */
export const listed = (names: readonly string[]): string =>
	names.length === 0 ? 'none, for none is set up' : `one of: ${names.join(', ')}`;
