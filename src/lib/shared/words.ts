/**
 * The words of the trade, used alike in code, on the wire, in pages and in the documents.
 * Ids in brackets are the rows of the trade's own catalogue: K = by subject, T = by trigger, F3 = tiers.
 */

/** What an escalation is about (K1–K6). */
export const SUBJECTS = [
	'technical',
	'operational',
	'complaint',
	'billing',
	'management',
	'sla-breach'
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What set an escalation off (T1–T6). */
export const TRIGGERS = [
	'functional',
	'hierarchical',
	'time',
	'priority',
	'automatic',
	'customer'
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** 1 lead, 2 specialist, 3 expert, 4 management (F3). A case of tier 0 is no escalation. */
export const ESCALATED_TIERS = [1, 2, 3, 4] as const;
export type EscalatedTier = (typeof ESCALATED_TIERS)[number];
export type Tier = 0 | EscalatedTier;

/** 1 is the most urgent. */
export const PRIORITIES = [1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Where a case stands. Resolved is not closed: the customer has still to be followed up. */
export const STATUSES = ['new', 'active', 'waiting', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** Whom a waiting case waits for. */
export const WAITING_FOR = ['customer', 'vendor', 'problem', 'evidence', 'other'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** The clocks of an escalation (F2): until it is claimed, until the customer is told next (a promise), until it is resolved. */
export const CLOCKS = ['claim', 'update', 'resolve'] as const;
export type ClockName = (typeof CLOCKS)[number];

/**
 * Everything of a case that runs out: its clocks; how long it may stay in a step of its path (`dwell`), how long a claim
 * holds without a step (`lease`), how old a case may grow before it is escalated (`age`), how long one that was resolved
 * waits for its follow-up (`closing`).
 */
export const TIMERS = [...CLOCKS, 'dwell', 'lease', 'age', 'closing'] as const;
export type TimerName = (typeof TIMERS)[number];

/** How a customer was reached. */
export const CHANNELS = ['email', 'phone', 'chat', 'sms', 'portal', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * What people are; see `access/deeds.ts` for what that allows. A viewer is of one client and reads, an agent raises, a
 * supervisor acts, a manager reads and hands over and sets up shifts, an administrator looks after all of it.
 */
export const ROLES = ['viewer', 'agent', 'supervisor', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** How grave an alert is: `critical` asks for somebody now, `warning` soon, `info` before it becomes one of these. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
