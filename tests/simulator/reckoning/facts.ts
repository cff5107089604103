/** What the events of the log say of a case, taken from them alone. */
import type { CaseEvent } from '#server/domain/events.ts';
import { offerAfter } from './offers.ts';
import type { Facts } from './terms.ts';

export const UNOPENED: Facts = {
	status: 'new',
	waitingFor: null,
	priority: 3,
	queue: null,
	vip: false,
	tier: 0,
	subject: null,
	team: null,
	owner: null,
	place: null,
	offer: null,
	since: 0
};

/**
 * @param undone what holds again when the event is an undo
 */
export const factsAfter = (facts: Facts, event: CaseEvent, undone: Facts | null): Facts => ({
	...courseAfter(facts, event, undone),
	offer: offerAfter(facts, event, undone)
});

function courseAfter(facts: Facts, event: CaseEvent, undone: Facts | null): Facts {
	switch (event.type) {
		case 'opened': {
			const { status, waitingFor, priority, queue, vip, team } = event.facts;
			const since = event.openedAt;
			return { ...UNOPENED, status, waitingFor, priority, queue, vip, team, since };
		}
		case 'updated': {
			const { status, waitingFor, priority, queue, vip, team } = event.changes;
			return {
				...facts,
				...(status && { status: status.after }),
				...(waitingFor && { waitingFor: waitingFor.after }),
				...(priority && { priority: priority.after }),
				...(queue && { queue: queue.after }),
				...(vip && { vip: vip.after }),
				...(team && { team: team.after })
			};
		}
		case 'escalated': {
			const { tier, subject, team, place } = event;
			return { ...facts, tier: tier.after, subject: subject.after, team: team.after, place };
		}
		case 'triggered':
			return { ...facts, ...moved(event), subject: event.subject.after };
		case 'retiered':
		case 'stepped':
			return { ...facts, ...moved(event) };
		case 'path-notified':
		case 'management-paged':
			return { ...facts, place: event.place };
		case 'replanned':
			return { ...facts, place: event.place, ...(event.team && { team: event.team.after }) };
		case 'claimed':
		case 'handed':
		case 'taken-over':
		case 'released':
		case 'lease-lapsed':
			return { ...facts, owner: event.owner.after };
		case 'resolved':
			return { ...facts, status: 'resolved', waitingFor: null };
		case 'closed':
			return { ...facts, status: 'closed', waitingFor: null };
		case 'reopened': {
			const status = event.status.after;
			const waitingFor = status === 'waiting' ? 'other' : null;
			return { ...facts, status, waitingFor, owner: null, place: event.place, since: event.at };
		}
		case 'claim-undone':
		case 'take-over-undone':
		case 'accept-undone':
		case 'retier-undone': {
			if (!undone) return facts;
			const { tier, team, owner } = undone;
			// its path may have gone since
			return { ...facts, tier, team, owner, place: event.back.place };
		}
		default:
			return facts;
	}
}

type Moved = Extract<CaseEvent, { type: 'triggered' | 'retiered' | 'stepped' }>;
const moved = ({ tier, team, owner, place }: Moved) => ({
	tier: tier.after,
	team: team.after,
	owner: owner.after,
	place
});
