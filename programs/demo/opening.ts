/** How the floor stands when the demo starts: as if it had been at work for hours. */
import { DESK_PEOPLE } from './cast.ts';
import { createFloor, type Floor, type FloorOptions } from './floor.ts';
import { MINUTE } from './rates.ts';
import { isEscalation, isOpen, type DemoItem, type Ticket } from './ticket.ts';

/** Long enough for the longest lives to be among the open cases. */
const AT_WORK_MS = 7 * 60 * MINUTE;
/** So far back reach the escalations that were resolved before the opening. */
const TOLD_MS = 3 * 60 * MINUTE;
/** So many owners have taken their last step already, so long ago at most. */
const LET_LIE = 2;
const MOST_IDLE_MS = 9 * MINUTE;

export interface Opening {
	floor: Floor;
	/** Everything about what is open: of each escalation its items, in order; of others all of them. */
	escalations: DemoItem[][];
	others: DemoItem[];
	/** The escalations that were resolved lately, which a shift summary is made of: the items of each, in order. */
	resolved: DemoItem[][];
}

/** @param now when the demo starts, ms since 1970 */
export function openFloor({ now, ...rest }: FloorOptions): Opening {
	const floor = createFloor({ ...rest, now: now - AT_WORK_MS });
	floor.step(now);
	floor.open();
	const tickets = floor.tickets();
	const escalations = tickets.filter(isEscalation);
	giveSomeToPeople(escalations);
	letSomeLapse(escalations, now);
	const others = tickets.filter((ticket) => isOpen(ticket) && !isEscalation(ticket));
	const lately = [...tickets, ...floor.closedBefore()].filter(
		({ tier, resolvedAt }) => tier > 0 && resolvedAt !== null && resolvedAt >= now - TOLD_MS
	);
	// a resolved ticket of which nothing was told is none that the API knows
	for (const { client, id, resolvedAt } of tickets)
		if (resolvedAt !== null && !lately.some((one) => one.id === id)) floor.forget(client, id);
	return {
		floor,
		escalations: told(escalations),
		others: told(others).flat(),
		resolved: told(lately, TOLD_OF_RESOLVED)
	};
}

/** A summary is made of everything but these. */
const TOLD_OF_RESOLVED = ({ item }: DemoItem) =>
	item.command.type !== 'tick' && item.command.type !== 'note';

/**
 * Ticket by ticket, so that none is seen half-told; the one with the newest news last, so that a ticker ends with it.
 */
function told(tickets: Ticket[], which: (one: DemoItem) => boolean = () => true): DemoItem[][] {
	const found = tickets.map(({ past }) => past.filter(which));
	for (const ticket of tickets) ticket.past = [];
	const last = (items: DemoItem[]) => items.at(-1)?.item.at ?? '';
	return found.sort((a, b) => last(a).localeCompare(last(b)));
}

/** Each of the people whom a visitor can be has an escalation already, claimed a little while ago. */
function giveSomeToPeople(escalations: Ticket[]): void {
	const claimed = escalations
		.filter(({ owner, subject }) => owner !== null && subject !== 'sla-breach')
		.map((ticket) => ({
			ticket,
			claim: ticket.past.findLast(({ item }) => item.command.type === 'claim')
		}))
		.sort((a, b) => (b.claim?.item.at ?? '').localeCompare(a.claim?.item.at ?? ''));
	DESK_PEOPLE.forEach((person, index) => {
		const { ticket, claim } = claimed[index] ?? {};
		if (!ticket || !claim?.item.at) return;
		claim.item.command = { type: 'claim', owner: person };
		claim.item.by = person;
		ticket.owner = person.id;
		ticket.personSince = Date.parse(claim.item.at);
		ticket.worksAt = null;
		// notes and moves of its former owner were never made
		ticket.past = ticket.past.slice(0, ticket.past.indexOf(claim) + 1);
		ticket.status = ticket.past.some(({ item }) => item.command.type === 'update')
			? 'active'
			: 'new';
	});
}

/** Some were let lie before the floor opened, so that a claim lapses before long where somebody looks at it. */
function letSomeLapse(escalations: Ticket[], now: number): void {
	const lastStep = ({ past }: Ticket) => past.at(-1)?.item.at ?? '';
	const left = escalations
		.filter(({ worksAt, status }) => worksAt !== null && status === 'active')
		.filter((ticket) => now - Date.parse(lastStep(ticket)) < MOST_IDLE_MS)
		.sort((a, b) => lastStep(a).localeCompare(lastStep(b)));
	for (const ticket of left.slice(0, LET_LIE)) ticket.worksAt = null;
}
