/** A case as the desk opens it and as the API returns it: what it is, and how it came to be so. */
import type { Status, Subject, Tier, Trigger, WaitingFor, Priority, ClockName } from '../words.ts';
import type { Whom } from './rows.ts';

/** `kind` says what sort of hand did it: a person at a desk, a program by key, a connector, a clock. */
export interface Actor extends Whom {
	kind: 'person' | 'program' | 'connector' | 'clock';
}

/** One step of the history: who, when, why, before, after. */
export interface Step {
	/** When it happened. */
	at: number;
	/** When it was recorded, if that is later than `at`. */
	recordedAt?: number;
	type: string;
	by: Actor;
	why?: string;
	/** By field name, as it was and as it became. */
	before: Record<string, unknown>;
	after: Record<string, unknown>;
}

export interface ClockView {
	name: ClockName;
	startedAt: number;
	dueAt: number;
	minutes: number;
	/** Null while it runs. */
	stoppedAt: number | null;
}

export interface CaseView {
	client: string;
	case: string;
	version: number;
	ref: string;
	title: string;
	status: Status;
	waitingFor: WaitingFor | null;
	priority: Priority;
	tier: Tier;
	subject: Subject | null;
	trigger: Trigger | null;
	queue: string | null;
	team: string | null;
	agent: string | null;
	customer: string | null;
	vip: boolean;
	owner: Whom | null;
	openedAt: number;
	tierSince: number;
	updatedAt: number;
	resolvedAt: number | null;
	reopened: number;
	clocks: ClockView[];
}

export interface History {
	case: CaseView;
	/** Newest first; the oldest may be left out when `more` is true. */
	steps: Step[];
	more: boolean;
}
