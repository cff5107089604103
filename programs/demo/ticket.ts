/** A case of the demo floor as the simulator believes it to stand. */
import type { Priority, Status, Subject, Tier } from '#lib/shared/words.ts';
import type { Item } from '../client/index.ts';
import type { Brand } from './cast.ts';

export interface Ticket {
	client: Brand;
	id: string;
	subject: Subject;
	priority: Priority;
	status: Status;
	tier: Tier;
	agent: string;
	/** Id of who has the escalation; null when nobody has it. */
	owner: string | null;
	/** When somebody claimed it whom the simulator does not play; it is his until then + `LEFT_ALONE_MS`. */
	personSince: number | null;
	/** Before this the simulator does not claim it: somebody at a desk gave it back, and others may want it. */
	leftUntil: number;
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
	| 'note'
	| 'escalate'
	| 'claim'
	| 'retier'
	| 'resolve'
	| 'reopen'
	| 'close';

export const isOpen = ({ status }: Ticket): boolean => status !== 'resolved' && status !== 'closed';
export const isEscalation = (ticket: Ticket): boolean => ticket.tier > 0 && isOpen(ticket);
export const isUnclaimed = (ticket: Ticket): boolean =>
	isEscalation(ticket) && ticket.owner === null;
