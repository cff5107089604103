/**
 * What of a case and of its log stays when nothing is to be known any more of the customer and of what was written: when
 * things happened, in which tier, which clocks ran, which of the staff acted. So figures of past shifts stay what they were.
 */
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Offer } from '#lib/shared/wire/hand.ts';
import type { Link } from '#lib/shared/wire/links.ts';
import type { Case, Undoable } from './case.ts';
import type { CaseEvent, Change, Changes, Facts } from './events.ts';

/** What stands where something was. */
export const HIDDEN = '•••';

/** What of a row is somebody's, or was written by somebody, as it is then; an offer is hidden beside it. */
export const HIDDEN_FACTS = { title: HIDDEN, customer: null, agent: null, links: [] };

/**
 * The row of a case of which nothing is to be known; its version stays.
 * @param causes of the client's list: another one is somebody's own words
 */
export const hiddenRow = (row: Case, causes: readonly string[]): Case => ({
	...row,
	...HIDDEN_FACTS,
	cause: hiddenCause(row.cause, causes),
	offer: hiddenOffer(row.offer),
	undo: null
});

export const hiddenCause = (cause: string | null, causes: readonly string[]): string | null =>
	cause === null || causes.includes(cause) ? cause : HIDDEN;

/** An event without what was written, and of whom. */
export function hiddenEvent(event: CaseEvent, causes: readonly string[]): CaseEvent {
	const { why: _, ...said } = event;
	const told = { ...said, by: hiddenActor(event.by) };
	switch (told.type) {
		case 'opened':
			return { ...told, facts: { ...told.facts, title: HIDDEN, customer: null, agent: null } };
		case 'updated':
			return { ...told, changes: hiddenChanges(told.changes) };
		case 'noted':
			return { ...told, text: HIDDEN };
		case 'customer-updated':
		case 'followed-up':
			return { ...told, text: hidden(told.text) };
		case 'resolved':
			return { ...told, cause: hiddenCause(told.cause, causes), done: hidden(told.done) };
		case 'linked':
		case 'unlinked':
			return { ...told, link: both(told.link, hiddenLink) };
		case 'offered':
		case 'offer-taken-back':
		case 'declined':
		case 'offer-lapsed':
			return { ...told, offer: both(told.offer, hiddenOffer) };
		case 'claimed':
		case 'handed':
		case 'taken-over':
		case 'retiered':
			return { ...told, undo: { ...told.undo, before: hiddenBefore(told.undo.before) } };
		case 'claim-undone':
		case 'take-over-undone':
		case 'accept-undone':
		case 'retier-undone':
			return { ...told, back: hiddenBefore(told.back) };
		default:
			return told;
	}
}

/** @returns every customer that an event names; most name none */
export function customersIn(event: CaseEvent): string[] {
	if (event.type === 'opened') return named([event.facts.customer]);
	if (event.type !== 'updated') return [];
	const { customer } = event.changes;
	return customer ? named([customer.before, customer.after]) : [];
}

const named = (some: (string | null)[]): string[] => some.filter((one) => one !== null);
const hidden = (text: string | null): string | null => (text === null ? null : HIDDEN);

const both = <T>({ before, after }: Change<T>, hide: (value: T) => T): Change<T> => ({
	before: hide(before),
	after: hide(after)
});

/** Programs say who speaks for a customer. */
const hiddenActor = (by: Actor): Actor =>
	by.kind === 'customer' ? { kind: 'customer', id: 'customer', name: 'Customer' } : by;

export const hiddenOffer = (offer: Offer | null): Offer | null =>
	offer && { ...offer, why: hidden(offer.why) };

const hiddenLink = (link: Link | null): Link | null =>
	link && { ...link, url: HIDDEN, title: HIDDEN };

const hiddenBefore = (before: Undoable['before']): Undoable['before'] =>
	before.offer ? { ...before, offer: hiddenOffer(before.offer) } : before;

const WRITTEN = {
	title: () => HIDDEN,
	customer: () => null,
	agent: () => null
} satisfies { [K in keyof Facts]?: () => Facts[K] };

function hiddenChanges(changes: Changes): Changes {
	const { title, customer, agent } = changes;
	return {
		...changes,
		...(title && { title: both(title, WRITTEN.title) }),
		...(customer && { customer: both(customer, WRITTEN.customer) }),
		...(agent && { agent: both(agent, WRITTEN.agent) })
	};
}
