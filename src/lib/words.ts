/** The words of the trade as a person reads them. */
import type {
	ClockName,
	EscalatedTier,
	Status,
	Subject,
	Trigger,
	WaitingFor
} from '#lib/shared/words.ts';

export const SUBJECT_WORDS: Record<Subject, string> = {
	technical: 'Technical',
	operational: 'Operations',
	complaint: 'Complaint',
	billing: 'Billing',
	management: 'Management',
	'sla-breach': 'SLA breach'
};

/** Why it was escalated, after "escalated". */
export const TRIGGER_WORDS: Record<Trigger, string> = {
	functional: 'needs another team',
	hierarchical: 'asked for someone in charge',
	time: 'took too long',
	priority: 'priority',
	automatic: 'by a rule',
	customer: 'customer asked for it'
};

export const TIER_WORDS: Record<EscalatedTier, string> = {
	1: 'lead',
	2: 'specialist',
	3: 'expert',
	4: 'management'
};

export const CLOCK_WORDS: Record<ClockName, string> = {
	claim: 'claim',
	update: 'tell customer',
	resolve: 'resolve'
};

export const STATUS_WORDS: Record<Status, string> = {
	new: 'new',
	active: 'in work',
	waiting: 'waiting',
	resolved: 'resolved',
	closed: 'closed'
};

export const WAITING_WORDS: Record<WaitingFor, string> = {
	customer: 'waiting for customer',
	vendor: 'waiting for vendor',
	problem: 'waiting for a problem to be solved',
	evidence: 'waiting for evidence',
	other: 'waiting'
};

/** "1 case", "2 cases". */
export function counted(n: number, one: string, many = `${one}s`): string {
	return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** "Priya" of "Priya Raman": what the floor calls a person. */
export function firstName(name: string): string {
	return name.trim().split(/\s+/)[0] ?? name;
}

export function namesById(
	named: readonly { id: string; name: string }[]
): ReadonlyMap<string, string> {
	return new Map(named.map(({ id, name }) => [id, name]));
}
