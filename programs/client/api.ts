/** The public API as programs write and read it. The types of commands and rows are those of the wire contract. */
import type { ApiCommandInput, Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { CaseView, Step } from '#lib/shared/wire/history.ts';
import type { QueueObservationInput } from '#lib/shared/wire/queues.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';

/** One command of a batch. The items of one case are carried out in the order in which they stand. */
export interface Item {
	operation: string;
	case: string;
	command: ApiCommandInput;
	/** RFC 3339, when it happened; now, if left out. */
	at?: string;
	/** Who did it; the key, if left out. */
	by?: Whom;
}

export interface Look {
	queue: string;
	observation: QueueObservationInput;
}

export interface CasePage {
	cases: CaseView[];
	next: string | null;
}

/** A commit of the log. */
export interface LogEntry {
	position: string;
	case: string;
	version: number;
	steps: Step[];
}

/** A configuration as it holds. */
export interface ShownConfiguration {
	/** 0 when the client was never configured. */
	version: number;
	configuration: object;
}

export interface CaseQuery {
	status?: string;
	cursor?: string;
	limit?: number;
}

/** The most items that one request may carry. */
export const MOST_ITEMS = 500;

/**
 * Calls of the API. Each one repeats temporary failures by itself, with the same operation ids, and throws an
 * `ApiProblem` when it is refused or given up.
 */
export interface Api {
	hasClient(client: string): Promise<boolean>;
	putClient(client: string, facts: { name: string; zone: string }): Promise<void>;
	putQueue(
		client: string,
		queue: string,
		facts: { name: string; answerWithin: number }
	): Promise<void>;
	configuration(client: string): Promise<ShownConfiguration>;
	/**
	 * @param expected the version that it was made from
	 * @throws ApiProblem `not-current` when another one holds by now
	 */
	putConfiguration(
		client: string,
		configuration: object,
		more: { expected: number; why?: string }
	): Promise<void>;
	/** A part of the log, in order. @param after the position of the last one that is known */
	events(client: string, after: string, limit: number): Promise<LogEntry[]>;
	/** @param items any number; answered in the same order */
	batch(client: string, items: Item[]): Promise<Ack<Done>[]>;
	/** @param looks any number; answered in the same order */
	observe(client: string, looks: Look[]): Promise<Ack<unknown>[]>;
	cases(client: string, query?: CaseQuery): Promise<CasePage>;
	/** Every page of `cases`, one case after the other. */
	allCases(client: string, query?: CaseQuery): AsyncGenerator<CaseView>;
	/** @returns null when there is no such case */
	case(client: string, id: string): Promise<CaseView | null>;
}
