/** What colleagues are told of when an escalation changes hands: who is asked, who asked, who had it. */
import { ACTS } from '#lib/shared/alert-acts.ts';
import type { EventOf } from '../events.ts';
import type { Deserved } from './alert.ts';

type Hand = EventOf<'offered' | 'declined' | 'offer-lapsed' | 'taken-over'>;

export function amongColleagues(event: Hand): Omit<Deserved, 'at'> | null {
	if (event.type === 'taken-over') return takenOver(event);
	if (event.type === 'offered') return offered(event);
	const { before } = event.offer;
	// who asked by a program looks there
	if (!before) return null;
	const declined = event.type === 'declined';
	return {
		topic: 'answer',
		rule: declined ? 'offer:declined' : 'offer:lapsed',
		severity: 'info',
		title: declined ? `${before.to.name} declined` : `${before.to.name} did not answer`,
		act: ACTS.keep,
		names: { by: before.to.name },
		to: 'person',
		person: before.by.id,
		...(declined && event.why && { why: event.why })
	};
}

function offered({ offer: { after }, why }: EventOf<'offered'>): Omit<Deserved, 'at'> | null {
	if (!after) return null;
	return {
		topic: 'offer',
		rule: 'offered',
		severity: 'warning',
		title: `${after.by.name} offers it to ${after.to.name}`,
		act: ACTS.answer,
		names: { by: after.by.name, to: after.to.name },
		to: 'person',
		person: after.to.id,
		...(why && { why })
	};
}

function takenOver({ owner, by, why }: EventOf<'taken-over'>): Omit<Deserved, 'at'> | null {
	if (!owner.before || owner.before.id === by.id) return null;
	const names = { by: owner.after?.name ?? by.name, to: owner.before.name };
	return {
		topic: 'taken',
		rule: 'taken-over',
		severity: 'warning',
		title: `${names.by} took it over from ${names.to}`,
		act: ACTS['see-why'],
		names,
		to: 'person',
		person: owner.before.id,
		...(why && { why })
	};
}
