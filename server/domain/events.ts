/**
 * What happened to a case. Every event says when, who, why, and what was before and after; `clocks` is how the clocks
 * stand after it, so that `evolve` needs no policy and history never changes with one.
 */
import type { EscalatedTier, Status, Subject, Trigger } from '#lib/shared/words.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { Case, Clocks, Undoable } from './case.ts';
import type { DeadlineKind } from './clocks.ts';
import type { ClockName } from '#lib/shared/words.ts';

/** The facts that a source knows of a case. */
export type Facts = Pick<
	Case,
	| 'ref'
	| 'title'
	| 'priority'
	| 'status'
	| 'waitingFor'
	| 'queue'
	| 'team'
	| 'agent'
	| 'customer'
	| 'vip'
>;

interface Head {
	/** When it happened; a source may tell of it later. */
	at: number;
	by: Actor;
	why?: string;
	clocks?: Clocks;
}

/** A field as it was and as it became. */
export interface Change<T> {
	before: T;
	after: T;
}

export type CaseEvent = Head &
	(
		| { type: 'opened'; facts: Facts; openedAt: number; revision: string | null }
		| { type: 'updated'; changes: Changes; revision: string | null }
		| {
				type: 'escalated';
				tier: Change<0 | EscalatedTier>;
				subject: Change<Subject | null>;
				trigger: Change<Trigger | null>;
				team: Change<string | null>;
		  }
		| {
				type: 'retiered';
				tier: Change<EscalatedTier>;
				team: Change<string | null>;
				owner: Change<Whom | null>;
				undo: Undoable;
		  }
		| { type: 'claimed'; owner: Change<Whom | null>; undo: Undoable }
		| { type: 'released'; owner: Change<Whom | null> }
		| { type: 'noted'; text: string }
		| { type: 'resolved'; status: Change<Status>; cause: string | null; done: string | null }
		| { type: 'reopened'; status: Change<Status>; owner: Change<Whom | null> }
		| { type: 'closed'; status: Change<Status> }
		| { type: 'claim-undone'; owner: Change<Whom | null>; back: Undoable['before'] }
		| {
				type: 'retier-undone';
				tier: Change<EscalatedTier>;
				owner: Change<Whom | null>;
				back: Undoable['before'];
		  }
		| { type: 'clock-warned' | 'clock-past'; clock: ClockName; due: number }
	);

/** The changed ones among a source's facts. */
export type Changes = { [K in keyof Facts]?: Change<Facts[K]> };
export type EventType = CaseEvent['type'];

/** The event that a deadline becomes. */
export const TOLD: Record<DeadlineKind, 'clock-warned' | 'clock-past'> = {
	warn: 'clock-warned',
	past: 'clock-past'
};
