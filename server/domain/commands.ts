/** A command as the domain sees it, and what it is decided against. */
import type { EscalatedTier, Subject, Trigger } from '#lib/shared/words.ts';
import type { ApiCommand } from '#lib/shared/wire/commands.ts';
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

export type InternalCommand = ClockCommand | ReplanCommand | RuleCommand | CustomerCommand;
export type Command = ApiCommand | InternalCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

export interface Context {
	client: string;
	case: string;
	/** The store's time, ms since 1970. */
	now: number;
	/** When it happened: `now`, or earlier when a source tells of it later. */
	at: number;
	by: Actor;
	plan: Plan;
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
