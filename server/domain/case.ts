/**
 * The case: the one thing that changes. A ticket that ages; while its tier is above 0 it is an escalation, with clocks.
 * Its row is derived from its events alone (`evolve`), so replaying the log gives the row.
 */
import type {
	ClockName,
	EscalatedTier,
	Priority,
	Status,
	Subject,
	Tier,
	Trigger,
	WaitingFor
} from '#lib/shared/words.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';

/** A clock runs from `startedAt` to `dueAt` until it is stopped. All instants are ms since 1970, on the store's clock. */
export interface Clock {
	startedAt: number;
	/** What the policy gave it. */
	minutes: number;
	dueAt: number;
	/** Null while it runs. */
	stoppedAt: number | null;
	/** When it was told that it is about to run out, and that it has; null until then. Each happens once. */
	warnedAt: number | null;
	pastAt: number | null;
}

export type Clocks = Record<ClockName, Clock | null>;

/** What is laid back when the last act is undone. */
export interface Undoable {
	act: 'claim' | 'retier';
	by: string;
	/** Undo is allowed before this instant. */
	until: number;
	before: {
		tier: EscalatedTier;
		tierSince: number;
		team: string | null;
		owner: Whom | null;
		ownedSince: number | null;
		clocks: Clocks;
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
	/** The source's own mark of how new these facts are; sorts as text. */
	revision: string | null;
	undo: Undoable | null;
}

/** @returns true while somebody has still to do something about it. */
export const isOpen = ({ status }: Pick<Case, 'status'>): boolean =>
	status !== 'resolved' && status !== 'closed';

/** An escalation: open, and in a tier above 0. */
export type Escalation = Case & { tier: EscalatedTier; subject: Subject; trigger: Trigger };

export const isEscalation = (state: Case): state is Escalation =>
	state.tier > 0 && state.subject !== null && state.trigger !== null && isOpen(state);
