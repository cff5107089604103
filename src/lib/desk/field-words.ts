/** Fields of a case and their values, as a person reads them. */
import {
	CHANNELS,
	STATUSES,
	SUBJECTS,
	TIMERS,
	TRIGGERS,
	WAITING_FOR,
	type Channel,
	type Status,
	type Subject,
	type TimerName,
	type Trigger,
	type WaitingFor
} from '#lib/shared/words.ts';
import { STATUS_WORDS, SUBJECT_WORDS, TRIGGER_WORDS, WAITING_WORDS } from '#lib/words.ts';
import { CHANNEL_WORDS, TIMER_WORDS } from './words.ts';

export const FIELD_WORDS: Record<string, string> = {
	ref: 'number',
	title: 'title',
	priority: 'priority',
	status: 'status',
	queue: 'queue',
	team: 'team',
	agent: 'agent',
	customer: 'customer',
	vip: 'VIP',
	subject: 'subject',
	trigger: 'trigger',
	tier: 'tier',
	owner: 'owner',
	skill: 'skill needed:',
	rule: 'rule',
	path: 'path',
	template: 'from the template'
};

/** A field's value as a person reads it; "nothing" for what is empty. */
export function value(field: string, raw: unknown): string {
	if (raw === null || raw === undefined || raw === '') return 'nothing';
	if (field === 'status' && STATUSES.includes(raw as Status)) return STATUS_WORDS[raw as Status];
	if ((field === 'subject' || field === 'asked') && SUBJECTS.includes(raw as Subject))
		return SUBJECT_WORDS[raw as Subject];
	if (field === 'trigger' && TRIGGERS.includes(raw as Trigger))
		return TRIGGER_WORDS[raw as Trigger];
	if (field === 'waitingFor' && WAITING_FOR.includes(raw as WaitingFor))
		return WAITING_WORDS[raw as WaitingFor];
	if (field === 'clock' && TIMERS.includes(raw as TimerName)) return TIMER_WORDS[raw as TimerName];
	if (field === 'channel' && CHANNELS.includes(raw as Channel))
		return CHANNEL_WORDS[raw as Channel];
	if (field === 'tier') return raw === 0 ? 'no tier' : `Tier ${String(raw)}`;
	if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
	if (typeof raw === 'object')
		return 'name' in raw && typeof raw.name === 'string' ? raw.name : JSON.stringify(raw);
	return String(raw);
}
