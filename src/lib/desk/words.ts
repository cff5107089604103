/** Words that only a desk uses; the ones of walls stand in `src/lib/words.ts`. */
import type { Channel, TimerName, Trigger, WaitingFor } from '#lib/shared/words.ts';
import { CLOCK_WORDS } from '#lib/words.ts';

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

/** Why it is escalated, to be chosen from. */
export const TRIGGER_CHOICES: Record<Trigger, string> = {
	functional: 'Lacks skill or authority',
	hierarchical: 'Asked for a manager',
	time: 'Takes too long',
	priority: 'Urgent: VIP, outage, security',
	customer: 'The customer asks for it',
	automatic: 'A rule asks for it'
};

/** For whom it waits, to be chosen from. */
export const WAITING_CHOICES: Record<WaitingFor, string> = {
	customer: 'The customer',
	vendor: 'A vendor',
	problem: 'A problem to be solved',
	evidence: 'Evidence',
	other: 'Something else'
};
