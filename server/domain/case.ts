/**
 * The case: the one thing that changes. A ticket that ages; while its tier is above 0 it is an escalation, with clocks.
 * Its row is derived from its events alone (`evolve`), so replaying the log gives the row.
 */
import type {
	EscalatedTier,
	Priority,
	Status,
	Subject,
	Tier,
	TimerName,
	Trigger,
	WaitingFor
} from '#lib/shared/words.ts';
import type { Offer } from '#lib/shared/wire/hand.ts';
import type { Link } from '#lib/shared/wire/links.ts';
import type { UndoableAct, Whom } from '#lib/shared/wire/rows.ts';

/** From when until when a clock stood still, and for what; `to` is null while it does. */
export interface Pause {
	from: number;
	to: number | null;
	for: WaitingFor | 'resolved';
}

/** By which rules a clock was reckoned: the version of the client's configuration, and what it is called there. */
export interface Basis {
	version: number;
	policy: string;
	calendar: string;
}

/**
 * A clock runs from `startedAt` to `dueAt` until it is stopped. What was reckoned stands in it, so that its deadlines
 * need neither policy nor calendar. All instants are ms since 1970, on the store's clock.
 */
export interface Clock {
	startedAt: number;
	/** The working time that it was given, ms. */
	allowance: number;
	/** Where it stands still: as it would be if it had gone on there. */
	dueAt: number;
	/** Null until it is stopped. */
	stoppedAt: number | null;
	/** Since when it stands still; null while it runs. */
	pausedAt: number | null;
	/** When it goes on though nobody said so; null when it runs, or waits without a limit. */
	resumeAt: number | null;
	/** Oldest first. Kept whatever policy or tier become. */
	pauses: Pause[];
	/** The next share (per cent) at which it is warned of, and when; null when none is left. */
	warn: { share: number; at: number } | null;
	/** The highest share that was told; 0 before. */
	warned: number;
	/** When it was told that it has run out; null until then. */
	pastAt: number | null;
	basis: Basis;
}

export type Clocks = Record<TimerName, Clock | null>;

/** Where an escalation is on its path. */
export interface Place {
	/** The path's name. */
	path: string;
	/** Which step, from 0; -1 when a person moved it to a tier that the path does not name. */
	step: number;
	/** How often the path has begun anew. */
	round: number;
	/** Whether the team of this step has been told a second time. */
	notified: boolean;
	/** How often management was paged. */
	paged: number;
}

/** What set off an escalation that runs already: told, counted, and no second escalation. */
export interface Cause {
	subject: Subject;
	trigger: Trigger;
}

/** What is laid back when the last act is undone. */
export interface Undoable {
	act: UndoableAct;
	by: string;
	/** Undo is allowed before this instant. */
	until: number;
	before: {
		tier: EscalatedTier;
		tierSince: number;
		team: string | null;
		owner: Whom | null;
		ownedSince: number | null;
		place: Place | null;
		clocks: Clocks;
		/** Left out in what an older server wrote. */
		offer?: Offer | null;
	};
}

export interface Case {
	id: string;
	client: string;
	/** Counts the commits of this case, from 1. */
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
	/** Who handles it in the helpdesk; not the owner of the escalation. */
	agent: string | null;
	customer: string | null;
	vip: boolean;
	/** Who has the escalation. */
	owner: Whom | null;
	ownedSince: number | null;
	openedAt: number;
	/** When it first became an escalation; null before. A reopened escalation counts from its reopening. */
	escalatedAt: number | null;
	tierSince: number;
	/** When the last thing happened to it; its events never go backwards from here. */
	updatedAt: number;
	resolvedAt: number | null;
	reopened: number;
	clocks: Clocks;
	/** The version of the client's configuration that its clocks follow. */
	plan: number;
	place: Place | null;
	/** How often it was set off again while it was an escalation. */
	triggered: number;
	/** When the customer was told last. */
	toldAt: number | null;
	/** When the customer was asked, after it was resolved, whether it is. */
	followedUpAt: number | null;
	/** What it came from, of the list that is kept; null until it is resolved by somebody. */
	cause: string | null;
	/** Steps of SOPs that are done: SOP name → indices. */
	ticks: Record<string, number[]>;
	/** Rules that have escalated it since it was opened, or reopened last. */
	rules: string[];
	/** When the customer escalated it last. */
	customerAt: number | null;
	/** The source's own mark of how new these facts are; sorts as text. */
	revision: string | null;
	/** A colleague was asked to take it, and has not answered. */
	offer: Offer | null;
	/** What lies elsewhere, oldest first. */
	links: Link[];
	/** Ids of people who were named in a note and have taken no step since. */
	mentioned: string[];
	undo: Undoable | null;
}

/** @returns true while somebody has still to do something about it. */
export const isOpen = ({ status }: Pick<Case, 'status'>): boolean =>
	status !== 'resolved' && status !== 'closed';

/** An escalation: open, and in a tier above 0. */
export type Escalation = Case & { tier: EscalatedTier; subject: Subject; trigger: Trigger };

export const isEscalation = (state: Case): state is Escalation =>
	state.tier > 0 && state.subject !== null && state.trigger !== null && isOpen(state);
