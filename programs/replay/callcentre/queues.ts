/**
 * What a supervisor of the call centre would have seen of a queue at any instant (programs/README.md):
 *
 * - offered: the call queued, or was answered without queueing. One who hung up in the menu was never offered;
 * - waiting: from the start of the queue to its end, whatever became of the call;
 * - handled: its service ended. abandoned: it hung up after queueing. All three since midnight of the centre;
 * - service level: of the calls whose wait ended in the last 30 minutes, the share answered within 20 seconds;
 * - an agent belongs to a queue once he has served a call of it today: busy with such a call now, or free when he serves
 *   nobody and was seen on any call in the last 30 minutes, or away when he was not. Busy elsewhere counts nowhere.
 */
import type { QueueObservationInput } from '#lib/shared/wire/queues.ts';
import type { Call, Span } from './call.ts';
import { countUntil, lastEnd, presenceOf, type Presence } from './sorted.ts';

export const ANSWER_WITHIN_S = 20;
export const WINDOW_MS = 30 * 60_000;

interface QueueIndex {
	waitFrom: number[];
	waitTo: number[];
	/** By their beginning, and the first of them that is not over: looks are taken in time order. */
	waits: Span[];
	offered: number[];
	handled: number[];
	abandoned: number[];
	/** Ends of waiting; and those of calls answered in time. */
	ended: number[];
	inTime: number[];
	agents: Map<string, Presence>;
}

export type Look = Omit<QueueObservationInput, 'at'>;

/** @returns `at`, `midnight` → the look at a queue; both in ms since 1970 */
export function createQueues(calls: Call[]) {
	const seen = byServer(calls);
	const index = new Map(
		[...Map.groupBy(calls, ({ type }) => type)].map(([type, of]) => [type, indexOf(of)])
	);

	function look(type: string, at: number, midnight: number): Look {
		const queue = index.get(type);
		if (!queue) throw new Error(`no calls of type ${type}`);
		const today = (list: number[]) => countUntil(list, at) - countUntil(list, midnight - 1);
		const recent = (list: number[]) => countUntil(list, at) - countUntil(list, at - WINDOW_MS);
		const oldest = queue.waits.find(({ from, to }) => from <= at && to > at);
		const ended = recent(queue.ended);
		return {
			waiting: countUntil(queue.waitFrom, at) - countUntil(queue.waitTo, at),
			oldestWaitSeconds: oldest ? (at - oldest.from) / 1000 : null,
			agents: agentsOf(queue.agents, seen, at, midnight),
			serviceLevel: ended === 0 ? null : recent(queue.inTime) / ended,
			offered: today(queue.offered),
			handled: today(queue.handled),
			abandoned: today(queue.abandoned)
		};
	}
	return { types: [...index.keys()].sort(), look };
}

function agentsOf(
	members: Map<string, Presence>,
	seen: Map<string, Presence>,
	at: number,
	midnight: number
) {
	const agents = { free: 0, busy: 0, away: 0 };
	for (const [server, here] of members) {
		const servedHere = lastEnd(here, at);
		const anywhere = seen.get(server);
		if (servedHere === null || servedHere < midnight || !anywhere) continue;
		const last = lastEnd(anywhere, at) ?? servedHere;
		if (servedHere > at) agents.busy++;
		else if (last > at) continue;
		else if (last >= at - WINDOW_MS) agents.free++;
		else agents.away++;
	}
	return agents;
}

const ascending = (list: (number | undefined)[]) =>
	list.filter((at) => at !== undefined).sort((a, b) => a - b);

/** When a call was offered and when its wait ended; null when it never was offered. */
export function offerOf(call: Call): { at: number; ended: number; waited: number } | null {
	if (call.queued)
		return {
			at: call.queued.from,
			ended: call.queued.to,
			waited: call.queued.to - call.queued.from
		};
	return call.served ? { at: call.served.from, ended: call.served.from, waited: 0 } : null;
}

function indexOf(calls: Call[]): QueueIndex {
	const offers = calls.map((call) => ({ call, offer: offerOf(call) }));
	const waits = calls.flatMap(({ queued }) => queued ?? []).sort((a, b) => a.from - b.from);
	const answered = offers.filter(({ call }) => call.outcome === 'AGENT');
	const inTime = answered.filter(({ offer }) => offer && offer.waited <= ANSWER_WITHIN_S * 1000);
	return {
		waits,
		waitFrom: waits.map(({ from }) => from),
		waitTo: ascending(waits.map(({ to }) => to)),
		offered: ascending(offers.map(({ offer }) => offer?.at)),
		// two calls of the day were answered without a time of service: they ended where their wait did
		handled: ascending(answered.map(({ call, offer }) => call.served?.to ?? offer?.ended)),
		abandoned: ascending(
			offers.map(({ call, offer }) => (call.outcome === 'HANG' ? offer?.ended : undefined))
		),
		ended: ascending(offers.map(({ offer }) => offer?.ended)),
		inTime: ascending(inTime.map(({ offer }) => offer?.ended)),
		agents: byServer(calls)
	};
}

function byServer(calls: Call[]): Map<string, Presence> {
	const served = calls.filter(({ server, served }) => server !== null && served !== null);
	const groups = Map.groupBy(served, ({ server }) => server ?? '');
	return new Map(
		[...groups].map(([server, of]) => [
			server,
			presenceOf(of.flatMap(({ served }) => served ?? []))
		])
	);
}
