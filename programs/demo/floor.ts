/**
 * The simulated floor: tickets that are opened, escalate, are claimed, move between tiers, are resolved and come back.
 * `step(now)` gives what happened until `now`, as items of the API. It knows no clock and no network; what people did in
 * the meantime it learns from what the API shows (`learn`).
 */
import type { CaseView } from '#lib/shared/wire/history.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import { lifeOf, play } from './acts.ts';
import { createAgenda } from './agenda.ts';
import { AGENTS, BRANDS, PREFIX, SUBJECT_WEIGHTS, SUPERVISORS, type Brand } from './cast.ts';
import { createChance } from './random.ts';
import * as rates from './rates.ts';
import {
	isEscalation,
	isOpen,
	isUnclaimed,
	type Act,
	type DemoItem,
	type Ticket
} from './ticket.ts';
import { TITLES } from './titles/index.ts';

const { MINUTE, SECOND } = rates;

export interface FloorOptions {
	seed: number;
	/** Where the floor begins, ms since 1970. */
	now: number;
	/** Names this run in operation ids, so that two runs never repeat one another's. */
	run: string;
	/** The number of the first ticket. */
	firstNumber: number;
}

type Entry = { act: Act; key: string } | 'arrive';

/** Longer than this between two steps, and the floor stood still: what was due is not made up for. */
const PAUSE_MS = 30 * SECOND;

export function createFloor({ seed, now: begin, run, firstNumber }: FloorOptions) {
	const chance = createChance(seed);
	const agenda = createAgenda<Entry>();
	const tickets = new Map<string, Ticket>();
	let [operations, number, clock, stoodStill] = [0, firstNumber, begin, 0];
	/** Until the floor opens, what happens is kept with its ticket and told with its instant. */
	let past = true;
	let out: DemoItem[] = [];
	const closed: Ticket[] = [];

	agenda.put(begin, 'arrive');

	function step(now: number): DemoItem[] {
		if (!past && now - stoodStill - clock > PAUSE_MS) stoodStill = now - clock - SECOND;
		clock = Math.max(clock, now - stoodStill);
		out = [];
		for (let due = agenda.take(clock); due; due = agenda.take(clock)) {
			if (due.what === 'arrive') arrive(due.at);
			else happen(due.what.key, due.what.act, due.at);
		}
		return out;
	}

	function arrive(at: number): void {
		const client = chance.pick(BRANDS);
		const [id, priority] = [`${PREFIX[client]}-${number++}`, rates.priorityOf(chance)];
		const subject = chance.weighted(SUBJECT_WEIGHTS);
		const agent = chance.pick(AGENTS);
		const fresh = {
			tier: 0,
			owner: null,
			personSince: null,
			leftUntil: 0,
			resolvedAt: null,
			past: []
		} as const;
		const ticket: Ticket = {
			...fresh,
			client,
			id,
			subject,
			priority,
			agent,
			status: 'new',
			past: []
		};
		const key = keyOf(client, id);
		tickets.set(key, ticket);
		tell(ticket, at, {
			type: 'open',
			// what people say: the last digits are enough on a floor of hundreds
			ref: id.slice(-4),
			title: chance.pick(TITLES[subject][client]),
			priority,
			queue: chance.weighted([
				['voice', 5],
				['chat', 3],
				['email', 3]
			]),
			team: 'Front line',
			customer: `Customer ${Math.floor(chance.between(10_000, 99_999))}`,
			vip: chance.happens(0.04)
		});
		const active = chance.exponential(2 * MINUTE);
		put(key, at, 'activate', active);
		if (rates.escalates(chance, priority))
			put(key, at, 'escalate', active + 20 * SECOND + chance.exponential(6 * MINUTE));
		else {
			const end = active + rates.life(chance, 'plain', priority);
			put(key, at, 'resolve', end);
			if (chance.happens(rates.WAITS_FOR_CUSTOMER))
				put(key, at, 'wait', end * chance.between(0.2, 0.9));
		}
		agenda.put(at + rates.untilNextCase(chance, at), 'arrive');
	}

	function happen(key: string, act: Act, at: number): void {
		const ticket = tickets.get(key);
		if (!ticket) return;
		const {
			command,
			by,
			next: follows
		} = play(act, ticket, {
			chance,
			at,
			unclaimed: () => count(isUnclaimed)
		});
		if (command) tell(ticket, at, command, by);
		for (const [next, after] of follows) put(key, at, next, after);
		if (ticket.status !== 'closed') return;
		tickets.delete(key);
		if (past) closed.push(ticket);
	}

	function tell(ticket: Ticket, at: number, command: DemoItem['item']['command'], by?: Whom): void {
		const operation = `demo:${run}:${operations++}`;
		const instant = past ? { at: new Date(at).toISOString() } : {};
		const item = { operation, case: ticket.id, command, ...(by && { by }), ...instant };
		if (past) ticket.past.push({ client: ticket.client, item });
		else out.push({ client: ticket.client, item });
	}

	const put = (key: string, at: number, act: Act, after: number) =>
		agenda.put(at + after, { act, key });
	const keyOf = (client: string, id: string) => `${client}/${id}`;

	function count(is: (ticket: Ticket) => boolean): number {
		let found = 0;
		for (const ticket of tickets.values()) if (is(ticket)) found++;
		return found;
	}

	/** Takes over how a case stands at the API. What people did is kept; a case that is not known yet is played on. */
	function learn(view: CaseView): void {
		const client = BRANDS.find((brand) => brand === view.client);
		if (!client || !view.case.startsWith(`${PREFIX[client]}-`)) return;
		const key = keyOf(client, view.case);
		const known = tickets.get(key);
		const was = known ? { ...known } : null;
		const ticket: Ticket = known ?? strange(client, view);
		const { status, tier, priority } = view;
		Object.assign(ticket, { status, tier, priority, owner: view.owner?.id ?? null });
		if (view.subject) ticket.subject = view.subject;
		ticket.resolvedAt = view.resolvedAt;
		const played = view.owner === null || SUPERVISORS.some(({ id }) => id === view.owner?.id);
		ticket.personSince = played
			? null
			: was?.owner === view.owner?.id
				? (was?.personSince ?? clock)
				: clock;
		if (status === 'closed') return void tickets.delete(key);
		tickets.set(key, ticket);
		for (const [act, after] of followUps(was, ticket)) put(key, clock, act, after);
	}

	function followUps(was: Ticket | null, ticket: Ticket): (readonly [Act, number])[] {
		if (!isOpen(ticket))
			return was && !isOpen(was) ? [] : [['close', chance.exponential(20 * MINUTE)]];
		const begins = !was || !isOpen(was) || (was.tier === 0 && ticket.tier > 0);
		if (begins && isEscalation(ticket)) return lifeOf(ticket, chance);
		if (begins) return [['resolve', rates.life(chance, 'plain', ticket.priority)]];
		if (!isUnclaimed(ticket) || isUnclaimed(was)) return [];
		// somebody at a desk gave it back or moved it: others get a while to take it first
		const after = 2 * MINUTE + rates.untilClaim(chance, ticket.priority);
		ticket.leftUntil = clock + after;
		return [['claim', after]];
	}

	function strange(client: Brand, view: CaseView): Ticket {
		const { case: id, priority, status, tier, subject } = view;
		const agent = view.agent ?? chance.pick(AGENTS);
		const nobody = { owner: null, personSince: null, leftUntil: 0, resolvedAt: null, past: [] };
		return {
			client,
			id,
			priority,
			status,
			tier,
			agent,
			subject: subject ?? 'technical',
			...nobody
		};
	}

	return {
		step,
		learn,
		/** Tickets that are not closed. */
		tickets: () => [...tickets.values()],
		/** Tickets that were closed before the floor opened; they are forgotten with this. */
		closedBefore: () => closed.splice(0),
		/** Forgets a ticket that the API does not know. */
		forget: (client: string, id: string) => void tickets.delete(keyOf(client, id)),
		/** Forgets all tickets; those that follow are new. */
		clear: () => tickets.clear(),
		/** From here on, things happen at the instant they are sent. */
		open: () => void (past = false),
		now: () => clock,
		figures: () => ({
			open: count(isOpen),
			escalations: count(isEscalation),
			unclaimed: count(isUnclaimed)
		})
	};
}

export type Floor = ReturnType<typeof createFloor>;
