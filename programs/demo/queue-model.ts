/**
 * One simulated queue: customers come, wait, give up or are served by a number of agents. Times of service are measured
 * ones of a real call centre (log-normal) for the telephone, longer ones for chat and mail.
 */
import type { QueueObservationInput } from '#lib/shared/wire/queues.ts';
import { ZONE_AHEAD_MS, type QueueName } from './cast.ts';
import type { Chance } from './random.ts';
import { busyness, MINUTE, SECOND } from './rates.ts';

interface Kind {
	name: string;
	/** How long a customer should wait at most, in seconds. */
	answerWithin: number;
	agents: readonly [number, number];
	/** Log of seconds of service. */
	service: { mu: number; sd: number };
	/** Share of its agents that the queue keeps busy, on average. */
	load: number;
	/** Mean patience in seconds; null when nobody gives up. */
	patience: number | null;
	/** Who waits already when the floor opens: how many, and for how many minutes at most. */
	backlog: readonly [count: number, minutes: number];
}

export const KINDS: Record<QueueName, Kind> = {
	voice: {
		name: 'Voice',
		answerWithin: 90,
		agents: [11, 17],
		service: { mu: 4.62, sd: 1.2 },
		load: 0.93,
		patience: 260,
		backlog: [3, 1]
	},
	chat: {
		name: 'Chat',
		answerWithin: 120,
		agents: [7, 11],
		service: { mu: 5.4, sd: 0.7 },
		load: 0.93,
		patience: 420,
		backlog: [2, 1]
	},
	email: {
		name: 'Email',
		answerWithin: 4 * 3600,
		agents: [6, 9],
		service: { mu: 5.6, sd: 0.6 },
		load: 0.98,
		patience: null,
		backlog: [48, 150]
	}
};

/** A look at the queue as the API takes it. */
export type Look = QueueObservationInput & { at: string };

const WINDOW_MS = 30 * MINUTE;

/** @param begin from when it is simulated, ms since 1970 */
export function createQueueModel(chance: Chance, which: QueueName, begin: number) {
	const kind = KINDS[which];
	const [count, minutes] = kind.backlog;
	const agents = Math.round(chance.between(...kind.agents));
	const meanService = Math.exp(kind.service.mu + kind.service.sd ** 2 / 2) * SECOND;
	const waiting: { at: number; quits: number }[] = [];
	let busy: number[] = [];
	let ended: { at: number; good: boolean }[] = [];
	let [nextArrival, awayUntil, away] = [begin, begin, 1];
	let day = dayOf(begin);
	const sinceMidnight = begin + ZONE_AHEAD_MS - day * 86_400_000;
	const today = earlierToday(sinceMidnight / (meanService / (agents * kind.load)));

	for (let n = count; n > 0; n--) arrive(begin - (minutes * MINUTE * n) / count);
	for (let n = 0; n < agents - 1; n++) busy.push(begin + chance.next() * meanService);

	/** What was offered before the floor opened, as if the day had gone as days go. */
	function earlierToday(offered: number) {
		const all = Math.round(offered);
		const abandoned = kind.patience === null ? 0 : Math.round(all * 0.08);
		return { offered: all, handled: Math.max(0, all - abandoned - count - agents), abandoned };
	}

	function arrive(at: number): void {
		const patience = kind.patience === null ? Infinity : chance.exponential(kind.patience * SECOND);
		waiting.push({ at, quits: at + patience });
	}

	/** Moves on to `now`; small steps keep it true, larger ones are cheaper. */
	function step(now: number): void {
		if (dayOf(now) !== day) {
			day = dayOf(now);
			Object.assign(today, { offered: 0, handled: 0, abandoned: 0 });
		}
		for (; nextArrival <= now; nextArrival += untilNext(nextArrival)) {
			arrive(nextArrival);
			today.offered++;
		}
		const finished = busy.filter((until) => until <= now).length;
		if (finished > 0) busy = busy.filter((until) => until > now);
		today.handled += finished;
		for (let at = waiting.length - 1; at >= 0; at--) {
			if ((waiting[at]?.quits ?? Infinity) > now) continue;
			waiting.splice(at, 1);
			today.abandoned++;
			ended.push({ at: now, good: false });
		}
		if (awayUntil <= now) {
			away = Math.round(chance.between(0, Math.max(2, agents / 6)));
			awayUntil = now + chance.between(MINUTE, 4 * MINUTE);
		}
		while (waiting.length > 0 && busy.length < agents - away) serve(now);
		if ((ended[0]?.at ?? now) <= now - WINDOW_MS)
			ended = ended.filter(({ at }) => at > now - WINDOW_MS);
	}

	function serve(now: number): void {
		const first = waiting.shift();
		if (!first) return;
		const { mu, sd } = kind.service;
		busy.push(now + Math.min(chance.logNormal(mu, sd), 3600) * SECOND);
		ended.push({ at: now, good: now - first.at <= kind.answerWithin * SECOND });
	}

	/** A queue of those who never give up is steered, or it would wander off: fewer come while many wait. */
	function untilNext(at: number): number {
		const steer =
			kind.patience === null ? (2 * count) / (count + waiting.length) : busyness(at) ** 0.3;
		return Math.max(1, chance.exponential(meanService / (agents * kind.load * steer)));
	}

	function look(at: number): Look {
		const good = ended.filter((one) => one.good).length;
		const busyNow = Math.min(busy.length, agents);
		return {
			at: new Date(at).toISOString(),
			waiting: waiting.length,
			oldestWaitSeconds: waiting[0] ? Math.max(0, Math.round((at - waiting[0].at) / 1000)) : null,
			agents: {
				free: Math.max(0, agents - away - busyNow),
				busy: busyNow,
				away: Math.min(away, agents - busyNow)
			},
			serviceLevel: ended.length === 0 ? null : Math.round((good / ended.length) * 1000) / 1000,
			...today
		};
	}

	return { step, look };
}

export type QueueModel = ReturnType<typeof createQueueModel>;

const dayOf = (at: number) => Math.floor((at + ZONE_AHEAD_MS) / 86_400_000);
