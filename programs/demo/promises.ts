/**
 * What the demo clients promise, compressed in time as everything here: a floor of 40 escalations lives in minutes rather
 * than weeks. The same figures make their configurations and the acts of those who keep them, mostly.
 */
import type { EscalatedTier, Priority, Subject } from '#lib/shared/words.ts';
import type { Brand } from './cast.ts';

const MINUTE = 60_000;

type ByPriority = Readonly<Record<Priority, number>>;
interface Promises {
	claim: ByPriority;
	/** How often the customer is told. */
	update: ByPriority;
	resolve: ByPriority;
}

/** Minutes, by priority. */
export const USUAL: Promises = {
	claim: { 1: 5, 2: 10, 3: 15, 4: 30 },
	update: { 1: 15, 2: 20, 3: 30, 4: 40 },
	resolve: { 1: 30, 2: 60, 3: 90, 4: 120 }
};
export const VIP: Promises = {
	claim: { 1: 5, 2: 5, 3: 10, 4: 10 },
	update: { 1: 15, 2: 15, 3: 20, 4: 20 },
	resolve: { 1: 30, 2: 60, 3: 60, 4: 60 }
};
/** In office hours: small bills of one client can wait for the morning. */
export const OFFICE = { client: 'kestrel', subject: 'billing', priority: 4 } as const;

/** Minutes that a claim holds without a step. */
export const LEASE: Readonly<Record<Brand, number>> = { northwind: 15, kestrel: 18, halden: 20 };

/** Minutes that an escalation stays in each step of its path, by tier from 1 to 4. */
export const DWELL: Readonly<Record<Subject, readonly [number, number, number, number]>> = {
	technical: [70, 60, 75, 90],
	operational: [60, 60, 60, 90],
	complaint: [75, 60, 60, 90],
	billing: [80, 70, 60, 90],
	management: [60, 60, 60, 90],
	'sla-breach': [40, 40, 40, 40]
};

/** Where a VIP's case goes at once. */
export const VIP_GOES = { subject: 'complaint', tier: 2 } as const satisfies {
	subject: Subject;
	tier: EscalatedTier;
};
/** Where a broken promise goes. */
export const BREACH_TIER: EscalatedTier = 4;

export interface Promised {
	client: Brand;
	subject: Subject;
	priority: Priority;
	vip: boolean;
}

/** Ms until a case has to be claimed, its customer told, the case resolved. */
export function promisesOf({ client, subject, priority, vip }: Promised) {
	const { claim, update, resolve } = vip ? VIP : USUAL;
	const waits =
		!vip && client === OFFICE.client && subject === OFFICE.subject && priority === OFFICE.priority;
	return {
		claim: claim[priority] * MINUTE,
		update: update[priority] * MINUTE,
		// when that is depends on the day: nobody here lets it come to that
		resolve: waits ? Infinity : resolve[priority] * MINUTE
	};
}
