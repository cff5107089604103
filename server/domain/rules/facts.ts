/** What a rule is held against: a case with its customer and its queue, or a queue alone. */
import type { Case } from '../case.ts';
import type { Plan } from '../plan/plan.ts';

/** What is known of a customer of a client, over all cases, the one in question among them. */
export interface CustomerFigures {
	openCases: number;
	/** Opened in the last thirty days. */
	cases30Days: number;
	/** Escalated in the last thirty days. */
	escalations30Days: number;
}

/** The latest look at a queue. `at` in ms since 1970. */
export interface QueueLook {
	queue: string;
	at: number;
	waiting: number;
	oldestWaitSeconds: number | null;
	agents: { free: number; busy: number; away: number };
	serviceLevel: number | null;
	offered: number;
	handled: number;
	abandoned: number;
}

export interface RuleFacts {
	/** The store's time, ms since 1970. */
	now: number;
	/** Null for a rule over a queue. */
	case: { row: Case; plan: Plan } | null;
	/** Null when the case names none, or nothing is known. */
	customer: CustomerFigures | null;
	/** Null when there is none, or nobody has told of it. */
	queue: QueueLook | null;
}

/** A look at a queue that is older says nothing of it any more. */
export const LOOK_HOLDS_MS = 15 * 60_000;
