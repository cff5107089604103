/**
 * The API over the real rules of the case, in memory: what programs are tried against where neither a store nor
 * sockets matter. It keeps the log, so that tests can count what happened.
 */
import { ApiCommand, Instant, OperationId } from '#lib/shared/wire/commands.ts';
import { FAILURES, type Ack } from '#lib/shared/wire/errors.ts';
import { QueueObservation } from '#lib/shared/wire/queues.ts';
import type { Case } from '#server/domain/case.ts';
import { decide } from '#server/domain/decide/index.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { defaultPlan } from '#server/domain/plan/compile.ts';
import type { Item, Look } from '../client/index.ts';

const PLAN = defaultPlan('UTC');

type Observed = ReturnType<typeof QueueObservation.parse>;

/** @param now the server's time, ms since 1970 */
export function createMemoryFloor(now: () => number) {
	const cases = new Map<string, Case>();
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
		const context = { client, case: item.case, now: now(), at, by, plan: PLAN };
		const decision = decide(state, ApiCommand.parse(item.command), context);
		if (!decision.ok) {
			const { temporary } = FAILURES[decision.refusal.code];
			return { ok: false, error: { temporary, ...decision.refusal } };
		}
		const { events } = decision;
		if (events.length > 0) cases.set(key, evolve(state, events, client, item.case));
		log.push(...events.map((event) => ({ key, event })));
		const answer: Ack<unknown> = { ok: true, data: { changed: events.length > 0 } };
		operations.set(operation, answer);
		return answer;
	}

	function observe(client: string, { queue, observation }: Look): Ack<unknown> {
		looks.push({ client, queue, observation: QueueObservation.parse(observation) });
		return { ok: true, data: {} };
	}

	return { cases, log, looks, act, observe };
}

export type MemoryFloor = ReturnType<typeof createMemoryFloor>;
