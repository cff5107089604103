/** A command as the domain sees it, and what it is decided against. */
import type { EscalatedTier, Subject, Trigger } from '#lib/shared/words.ts';
import type { ApiCommand } from '#lib/shared/wire/commands.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './events.ts';
import type { Plan } from './plan/plan.ts';

/** A deadline of the case came: everything that is due by now is told and done. */
export interface ClockCommand {
	type: 'clock';
}

/** The client has another configuration: the case follows it from now on. */
export interface ReplanCommand {
	type: 'replan';
}

/** A rule of the configuration holds for the case (T5). */
export interface RuleCommand {
	type: 'rule';
	rule: string;
	subject: Subject;
	trigger: Trigger;
	tier?: EscalatedTier;
	team?: string;
	why: string;
}

/** The customer asks for somebody in charge (T6). */
export interface CustomerCommand {
	type: 'customer';
	reason: string;
	text?: string;
}

/** Nothing is to be known any more of the customer and of what was written: the case itself goes on. */
export interface ForgetCommand {
	type: 'forget';
}

export type InternalCommand =
	ClockCommand | ReplanCommand | RuleCommand | CustomerCommand | ForgetCommand;
export type Command = ApiCommand | InternalCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** Somebody who serves the client. */
export interface Served extends Whom {
	tiers: readonly EscalatedTier[];
	/** May give away what somebody else has. */
	manages: boolean;
}

export interface Context {
	client: string;
	case: string;
	/** The store's time, ms since 1970. */
	now: number;
	/** When it happened: `now`, or earlier when a source tells of it later. */
	at: number;
	by: Actor;
	plan: Plan;
	/** Whoever serves the client, by id; left out where nobody is known. */
	person?: ((id: string) => Served | null) | undefined;
}

/** Why a command is not done. */
export type Refusal = Pick<Failure, 'code' | 'detail' | 'owner'>;

/** The events that follow; none when there is nothing to change. */
export type Decision = { ok: true; events: CaseEvent[] } | { ok: false; refusal: Refusal };

/** Decides one kind of command against a case that is there. */
export type Decide<T extends Command['type']> = (
	state: Case,
	command: CommandOf<T>,
	context: Context
) => Decision;

export const done = (...events: CaseEvent[]): Decision => ({ ok: true, events });
export const refuse = (
	code: Refusal['code'],
	detail: string,
	owner?: Refusal['owner']
): Decision => ({ ok: false, refusal: { code, detail, ...(owner && { owner }) } });
