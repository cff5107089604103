/** Who was asked to take a case, by the log alone; and what must be so of what is said of it. */
import type { CaseEvent } from '#server/domain/events.ts';
import { SERVED } from '../floor/actors.ts';
import { MINUTE } from '../settings/settings.ts';
import type { Book } from './book.ts';
import { must } from './broken.ts';
import { escalated, type Facts, type Reading } from './terms.ts';

/** Whoever gives, takes or loses it, and wherever it goes: nobody is asked any more. */
const ENDS = new Set<CaseEvent['type']>([
	...(['offer-taken-back', 'declined', 'offer-lapsed', 'handed', 'taken-over'] as const),
	...(['claimed', 'released', 'lease-lapsed', 'retiered', 'stepped'] as const),
	...(['resolved', 'closed', 'reopened'] as const)
]);

export const UNDONE = new Set<CaseEvent['type']>([
	...(['claim-undone', 'retier-undone', 'take-over-undone', 'accept-undone'] as const)
]);

/** @param undone what holds again when the event is an undo */
export function offerAfter(
	{ offer }: Facts,
	event: CaseEvent,
	undone: Facts | null
): Facts['offer'] {
	if (event.type === 'offered') {
		const { after } = event.offer;
		return after && { to: after.to.id, until: after.until };
	}
	if (event.type === 'triggered') {
		const { tier, team } = event;
		return tier.before === tier.after && team.before === team.after ? offer : null;
	}
	if (UNDONE.has(event.type)) return undone?.offer ?? null;
	return ENDS.has(event.type) ? null : offer;
}

/** An offer is made by who may, to who can take it; one who was asked has it, in time; nobody else does. */
export function checkOffer(
	book: Book,
	event: CaseEvent,
	reading: Reading,
	say: () => string
): void {
	const { facts } = book;
	const { offer, owner, tier } = facts;
	const { by } = event;
	switch (event.type) {
		case 'offered': {
			const { after } = event.offer;
			const to = SERVED.find(({ id }) => id === after?.to.id);
			const gives = by.kind !== 'person' || SERVED.find(({ id }) => id === by.id)?.manages;
			must(escalated(facts), 'SIM-13', () => `${say()}: it is no escalation`);
			must(gives === true || owner?.id === by.id, 'SIM-13', () => `${say()}: ${by.id} may not`);
			const able = to !== undefined && tier !== 0 && to.tiers.includes(tier);
			must(able, 'SIM-13', () => `${say()}: ${after?.to.id} does not act in tier ${tier}`);
			must(to.id !== owner?.id, 'SIM-13', () => `${say()}: ${to.id} has it`);
			const until = event.at + (reading.settings.offerWithin ?? 5 * MINUTE);
			must(after?.until === until, 'SIM-13', () => `${say()}: until ${after?.until}, not ${until}`);
			return;
		}
		case 'handed':
			must(offer !== null, 'SIM-13', () => `${say()}: it was not offered`);
			must(event.owner.after?.id === offer.to, 'SIM-13', () => `${say()}: not to ${offer.to}`);
			must(by.kind !== 'person' || by.id === offer.to, 'SIM-13', () => `${say()}: by ${by.id}`);
			return;
		case 'declined':
			must(offer !== null, 'SIM-13', () => `${say()}: it was not offered`);
			must(by.kind !== 'person' || by.id === offer.to, 'SIM-13', () => `${say()}: by ${by.id}`);
			return;
		case 'offer-taken-back':
			must(offer !== null, 'SIM-13', () => `${say()}: it was not offered`);
			return;
		case 'taken-over':
			must(owner !== null, 'SIM-13', () => `${say()}: nobody had it`);
			must(event.owner.after?.id !== owner.id, 'SIM-13', () => `${say()}: from himself`);
			return;
		case 'offer-lapsed':
			must(offer !== null, 'SIM-2', () => `${say()}: there is no offer`);
			must(by.kind === 'clock', 'SIM-2', () => `${say()}: by ${by.id}`);
			must(
				event.at === Math.max(offer.until, book.at),
				'SIM-4',
				() => `${say()}: it lapses at ${offer.until}`
			);
	}
}
