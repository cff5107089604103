/** A case as the desk opens it and as the API returns it: what it is, and how it came to be so. */
import type { Status, Subject, Tier, Trigger, WaitingFor, Priority, TimerName } from '../words.ts';
import type { Offer } from './hand.ts';
import type { Link } from './links.ts';
import type { Whom } from './rows.ts';

/** What sort of hand did something: a person at a desk, a program by key, a connector, a clock, a rule, the customer. */
export const ACTOR_KINDS = ['person', 'program', 'connector', 'clock', 'rule', 'customer'] as const;

export interface Actor extends Whom {
	kind: (typeof ACTOR_KINDS)[number];
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
	name: TimerName;
	startedAt: number;
	dueAt: number;
	minutes: number;
	/** Null while it runs. */
	stoppedAt: number | null;
	/** Since when it stands still; null when it does not. */
	pausedAt: number | null;
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
	/** The version of the client's configuration that its clocks follow. */
	plan: number;
	/** Where it is on its path; `step` counts from 0, and is -1 beside the path. Null without a path. */
	place: {
		path: string;
		step: number;
		round: number;
		notified: boolean;
		paged: number;
	} | null;
	/** How often it was set off again while it was an escalation. */
	triggered: number;
	/** When the customer was told last, and asked after it was resolved; null before. */
	toldAt: number | null;
	followedUpAt: number | null;
	cause: string | null;
	/** A colleague was asked to take it, and has not answered. */
	offer: Offer | null;
	links: Link[];
	/** Steps of SOPs that are done, by the SOP's name. */
	ticks: Record<string, number[]>;
	/** Rules that escalated it. */
	rules: string[];
	/** When its customer escalated it last. */
	customerAt: number | null;
	clocks: ClockView[];
}

export interface History {
	case: CaseView;
	/** Newest first; the oldest may be left out when `more` is true. */
	steps: Step[];
	more: boolean;
}
