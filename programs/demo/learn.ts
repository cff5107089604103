/** What the simulator makes of a case as the API shows it: whatever people, clocks and rules did to it meanwhile. */
import type { CaseView } from '#lib/shared/wire/history.ts';
import { AGENTS, BRANDS, PREFIX, SUPERVISORS, type Brand } from './cast.ts';
import { LEFT_ALONE_MS } from './handling.ts';
import { lifeOf, nextWork } from './life.ts';
import { promisesOf } from './promises.ts';
import type { Chance } from './random.ts';
import * as rates from './rates.ts';
import type { Next } from './scene.ts';
import { isEscalation, isOpen, isUnclaimed, newTicket, type Ticket } from './ticket.ts';

const { MINUTE } = rates;

/** Cases that rules open for queues; nobody else would work on them. */
const OF_QUEUES = 'queue-';

/** @returns the demo client of a case that the demo plays; null for one of anybody else */
export function brandOf({ client, case: id }: Pick<CaseView, 'client' | 'case'>): Brand | null {
	const brand = BRANDS.find((one) => one === client);
	return brand && (id.startsWith(`${PREFIX[brand]}-`) || id.startsWith(OF_QUEUES)) ? brand : null;
}

export interface Learned {
	ticket: Ticket;
	next: Next;
}

/**
 * Takes over how a case stands; `known` is changed.
 * @param known the ticket of it; null for one that the demo does not know yet, which it plays on
 * @param clock the simulator's time, ms since 1970; `behind` the server's by so many ms
 */
export function learned(
	view: CaseView,
	known: Ticket | null,
	{ chance, clock, behind }: { chance: Chance; clock: number; behind: number }
): Learned | null {
	const client = brandOf(view);
	if (!client) return null;
	const was = known ? { ...known } : null;
	const ticket = known ?? stranger(client, view, chance);
	const { status, tier, priority, vip, ticks, resolvedAt } = view;
	const owner = view.owner?.id ?? null;
	Object.assign(ticket, { status, tier, priority, vip, ticks: { ...ticks }, resolvedAt, owner });
	if (view.subject) ticket.subject = view.subject;
	const clockOf = (name: string) => view.clocks.find((one) => one.name === name);
	const [resolve, update] = [clockOf('resolve'), clockOf('update')];
	if (resolve) ticket.dueAt = resolve.dueAt - behind;
	ticket.toldAt = update ? update.startedAt - behind : ticket.toldAt || clock;
	ticket.personSince = personSince(ticket, was, clock);
	return { ticket, next: status === 'closed' ? [] : whatFollows(was, ticket, chance, clock) };
}

/** Since when somebody has it whom the demo does not play. */
function personSince({ owner }: Ticket, was: Ticket | null, clock: number): number | null {
	if (owner === null || SUPERVISORS.some(({ id }) => id === owner)) return null;
	return was?.owner === owner ? (was.personSince ?? clock) : clock;
}

function whatFollows(was: Ticket | null, ticket: Ticket, chance: Chance, clock: number): Next {
	if (!isOpen(ticket)) return was && !isOpen(was) ? [] : [ending(ticket, chance)];
	if (isEscalation(ticket))
		return was && isEscalation(was)
			? handedOver(was, ticket, chance, clock)
			: lifeOf(ticket, chance, clock);
	return was && isOpen(was) ? [] : [['resolve', rates.untilEnd(chance, ticket.priority)]];
}

/** Somebody at a desk gave it back or moved it, a clock did, or a claim has lapsed: people get a while to take it first. */
function handedOver(was: Ticket, ticket: Ticket, chance: Chance, clock: number): Next {
	if (!isUnclaimed(ticket)) {
		const taken = ticket.owner !== was.owner && ticket.personSince === null;
		return taken ? [nextWork(ticket, chance, clock)] : [];
	}
	if (isUnclaimed(was)) return [];
	ticket.worksAt = null;
	const after = 2 * MINUTE + rates.untilClaim(chance, promisesOf(ticket).claim);
	ticket.leftUntil = clock + after;
	return [['claim', after]];
}

/** Who resolved it may want to ask the customer himself. */
const ending = ({ tier }: Ticket, chance: Chance): Next[number] =>
	tier > 0
		? ['follow-up', LEFT_ALONE_MS + chance.exponential(10 * MINUTE)]
		: ['close', chance.exponential(20 * MINUTE)];

function stranger(client: Brand, view: CaseView, chance: Chance): Ticket {
	const { case: id, priority, vip, status, tier, subject } = view;
	const agent = view.agent ?? chance.pick(AGENTS);
	return newTicket({
		client,
		id,
		priority,
		vip,
		status,
		tier,
		agent,
		subject: subject ?? 'technical'
	});
}
