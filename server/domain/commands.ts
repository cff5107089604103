/** A command as the domain sees it, and what it is decided against. */
import type { ClockName } from '#lib/shared/words.ts';
import type { ApiCommand } from '#lib/shared/wire/commands.ts';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Case } from './case.ts';
import type { DeadlineKind } from './clocks.ts';
import type { CaseEvent } from './events.ts';
import type { Policy } from './policy.ts';

/** A deadline came: the one command that nobody gives. */
export interface ClockCommand {
	type: 'clock';
	clock: ClockName;
	kind: DeadlineKind;
}

export type Command = ApiCommand | ClockCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

export interface Context {
	client: string;
	case: string;
	/** The store's time, ms since 1970. */
	now: number;
	/** When it happened: `now`, or earlier when a source tells of it later. */
	at: number;
	by: Actor;
	policy: Policy;
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
