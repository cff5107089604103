/** What is to come of an escalation that begins, begins again, or is found at work. */
import { DWELL, promisesOf } from './promises.ts';
import type { Chance } from './random.ts';
import * as rates from './rates.ts';
import type { Next } from './scene.ts';
import type { Ticket } from './ticket.ts';

const { MINUTE } = rates;

/** Its clocks start; `next` is what is to come. */
export function begin(ticket: Ticket, chance: Chance, at: number): Next {
	Object.assign(ticket, {
		owner: null,
		worksAt: null,
		toldAt: at,
		stepSince: at,
		dueAt: at + promisesOf(ticket).resolve
	});
	return lifeOf(ticket, chance, at);
}

/** @param ticket its `dueAt` says how long it may take; most are resolved by then */
export function lifeOf(ticket: Ticket, chance: Chance, at: number): Next {
	const first = ticket.owner === null ? rates.untilClaim(chance, promisesOf(ticket).claim) : 0;
	const left = Math.max(5 * MINUTE, ticket.dueAt - at);
	const end = first + rates.untilResolved(chance, ticket.priority, left - first);
	const somewhere = () => first + (end - first) * chance.between(0.2, 0.9);
	const next: Next = [['resolve', end]];
	if (ticket.owner === null) next.push(['claim', first]);
	else next.push(nextWork(ticket, chance, at));
	if (chance.happens(rates.RETIER)) next.push(['retier', somewhere()]);
	if (chance.happens(rates.WAITS_FOR_CUSTOMER)) next.push(['wait', somewhere()]);
	if (chance.happens(rates.RAISED)) next.push(['raise', somewhere()]);
	if (Number.isFinite(ticket.dueAt)) next.push(['breach', Math.max(0, ticket.dueAt - at)]);
	next.push(['hand-on', stepLeft(ticket, at)]);
	return next;
}

/** Who has it takes a step every few minutes. One planned before is off. */
export function nextWork(ticket: Ticket, chance: Chance, at: number): Next[number] {
	const after = rates.untilWork(chance);
	ticket.worksAt = at + after;
	return ['work', after];
}

/** Ms until the path moves it on. */
export function stepLeft({ subject, tier, stepSince }: Ticket, at: number): number {
	const dwell = DWELL[subject][Math.max(tier, 1) - 1] ?? 0;
	return Math.max(0, stepSince + dwell * MINUTE - at);
}
