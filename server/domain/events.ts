/**
 * What happened to a case. Every event says when, who, why, and what was before and after; `clocks` is how the clocks
 * stand after it, so that `evolve` needs no configuration and history never changes with one.
 */
import type {
	Channel,
	ClockName,
	EscalatedTier,
	Status,
	Subject,
	Tier,
	TimerName,
	Trigger
} from '#lib/shared/words.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Offer } from '#lib/shared/wire/hand.ts';
import type { Link } from '#lib/shared/wire/links.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { Case, Clocks, Place, Undoable } from './case.ts';

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
	/** Ms that a timer was told, or acted on, too late: nobody was there to do it. Left out below five seconds. */
	late?: number;
}

/** A field as it was and as it became. */
export interface Change<T> {
	before: T;
	after: T;
}

/** What a move along the path changes; who had it, has it no more. */
interface Move {
	tier: Change<EscalatedTier>;
	team: Change<string | null>;
	owner: Change<Whom | null>;
	place: Place | null;
}

/** An act that was taken back: the case is as it was before it. */
interface Undone {
	owner: Change<Whom | null>;
	back: Undoable['before'];
}

export type CaseEvent = Head &
	(
		| { type: 'opened'; facts: Facts; openedAt: number; revision: string | null; plan: number }
		| { type: 'updated'; changes: Changes; revision: string | null }
		| {
				type: 'escalated';
				tier: Change<Tier>;
				subject: Change<Subject | null>;
				trigger: Change<Trigger | null>;
				team: Change<string | null>;
				place: Place | null;
				/** The rule that did it (T5). */
				rule?: string;
				/** The skill that is needed (T1). */
				skill?: string;
		  }
		/** Set off again while it was an escalation (T1–T6, K6): one escalation, moved up where the second asks for it. */
		| (Move & {
				type: 'triggered';
				/** What it was said to be about; the escalation keeps its subject, but where it has broken its promise. */
				asked: Subject;
				subject: Change<Subject>;
				trigger: Change<Trigger>;
				rule?: string;
				skill?: string;
		  })
		/** By a person, or a program. */
		| (Move & { type: 'retiered'; undo: Undoable })
		/** By the path: the time in a step has run out. */
		| (Move & { type: 'stepped' })
		/** A step that nobody can take was passed over. */
		| { type: 'step-skipped'; step: number; tier: EscalatedTier; team: string | null }
		/** A step's time has run out, and its team is told once more. */
		| { type: 'path-notified'; place: Place }
		/** The path has ended, or a step says so: management is told. */
		| { type: 'management-paged'; place: Place }
		| { type: 'claimed'; owner: Change<Whom | null>; undo: Undoable }
		| { type: 'released'; owner: Change<Whom | null> }
		| { type: 'lease-warned'; owner: Whom; until: number }
		| { type: 'lease-lapsed'; owner: Change<Whom | null> }
		/** A colleague was asked to take it. */
		| { type: 'offered'; offer: Change<Offer | null> }
		| { type: 'offer-taken-back'; offer: Change<Offer | null> }
		| { type: 'declined'; offer: Change<Offer | null> }
		/** Nobody answered in time. */
		| { type: 'offer-lapsed'; offer: Change<Offer | null> }
		/** The colleague has accepted. */
		| { type: 'handed'; owner: Change<Whom | null>; undo: Undoable }
		| { type: 'taken-over'; owner: Change<Whom | null>; undo: Undoable }
		/** `mentions`: who is to read it. */
		| { type: 'noted'; text: string; mentions?: Whom[] }
		| { type: 'linked'; link: Change<Link | null> }
		| { type: 'unlinked'; link: Change<Link | null> }
		/** The customer was told (P4). */
		| { type: 'customer-updated'; channel: Channel; text: string | null; template: string | null }
		/** A step of an SOP was ticked off, or not. */
		| { type: 'ticked'; sop: string; step: number; text: string; plan: number; done: boolean }
		| { type: 'resolved'; status: Change<Status>; cause: string | null; done: string | null }
		/** The customer was asked whether it is resolved (P5). */
		| { type: 'followed-up'; channel: Channel; satisfied: boolean; text: string | null }
		| { type: 'reopened'; status: Change<Status>; owner: Change<Whom | null>; place: Place | null }
		| { type: 'closed'; status: Change<Status> }
		/** What people wrote of it and whom it is about was taken out of the store. */
		| { type: 'forgotten'; cause: string | null }
		| (Undone & { type: 'claim-undone' })
		| (Undone & { type: 'take-over-undone' })
		| (Undone & { type: 'accept-undone' })
		| (Undone & { type: 'retier-undone'; tier: Change<EscalatedTier> })
		| { type: 'clock-warned'; clock: ClockName; share: number; due: number }
		| { type: 'clock-past'; clock: ClockName; due: number }
		/** Clocks went on though the case still waits: the limit of a pause. */
		| { type: 'pause-ended'; timers: TimerName[] }
		/** Another configuration of the client holds from here on. */
		| {
				type: 'replanned';
				plan: Change<number>;
				place: Place | null;
				/** Its team is called something else now. */
				team?: Change<string | null>;
		  }
	);

/** The changed ones among a source's facts. */
export type Changes = { [K in keyof Facts]?: Change<Facts[K]> };
export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;
