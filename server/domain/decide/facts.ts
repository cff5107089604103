/** What a source knows of a case: open it, update it (CASE-1 to CASE-6). */
import type { Status, WaitingFor } from '#lib/shared/words.ts';
import { isOpen, type Case } from '../case.ts';
import {
	done,
	refuse,
	type CommandOf,
	type Context,
	type Decide,
	type Decision
} from '../commands.ts';
import type { CaseEvent, Changes, Facts } from '../events.ts';
import { evolve } from '../evolve.ts';
import { decideEscalate } from './escalate.ts';
import { closed, owesFollowUp, reopened, resolved } from './resolve.ts';

const FACTS = [
	'ref',
	'title',
	'priority',
	'status',
	'waitingFor',
	'queue',
	'team',
	'agent',
	'customer',
	'vip'
] as const satisfies (keyof Facts)[];

export function decideOpen(command: CommandOf<'open'>, context: Context): Decision {
	const openedAt = Math.min(command.openedAt ?? context.at, context.at);
	const opened: CaseEvent = {
		type: 'opened',
		at: context.at,
		by: context.by,
		openedAt,
		plan: context.plan.version,
		revision: command.revision ?? null,
		facts: tidy({ ...unknown(context.case), ...told(command) }, command.status !== undefined)
	};
	return withEscalation(null, [opened], command, context);
}

/** What it is escalated with is one change with what is told of it. */
function withEscalation(
	state: Case | null,
	told: CaseEvent[],
	{ escalate }: CommandOf<'open'>,
	context: Context
): Decision {
	if (!escalate) return done(...told);
	const open = told.length === 0 ? state : evolve(state, told, context.client, context.case);
	if (!open) return done(...told);
	const decision = decideEscalate(open, { type: 'escalate', ...escalate }, context);
	return decision.ok ? done(...told, ...decision.events) : decision;
}

/** A source that does not know whether it told of the case before says `orUpdate`. */
export const decideOpenAgain: Decide<'open'> = (state, command, context) => {
	if (!command.orUpdate) return refuse('exists', `Case ${state.id} is there already.`);
	const { type: _, openedAt: __, orUpdate: ___, escalate: ____, ...facts } = command;
	const decision = decideUpdate(state, { ...facts, type: 'update' }, context);
	return decision.ok ? withEscalation(state, decision.events, command, context) : decision;
};

/** What a case is as long as nobody said otherwise. */
const unknown = (id: string): Facts => ({
	ref: id,
	title: id,
	priority: 3,
	status: 'new',
	waitingFor: null,
	queue: null,
	team: null,
	agent: null,
	customer: null,
	vip: false
});

export const decideUpdate: Decide<'update'> = (state, command, context) => {
	const { revision = null } = command;
	if (revision !== null && state.revision !== null && revision < state.revision)
		return refuse('stale', `${state.ref} has newer news than this.`);
	const after = owed(
		state,
		tidy({ ...pickFacts(state), ...told(command) }, command.status !== undefined),
		context
	);
	const turn = turned(state, after.status, context, command.why);
	if (turn?.type === 'reopened') {
		const open = evolve(state, [turn], context.client, context.case);
		return done(turn, ...updated(open, command, context, differences(open, after)));
	}
	const changes = differences(state, after);
	// an ending says these itself
	if (turn) delete changes.status;
	if (turn) delete changes.waitingFor;
	return done(...updated(state, command, context, changes), ...(turn ? [turn] : []));
};

/** The case waits for somebody, or goes on (clocks stand still as the policy says). */
export const decideWait: Decide<'wait'> = (state, command, context) => {
	if (!isOpen(state)) return refuse('not-open', `${state.ref} is ${state.status} already.`);
	const waits = command.for !== null;
	const status = waits ? 'waiting' : state.status === 'waiting' ? 'active' : state.status;
	const why = command.why === undefined ? {} : { why: command.why };
	return decideUpdate(state, { type: 'update', status, waitingFor: command.for, ...why }, context);
};

/** What changed, if anything did. A newer revision alone is worth keeping: it tells later what was older. */
function updated(
	state: Case,
	command: CommandOf<'update'>,
	context: Context,
	changes: Changes
): CaseEvent[] {
	const { why, revision = null } = command;
	const newer = revision !== null && (state.revision === null || revision > state.revision);
	if (!newer && Object.keys(changes).length === 0) return [];
	return [
		{
			type: 'updated',
			at: context.at,
			by: context.by,
			...(why && { why }),
			changes,
			revision: revision ?? state.revision
		}
	];
}

/** One that closes an escalation whose customer was not asked has resolved it: what is owed to the customer is not forgotten. */
const owed = (state: Case, facts: Facts, context: Context): Facts =>
	facts.status === 'closed' && state.status !== 'closed' && owesFollowUp(state, context)
		? { ...facts, status: 'resolved' }
		: facts;

/** A source that says "solved" has resolved the case; one that says "open" of a solved case has reopened it. */
function turned(state: Case, status: Status, context: Context, why?: string): CaseEvent | null {
	if (status === state.status) return null;
	if (status !== 'closed' && status !== 'resolved')
		return isOpen(state) ? null : reopened(state, context, status, why);
	const ending = status === 'closed' ? closed(state, context) : resolved(state, context);
	return { ...ending, ...(why && { why }) };
}

const pickFacts = (state: Case): Facts =>
	Object.fromEntries(FACTS.map((name) => [name, state[name]])) as unknown as Facts;

function told(command: CommandOf<'update'> | CommandOf<'open'>): Partial<Facts> {
	const given = FACTS.filter((name) => command[name] !== undefined);
	return Object.fromEntries(given.map((name) => [name, command[name]])) as Partial<Facts>;
}

/**
 * A case waits for somebody exactly while its status says that it waits. Whom it waits for, told without a status,
 * makes an open case wait; it does not reopen one that is resolved.
 */
function tidy(facts: Facts, statusTold: boolean): Facts {
	const waits =
		facts.status === 'waiting' || (!statusTold && isOpen(facts) && facts.waitingFor !== null);
	const waitingFor: WaitingFor | null = waits ? (facts.waitingFor ?? 'other') : null;
	return { ...facts, status: waits ? 'waiting' : facts.status, waitingFor };
}

function differences(state: Case, after: Facts): Changes {
	const changed = FACTS.filter((name) => state[name] !== after[name]);
	return Object.fromEntries(
		changed.map((name) => [name, { before: state[name], after: after[name] }])
	) as Changes;
}
