/**
 * The simulated floor: tickets that are opened, escalate, are claimed, move between tiers, are resolved and come back.
 * `step(now)` gives what happened until `now`, as items of the API. It knows no clock and no network; what people did in
 * the meantime it learns from what the API shows (`learn`).
 */
import type { CaseView } from '#lib/shared/wire/history.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import { play } from './acts.ts';
import { createAgenda } from './agenda.ts';
import { AGENTS, BRANDS, PREFIX, SUBJECT_WEIGHTS, type Brand } from './cast.ts';
import { learned } from './learn.ts';
import { begin } from './life.ts';
import type { Practice } from './practice.ts';
import { VIP_GOES } from './promises.ts';
import { createChance } from './random.ts';
import * as rates from './rates.ts';
import type { Next } from './scene.ts';
import {
	isEscalation,
	isOpen,
	isUnclaimed,
	newTicket,
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
	/** What each client's people go by. */
	practices: Record<Brand, Practice>;
}

type Entry = { act: Act; key: string } | 'arrive';

const QUEUE_WEIGHTS = [
	['voice', 5],
	['chat', 3],
	['email', 3]
] as const;

/** Longer than this between two steps, and the floor stood still: what was due is not made up for. */
const PAUSE_MS = 30 * SECOND;

export function createFloor({ seed, now: first, run, firstNumber, practices }: FloorOptions) {
	const chance = createChance(seed);
	const agenda = createAgenda<Entry>();
	const tickets = new Map<string, Ticket>();
	let [operations, number, clock, stoodStill] = [0, firstNumber, first, 0];
	/** Until the floor opens, what happens is kept with its ticket and told with its instant. */
	let past = true;
	let out: DemoItem[] = [];
	const closed: Ticket[] = [];

	agenda.put(first, 'arrive');

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
		const vip = chance.happens(rates.VIPS);
		const subject = vip ? VIP_GOES.subject : chance.weighted(SUBJECT_WEIGHTS);
		const agent = chance.pick(AGENTS);
		const tier = vip ? VIP_GOES.tier : 0;
		const ticket = newTicket({ client, id, subject, priority, vip, agent, status: 'new', tier });
		const key = keyOf(client, id);
		tickets.set(key, ticket);
		tell(ticket, at, {
			type: 'open',
			// what people say: the last digits are enough on a floor of hundreds
			ref: id.slice(-4),
			title: chance.pick(TITLES[subject][client]),
			priority,
			queue: chance.weighted(QUEUE_WEIGHTS),
			team: 'Front line',
			customer: `Customer ${Math.floor(chance.between(10_000, 10_000 + rates.CUSTOMERS))}`,
			vip
		});
		const active = chance.exponential(2 * MINUTE);
		put(key, at, 'activate', active);
		for (const [act, after] of whatComes(ticket, at, active)) put(key, at, act, after);
		agenda.put(at + rates.untilNextCase(chance, at), 'arrive');
	}

	/** A VIP's case is an escalation at once: the client has it so. */
	function whatComes(ticket: Ticket, at: number, active: number): Next {
		const { vip, priority } = ticket;
		if (vip) return begin(ticket, chance, at);
		if (rates.escalates(chance, priority))
			return [['escalate', active + 20 * SECOND + chance.exponential(6 * MINUTE)]];
		const end = active + rates.untilEnd(chance, priority);
		const waits = chance.happens(rates.WAITS_FOR_CUSTOMER);
		return [
			['resolve', end],
			...(waits ? [['wait', end * chance.between(0.2, 0.9)] as const] : [])
		];
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
			past,
			practice: practices[ticket.client],
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
		const key = keyOf(view.client, view.case);
		const found = learned(view, tickets.get(key) ?? null, { chance, clock, behind: stoodStill });
		if (!found) return;
		const { ticket, next } = found;
		if (ticket.status === 'closed') return void tickets.delete(key);
		tickets.set(key, ticket);
		for (const [act, after] of next) put(key, clock, act, after);
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
		/** A client's configuration says something else by now. */
		follow: (client: Brand, practice: Practice) => void (practices[client] = practice),
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
