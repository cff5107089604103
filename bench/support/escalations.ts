/** Escalations whose history lies behind them, so that one of their clocks runs out at a chosen instant. */
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide/index.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import type { Commit } from '#server/store/cases.ts';

const BY: Actor = { kind: 'program', id: 'bench', name: 'Benchmark' };
const OWNER = { id: 'priya', name: 'Priya Raman' };
const PRIORITY = 3;

/** What the commit of one escalation has to know beside it. */
interface Told {
	client: string;
	id: string;
	plan: Plan;
	/** The store's time of the commit, ms since 1970. */
	now: number;
}

/** An escalation that nobody has, whose claim clock runs out at `due`; it has been warned of. */
export function runsOutAt(due: number, told: Told): Commit {
	const begin = due - told.plan.policyFor(FACTS).claim[PRIORITY];
	const history = new History(told);
	history.tell({ type: 'open', title: `Refund of order ${told.id} has not come` }, begin);
	history.tell({ type: 'escalate', subject: 'billing', trigger: 'customer' }, begin);
	history.tell({ type: 'clock' }, Math.min(told.now, due - 1));
	return history.commit();
}

/** An escalation that somebody has: its resolve clock is hours away. */
export function runsForLong(told: Told): Commit {
	const history = new History(told);
	history.tell({ type: 'open', title: `Refund of order ${told.id} has not come` }, told.now);
	history.tell({ type: 'escalate', subject: 'billing', trigger: 'customer' }, told.now);
	history.tell({ type: 'claim', owner: OWNER }, told.now);
	return history.commit();
}

const FACTS = { subject: 'billing', priority: PRIORITY, tier: 1, queue: null, vip: false } as const;

class History {
	readonly #told: Told;
	readonly #events: CaseEvent[] = [];
	#row: Case | null = null;

	constructor(told: Told) {
		this.#told = told;
	}

	tell(command: ApiCommandInput | { type: 'clock' }, now: number): void {
		const { client, id, plan } = this.#told;
		const parsed: Command = command.type === 'clock' ? command : ApiCommand.parse(command);
		const context = { client, case: id, now, at: now, by: BY, plan };
		const decision = decide(this.#row, parsed, context);
		if (!decision.ok) throw new Error(`${command.type} ${id}: ${decision.refusal.detail}`);
		if (decision.events.length > 0) this.#row = evolve(this.#row, decision.events, client, id);
		this.#events.push(...decision.events);
	}

	commit(): Commit {
		const { client, id, now } = this.#told;
		const after = evolve(null, this.#events, client, id);
		const at = deadlineOf(after, now);
		return {
			operation: `bench-${id}`,
			against: 0,
			after,
			open: isOpen(after),
			events: this.#events,
			decidedAt: now,
			shift: 0,
			setDeadlines: at === null ? [] : [{ member: id, at }],
			dropDeadlines: [],
			outbox: [],
			suffix: '',
			fingerprint: ''
		};
	}
}
