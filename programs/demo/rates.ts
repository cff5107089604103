/**
 * How often things happen on the demo floor and how long they take. The shapes are measured ones, of a real IT service
 * desk and two real help desks; they are compressed so that a floor of 40 escalations lives in minutes rather than weeks.
 */
import type { EscalatedTier, Priority } from '#lib/shared/words.ts';
import type { Chance } from './random.ts';
import { ZONE_AHEAD_MS } from './cast.ts';

export const SECOND = 1_000;
export const MINUTE = 60_000;

/** Incidents opened in each hour of a weekday, measured. */
const BY_HOUR = [
	3.1, 2.6, 1.9, 1.4, 1.4, 1.4, 3.7, 8.6, 36.5, 45.7, 43.1, 37.1, 20, 24.9, 34.4, 32.9, 28.6, 16.1,
	6.5, 3.3, 2.8, 5.3, 3, 1.9
] as const;
const MEAN_BY_HOUR = BY_HOUR.reduce((sum, count) => sum + count, 0) / BY_HOUR.length;

/** @returns how busy the hour is, 1 on average; flattened, because brands of many zones share the floor */
export function busyness(at: number): number {
	const hour = Math.floor((at + ZONE_AHEAD_MS) / 3_600_000) % 24;
	return 0.75 + (0.25 * (BY_HOUR[hour] ?? MEAN_BY_HOUR)) / MEAN_BY_HOUR;
}

/** Cases opened in a minute of average busyness; a little under half of them escalate. */
const CASES_A_MINUTE = 4.4;

/** Ms until the next case is opened. */
export const untilNextCase = (chance: Chance, at: number): number =>
	chance.exponential(MINUTE / (CASES_A_MINUTE * busyness(at)));

/** Measured shares of four priorities of a bank's help desk. */
const PRIORITY_WEIGHTS = [
	[1, 1.6],
	[2, 14.2],
	[3, 48],
	[4, 36.2]
] as const;
export const priorityOf = (chance: Chance): Priority => chance.weighted(PRIORITY_WEIGHTS);

/** Measured: how many ever reach a second line, by impact high, medium, low. */
const ESCALATES: Record<Priority, number> = { 1: 0.83, 2: 0.83, 3: 0.44, 4: 0.31 };
export const escalates = (chance: Chance, priority: Priority): boolean =>
	chance.happens(ESCALATES[priority]);

/** Most begin with a lead. The share of the higher tiers is larger than measured, so that a wall shows them. */
const TIER_WEIGHTS = [
	[1, 66],
	[2, 22],
	[3, 9],
	[4, 3]
] as const;
export const firstTier = (chance: Chance, priority: Priority): EscalatedTier =>
	priority === 1 ? 2 : chance.weighted(TIER_WEIGHTS);

export const VIPS = 0.04;
/** So many different ones a client: now and then one of them has several cases at once. */
export const CUSTOMERS = 500;
export const RETIER = 0.14;
export const TIER_DROPS = 0.15;
export const REOPENS = 0.04;
export const WAITS_FOR_CUSTOMER = 0.22;
export const RAISED = 0.01;

/** Measured time from open to resolved in hours: a share of quick ones, else log-normal. */
const LIFE: Record<Priority, { quick: number; mu: number; sd: number }> = {
	1: { quick: 0.03, mu: 4.18, sd: 1.96 },
	2: { quick: 0.04, mu: 3.62, sd: 2.03 },
	3: { quick: 0.27, mu: 3.78, sd: 2.18 },
	4: { quick: 0.36, mu: 4.05, sd: 2.39 }
};
const LONGEST_LIFE = 6 * 60 * MINUTE;

/** Hours become minutes by their root: an hour three minutes, a week 36, two months an hour and a half. */
const ROOT_MINUTES = { escalation: 2.8, plain: 16 } as const;

function life(chance: Chance, kind: keyof typeof ROOT_MINUTES, priority: Priority): number {
	const { quick, mu, sd } = LIFE[priority];
	const hours = chance.happens(quick) ? chance.between(0.05, 0.5) : chance.logNormal(mu, sd);
	return Math.min(ROOT_MINUTES[kind] * Math.sqrt(hours) * MINUTE, LONGEST_LIFE);
}

/** Ms from the opening of a case that never escalates to its resolution. */
export const untilEnd = (chance: Chance, priority: Priority): number =>
	life(chance, 'plain', priority);

/** Of what threatens to take too long most is brought to an end in time. */
const TOO_LATE = 0.3;

/**
 * Ms from the claim to the resolution of an escalation.
 * @param left ms that are left until its time has run out; Infinity for no such time
 */
export function untilResolved(chance: Chance, priority: Priority, left: number): number {
	const taken = MINUTE / 2 + life(chance, 'escalation', priority);
	if (taken < 0.93 * left) return taken;
	return left * (chance.happens(TOO_LATE) ? chance.between(1.02, 1.2) : chance.between(0.5, 0.93));
}

const LATE_CLAIMS = 0.05;

/** Ms until somebody claims: a minute or two, and now and then more than the `allowed` ms. */
export const untilClaim = (chance: Chance, allowed: number): number =>
	chance.happens(LATE_CLAIMS)
		? allowed * chance.between(1.05, 1.6)
		: Math.min(chance.logNormal(0.25, 0.8) * MINUTE, allowed * 0.95);

const SHORTEST_PAUSE_MS = 3 * MINUTE;
/** Longer than this nobody leaves an escalation alone who works on it. */
export const LONGEST_PAUSE_MS = 8 * MINUTE;

/** Ms until who has an escalation takes the next step. */
export const untilWork = (chance: Chance): number =>
	chance.between(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);

/** Claims that their owners let lie, so that they lapse. */
export const FORGOTTEN = 0.06;
/** How often the customer is not told when it was time. */
export const PROMISE_FORGOTTEN = 0.2;
