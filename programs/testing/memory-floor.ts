/**
 * The API over the real rules of the case, in memory: what programs are tried against where neither a store nor
 * sockets matter. It keeps the log, so that tests can count what happened.
 */
import { ApiCommand, Instant, OperationId } from '#lib/shared/wire/commands.ts';
import { FAILURES, type Ack } from '#lib/shared/wire/errors.ts';
import { QueueObservation } from '#lib/shared/wire/queues.ts';
import type { CaseView, ClockView } from '#lib/shared/wire/history.ts';
import { TIMERS } from '#lib/shared/words.ts';
import type { Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import { THE_CLOCK } from '#server/domain/decide/clock.ts';
import { decide } from '#server/domain/decide/index.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { defaultPlan } from '#server/domain/plan/compile.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import type { Item, Look } from '../client/index.ts';

const PLAN = defaultPlan('UTC');

type Observed = ReturnType<typeof QueueObservation.parse>;

/**
 * @param now the server's time, ms since 1970
 * @param planOf how each client wants its escalations handled
 */
export function createMemoryFloor(
	now: () => number,
	planOf: (client: string) => Plan = () => PLAN
) {
	const cases = new Map<string, Case>();
	const deadlines = new Map<string, number>();
	const log: { key: string; event: CaseEvent }[] = [];
	const looks: { client: string; queue: string; observation: Observed }[] = [];
	const operations = new Map<string, Ack<unknown>>();

	function act(client: string, item: Item): Ack<unknown> {
		const operation = `${client}/${OperationId.parse(item.operation)}`;
		const before = operations.get(operation);
		if (before) return before;
		const key = `${client}/${item.case}`;
		const state = cases.get(key) ?? null;
		const at = item.at === undefined ? now() : Math.min(Instant.parse(item.at), now());
		const by = { kind: 'program' as const, ...(item.by ?? { id: 'key', name: 'Key' }) };
		const context = { client, case: item.case, now: now(), at, by, plan: planOf(client) };
		const decision = decide(state, ApiCommand.parse(item.command), context);
		if (!decision.ok) {
			const { temporary } = FAILURES[decision.refusal.code];
			return { ok: false, error: { temporary, ...decision.refusal } };
		}
		const { events } = decision;
		if (events.length > 0) keep(key, evolve(state, events, client, item.case), events);
		const answer: Ack<unknown> = { ok: true, data: { changed: events.length > 0 } };
		operations.set(operation, answer);
		return answer;
	}

	/** Tells and does what is due by now. @returns the cases of which something was */
	function tick(): Case[] {
		const changed: Case[] = [];
		for (const [key, due] of [...deadlines]) {
			if (due > now()) continue;
			const state = cases.get(key);
			deadlines.delete(key);
			if (!state) continue;
			const { client, id } = state;
			const [at, plan] = [now(), planOf(client)];
			const context = { client, case: id, now: at, at, by: THE_CLOCK, plan };
			const decision = decide(state, { type: 'clock' }, context);
			const events = decision.ok ? decision.events : [];
			const after = events.length > 0 ? evolve(state, events, client, id) : state;
			keep(key, after, events);
			if (events.length > 0) changed.push(after);
		}
		return changed;
	}

	function keep(key: string, state: Case, events: CaseEvent[]): void {
		cases.set(key, state);
		const due = deadlineOf(state, now());
		if (due === null) deadlines.delete(key);
		else deadlines.set(key, due);
		log.push(...events.map((event) => ({ key, event })));
	}

	function observe(client: string, { queue, observation }: Look): Ack<unknown> {
		looks.push({ client, queue, observation: QueueObservation.parse(observation) });
		return { ok: true, data: {} };
	}

	return { cases, log, looks, act, tick, observe };
}

export type MemoryFloor = ReturnType<typeof createMemoryFloor>;

/** A case as the API shows it. */
export const viewOf = ({ id, clocks, ...facts }: Case): CaseView => ({
	...facts,
	case: id,
	clocks: TIMERS.flatMap((name): ClockView[] => {
		const clock = clocks[name];
		if (!clock) return [];
		const { startedAt, dueAt, allowance, stoppedAt, pausedAt } = clock;
		return [{ name, startedAt, dueAt, minutes: allowance / 60_000, stoppedAt, pausedAt }];
	})
});
