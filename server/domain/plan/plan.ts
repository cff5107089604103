/**
 * How a client wants its escalations handled, ready to decide by: the configuration with every name resolved and every
 * calendar compiled. Pure; made once a version.
 */
import type { EscalatedTier, Priority, Subject, Tier } from '#lib/shared/words.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type {
	Configuration,
	CustomersSpec,
	Immediate,
	Match,
	PolicySpec,
	StepSpec
} from '../configuration/schema.ts';

/** A calendar and what the configuration calls it. */
export interface NamedCalendar {
	name: string;
	hours: Calendar;
}

export interface Policy extends Omit<PolicySpec, 'calendar' | 'claim' | 'update' | 'resolve'> {
	calendar: NamedCalendar;
	/** Working time by priority, ms; null where the policy has no such clock. */
	claim: Record<Priority, number>;
	update: Record<Priority, number> | null;
	resolve: Record<Priority, number>;
}

export interface PlannedStep extends Omit<StepSpec, 'team'> {
	/** What the team is called on the floor; null when the step names a tier alone. */
	team: string | null;
	/** Whether somebody of it is there at an instant. */
	staffed(at: number): boolean;
}

export interface Path {
	name: string;
	steps: PlannedStep[];
	repeat: number;
	calendar: NamedCalendar;
}

export interface PlannedTeam {
	id: string;
	name: string;
	tier: EscalatedTier;
	skills: string[];
}

/** What policies and immediate escalations go by. */
export interface Fits {
	subject: Subject | null;
	priority: Priority;
	tier: Tier;
	queue: string | null;
	vip: boolean;
}

export interface Plan {
	/** Of the client's configuration; 0 when it has none. */
	version: number;
	/** IANA name. */
	zone: string;
	configuration: Configuration;
	teams: PlannedTeam[];
	immediate: (Immediate & { teamName: string | null })[];
	/** Steps of each SOP, as text, by its name. */
	sops: ReadonlyMap<string, string[]>;
	lease: number | null;
	followUp: number | null;
	reopenWithin: number | null;
	/** How long a colleague has to accept what is offered, ms. */
	offerWithin: number;
	/** How long what was written of a case is kept after it has ended, ms. */
	keepClosed: number;
	customers: CustomersSpec;
	/** The first policy that fits. */
	policyFor(facts: Fits): Policy;
	/** The first path that fits; null when the client has none for it. */
	pathFor(subject: Subject): Path | null;
	/** A calendar by its name; around the clock when there is none of it. */
	calendar(name: string): NamedCalendar;
	/** A path by its name; null when the configuration no longer has it. */
	path(name: string): Path | null;
}

/** @returns true when everything that `match` names is so; a tier or subject that a case has not yet is no hindrance */
export const fits = (match: Match, { subject, priority, tier, queue, vip }: Fits): boolean =>
	among(match.subject, subject) &&
	among(match.priority, priority) &&
	among(match.tier, tier === 0 ? null : tier) &&
	(match.queue === undefined || (queue !== null && match.queue.includes(queue))) &&
	(match.vip === undefined || match.vip === vip);

const among = <T>(wanted: readonly T[] | undefined, is: T | null): boolean =>
	wanted === undefined || is === null || wanted.includes(is);
