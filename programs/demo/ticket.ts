/** A case of the demo floor as the simulator believes it to stand. */
import type { Priority, Status, Subject, Tier } from '#lib/shared/words.ts';
import type { Item } from '../client/index.ts';
import type { Brand } from './cast.ts';

export interface Ticket {
	client: Brand;
	id: string;
	subject: Subject;
	priority: Priority;
	vip: boolean;
	status: Status;
	tier: Tier;
	agent: string;
	/** Id of who has the escalation; null when nobody has it. */
	owner: string | null;
	/** When somebody claimed it whom the simulator does not play; it is his until then + `LEFT_ALONE_MS`. */
	personSince: number | null;
	/** Before this the simulator does not claim it: somebody at a desk gave it back, and others may want it. */
	leftUntil: number;
	/** When its owner takes the next step; null for one who takes none, so that the claim lapses. */
	worksAt: number | null;
	/** When the customer was told last, or it became an escalation. */
	toldAt: number;
	/** Since when it is in its step of the path. */
	stepSince: number;
	/** When its time to resolve has run out. */
	dueAt: number;
	/** Since when it waits for the customer; null while it does not. */
	waitsSince: number | null;
	/** Steps of SOPs that are done, by the SOP's name. */
	ticks: Record<string, number[]>;
	/** When it was resolved; null while it is open. */
	resolvedAt: number | null;
	/** What was sent of it before the floor opened, to be sent at the opening. */
	past: DemoItem[];
}

export interface DemoItem {
	client: Brand;
	item: Item;
}

/** What may happen to a ticket. Each is looked at again when its time comes: the ticket may have moved on. */
export type Act =
	| 'activate'
	| 'wait'
	| 'resume'
	| 'raise'
	| 'escalate'
	| 'claim'
	| 'work'
	| 'retier'
	/** What a path and a clock do by themselves, played as long as the past is made up. */
	| 'hand-on'
	| 'breach'
	| 'resolve'
	| 'follow-up'
	| 'close';

type Known = 'client' | 'id' | 'subject' | 'priority' | 'vip' | 'status' | 'tier' | 'agent';

/** A ticket of which nothing else is known yet. */
export const newTicket = (known: Pick<Ticket, Known>): Ticket => ({
	owner: null,
	personSince: null,
	leftUntil: 0,
	worksAt: null,
	toldAt: 0,
	stepSince: 0,
	dueAt: Infinity,
	waitsSince: null,
	ticks: {},
	resolvedAt: null,
	past: [],
	...known
});

export const isOpen = ({ status }: Ticket): boolean => status !== 'resolved' && status !== 'closed';
export const isEscalation = (ticket: Ticket): boolean => ticket.tier > 0 && isOpen(ticket);
export const isUnclaimed = (ticket: Ticket): boolean =>
	isEscalation(ticket) && ticket.owner === null;
