/** The words of the trade as a person reads them. */
import type {
	Channel,
	ClockName,
	EscalatedTier,
	Status,
	Subject,
	TimerName,
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

/** The same, to be chosen from. */
export const TRIGGER_CHOICES: Record<Trigger, string> = {
	functional: 'Lacks skill or authority',
	hierarchical: 'Asked for a manager',
	time: 'Takes too long',
	priority: 'Urgent: VIP, outage, security',
	customer: 'The customer asks for it',
	automatic: 'A rule asks for it'
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

/** Everything of a case that runs out, as a heading. */
export const TIMER_WORDS: Record<TimerName, string> = {
	...CLOCK_WORDS,
	dwell: 'this step',
	lease: 'claim holds',
	age: 'solve',
	closing: 'follow up'
};

export const CHANNEL_WORDS: Record<Channel, string> = {
	email: 'e-mail',
	phone: 'phone',
	chat: 'chat',
	sms: 'SMS',
	portal: 'portal',
	other: 'another way'
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

/** The same, to be chosen from. */
export const WAITING_CHOICES: Record<WaitingFor, string> = {
	customer: 'The customer',
	vendor: 'A vendor',
	problem: 'A problem to be solved',
	evidence: 'Evidence',
	other: 'Something else'
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
