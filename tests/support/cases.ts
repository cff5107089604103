/** Cases for tests: actors, one case that is told step by step, and arbitrary histories of several. */
import * as fc from 'fast-check';
import type { TimerName } from '#lib/shared/words.ts';
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import type {
	Command,
	Decision,
	InternalCommand,
	Refusal,
	Served
} from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide/index.ts';
import type { CaseEvent, EventType } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { AHEAD_MS } from '#server/domain/limits.ts';
import { defaultPlan } from '#server/domain/plan/compile.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import { anyCommand } from './any-command.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Monday 5 January 2026, 08:00 UTC. */
export const T0 = Date.UTC(2026, 0, 5, 8);

const actor = (kind: Actor['kind'], id: string, name: string): Actor => ({ kind, id, name });
export const ANA = actor('person', 'ana', 'Ana Reyes');
export const BEN = actor('person', 'ben', 'Ben Okafor');
export const DESK_APP = actor('program', 'desk-app', 'Desk app');
export const HELPDESK = actor('connector', 'zendesk', 'Zendesk');
export const ACTORS = [ANA, BEN, DESK_APP, HELPDESK];

/** Who serves the client: two supervisors, one of tier 3 alone, and a manager. */
export const SERVED: readonly Served[] = [
	{ id: 'ana', name: 'Ana Reyes', tiers: [1, 2, 3, 4], manages: false },
	{ id: 'ben', name: 'Ben Okafor', tiers: [1, 2, 3, 4], manages: false },
	{ id: 'eve', name: 'Eve Ocampo', tiers: [1], manages: false },
	{ id: 'cy', name: 'Cy Lund', tiers: [3], manages: false },
	{ id: 'mia', name: 'Mia Sol', tiers: [4], manages: true }
];
export const MIA = actor('person', 'mia', 'Mia Sol');
export const CY = actor('person', 'cy', 'Cy Lund');

/** One commit as the log has it. */
export interface Entry {
	client: string;
	case: string;
	/** When it was recorded. */
	now: number;
	events: CaseEvent[];
}

interface Telling {
	by?: Actor;
	/** When it happened, if earlier than now. */
	at?: number;
}

const INTERNAL = new Set<string>(['clock', 'replan', 'rule', 'customer', 'forget']);
const isInternal = (command: ApiCommandInput | InternalCommand): command is InternalCommand =>
	INTERNAL.has(command.type);

/** One case, told step by step on a clock that only the test moves. */
export class Tale {
	state: Case | null = null;
	now = T0;
	readonly log: Entry[] = [];
	readonly client: string;
	readonly case: string;
	plan: Plan;

	constructor(client = 'acme', id = 'C-1', plan = defaultPlan('UTC')) {
		this.client = client;
		this.case = id;
		this.plan = plan;
	}

	/** Decides a command, and commits it when it is not refused. */
	tell(
		command: ApiCommandInput | InternalCommand,
		{ by = ANA, at = this.now }: Telling = {}
	): Decision {
		const parsed: Command = isInternal(command) ? command : ApiCommand.parse(command);
		const { client, now, plan } = this;
		const person = (id: string) => SERVED.find((one) => one.id === id) ?? null;
		const context = { client, case: this.case, now, at, by, plan, person };
		const decision = decide(this.state, parsed, context);
		if (decision.ok && decision.events.length > 0) {
			this.state = evolve(this.state, decision.events, client, this.case);
			this.log.push({ client, case: this.case, now, events: decision.events });
		}
		return decision;
	}

	/** The events that follow from a command. */
	done(command: ApiCommandInput | InternalCommand, telling?: Telling): CaseEvent[] {
		const decision = this.tell(command, telling);
		if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.detail}`);
		return decision.events;
	}

	refused(command: ApiCommandInput | InternalCommand, telling?: Telling): Refusal {
		const decision = this.tell(command, telling);
		if (decision.ok) throw new Error(`${command.type} was done`);
		return decision.refusal;
	}

	wait(ms: number): this {
		this.now += ms;
		return this;
	}

	/** Fires every deadline that has come, as the sweep does. */
	sweep(): CaseEvent[] {
		const at = deadlineOf(this.state, this.now);
		return at !== null && at <= this.now ? this.done({ type: 'clock' }) : [];
	}

	get row(): Case {
		if (!this.state) throw new Error('the case was not opened');
		return this.state;
	}

	clock(name: TimerName) {
		const clock = this.row.clocks[name];
		if (!clock) throw new Error(`there is no ${name} clock`);
		return clock;
	}
}

/** A case that is open. */
export function openCase(facts: Partial<ApiCommandInput & { type: 'open' }> = {}): Tale {
	const tale = new Tale();
	tale.done({ title: 'Card declined', ref: '#4711', ...facts, type: 'open' });
	return tale;
}

/** An escalation of tier 1 that nobody has; of priority 3, so 15 minutes to claim it and 8 hours to resolve it. */
export function escalated(facts: Partial<ApiCommandInput & { type: 'open' }> = {}): Tale {
	const tale = openCase(facts);
	tale.done({ type: 'escalate', subject: 'billing', trigger: 'customer', team: 'Leads' });
	return tale;
}

export const types = (events: CaseEvent[]): EventType[] => events.map(({ type }) => type);

/** The one event of a type among `events`. */
export function only<T extends EventType>(events: CaseEvent[], type: T) {
	const found = events.filter(
		(event): event is Extract<CaseEvent, { type: T }> => event.type === type
	);
	const [event] = found;
	if (!event || found.length > 1) throw new Error(`${found.length} events of type ${type}`);
	return event;
}

/** One step of an arbitrary history. */
export interface Step {
	wait: number;
	/** How long before it was told it happened; negative where a source's clock is fast. */
	back: number;
	by: Actor;
	/** Which of the cases. */
	which: number;
	command: ApiCommandInput | 'sweep' | 'undo';
}

export const anyStep: fc.Arbitrary<Step> = fc.record({
	wait: fc.oneof(fc.nat(5 * SECOND), fc.nat(20 * MINUTE), fc.nat(3 * HOUR), fc.nat(30 * HOUR)),
	back: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(0) },
		fc.integer({ min: -AHEAD_MS, max: 40 * MINUTE }),
		fc.nat(40 * HOUR)
	),
	by: fc.constantFrom(...ACTORS),
	which: fc.nat(4),
	command: fc.oneof({ weight: 8, arbitrary: anyCommand }, fc.constantFrom('sweep' as const), {
		weight: 2,
		arbitrary: fc.constantFrom('undo' as const)
	})
});

/** Does a step: `undo` tries to undo whatever can be undone, by who did it. */
export function take(tale: Tale, { wait, back, by, command }: Step): Decision | null {
	tale.wait(wait);
	if (command === 'sweep') {
		tale.sweep();
		return null;
	}
	if (command !== 'undo') return tale.tell(command, { by, at: tale.now - back });
	const { undo } = tale.state ?? {};
	const who = ACTORS.find(({ id }) => id === undo?.by) ?? by;
	return tale.tell({ type: `undo-${undo?.act ?? 'claim'}` }, { by: who, at: tale.now - back });
}
