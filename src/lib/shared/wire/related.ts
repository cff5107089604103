/** Other cases beside one: of its customer, of its cause, or much like it; and cases that are no escalation yet. */
import { z } from 'zod';
import type { Status, Subject, Tier } from '../words.ts';
import type { Whom } from './rows.ts';

/** What the event `find` of a desk seeks: a number, or words of the title. */
export const FindRequest = z.strictObject({ text: z.string().trim().min(2).max(80) });
export type FindRequest = z.infer<typeof FindRequest>;

/** So many are found, or shown of a group, at the most. */
export const FOUND = 20;
export const RELATED = 6;

export interface OtherCase {
	client: string;
	case: string;
	ref: string;
	title: string;
	status: Status;
	tier: Tier;
	subject: Subject | null;
	owner: Whom | null;
	cause: string | null;
	/** When it was opened; when it ended, where it has. Ms since 1970. */
	at: number;
}

/** How many there are, and the first of them: open ones first, then the latest. */
export interface Group {
	count: number;
	cases: OtherCase[];
}

export interface Related {
	/** Of the same customer: open, or ended in the last thirty days. */
	customer: Group;
	/** Of the same cause, resolved in the last twenty-four hours; none as long as its cause is not known. */
	cause: Group;
	/** Open, of the same subject and queue. */
	alike: Group;
}
