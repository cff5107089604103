/** What a log becomes: everything that will be sent, in time order, before anything is sent. */
import type { Item, Look } from '../client/index.ts';

/** One thing to send. `at`: its instant in the log, ms since 1970. */
export type Planned =
	{ at: number; kind: 'case'; item: Item } | { at: number; kind: 'queue'; look: Look };

export interface PlannedQueue {
	id: string;
	name: string;
	answerWithin: number;
}

/** How a case stands after the last row, for `--verify`. */
export interface Expected {
	status: string;
	waitingFor: string | null;
	priority: number;
	team: string | null;
}

export interface Plan {
	what: 'incidents' | 'calls';
	rows: number;
	cases: number;
	zone: string;
	queues: PlannedQueue[];
	/** Ascending by `at`; ties in the order of the file. */
	planned: Planned[];
	expected: Map<string, Expected>;
}
