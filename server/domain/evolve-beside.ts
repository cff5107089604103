/** What an event does to the parts of a case that stand beside its course: who is asked to take it, who is to read it, links. */
import type { Offer } from '#lib/shared/wire/hand.ts';
import type { Link } from '#lib/shared/wire/links.ts';
import { hiddenOffer } from './erasure.ts';
import type { CaseEvent, EventOf } from './events.ts';

/** Whoever has it, and wherever it goes, it is another question then whether a colleague takes it. */
export function offerAfter(offer: Offer | null, event: CaseEvent): Offer | null {
	switch (event.type) {
		case 'offered':
			return event.offer.after;
		case 'offer-taken-back':
		case 'declined':
		case 'offer-lapsed':
		case 'claimed':
		case 'handed':
		case 'taken-over':
		case 'released':
		case 'lease-lapsed':
		case 'retiered':
		case 'stepped':
		case 'resolved':
		case 'closed':
		case 'reopened':
			return null;
		case 'forgotten':
			return hiddenOffer(offer);
		case 'triggered':
			return event.tier.before === event.tier.after && event.team.before === event.team.after
				? offer
				: null;
		case 'claim-undone':
		case 'retier-undone':
		case 'take-over-undone':
		case 'accept-undone':
			return event.back.offer ?? null;
		default:
			return offer;
	}
}

/** More are not remembered: whoever was named longest ago has been told. */
const MOST_MENTIONED = 20;

/** Who was named and takes a step has read it; what has ended asks nobody any more. */
export function mentionedAfter(mentioned: string[], event: CaseEvent): string[] {
	if (event.type === 'resolved' || event.type === 'closed') return none(mentioned);
	const left = mentioned.includes(event.by.id)
		? mentioned.filter((id) => id !== event.by.id)
		: mentioned;
	if (event.type !== 'noted' || !event.mentions) return left;
	const named = event.mentions.flatMap(({ id }) => (id === event.by.id ? [] : id));
	return [...left.filter((id) => !named.includes(id)), ...named].slice(-MOST_MENTIONED);
}

const none = (some: string[]): string[] => (some.length === 0 ? some : []);

export function linksAfter(links: Link[], { link }: EventOf<'linked' | 'unlinked'>): Link[] {
	const others = links.filter(({ url }) => url !== (link.before ?? link.after)?.url);
	return link.after ? [...others, link.after] : others;
}
