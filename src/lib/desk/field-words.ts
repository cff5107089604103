/** Fields of a case and their values, as a person reads them. */
import {
	CHANNELS,
	STATUSES,
	SUBJECTS,
	TIMERS,
	TRIGGERS,
	WAITING_FOR,
	type TimerName
} from '#lib/shared/words.ts';
import type { DeskSay } from './say.ts';

const FIELDS = [
	'ref',
	'title',
	'priority',
	'status',
	'queue',
	'team',
	'agent',
	'customer',
	'vip',
	'subject',
	'trigger',
	'tier',
	'owner',
	'skill',
	'rule',
	'path',
	'template'
] as const;

/** The name of a field; its own where it has no other. */
export function fieldWord(field: string, say: DeskSay): string {
	const known = FIELDS.find((one) => one === field);
	return known ? say(`field-${known}`) : field;
}

/** The name of everything of a case that runs out, as a heading. */
export const timerWord = (timer: TimerName, say: DeskSay): string =>
	timer === 'claim' || timer === 'update' || timer === 'resolve'
		? say(`clock-${timer}`)
		: say(`timer-${timer}`);

type Reads = (raw: unknown, say: DeskSay) => string | undefined;
const among =
	<T extends string>(all: readonly T[], word: (one: T, say: DeskSay) => string): Reads =>
	(raw, say) => {
		const one = all.find((known) => known === raw);
		return one && word(one, say);
	};
const subject = among(SUBJECTS, (one, say) => say(`subject-${one}`));

const READS: Readonly<Record<string, Reads>> = {
	status: among(STATUSES, (one, say) => say(`status-${one}`)),
	subject,
	asked: subject,
	trigger: among(TRIGGERS, (one, say) => say(`trigger-${one}`)),
	waitingFor: among(WAITING_FOR, (one, say) => say(`waiting-${one}`)),
	clock: among(TIMERS, timerWord),
	channel: among(CHANNELS, (one, say) => say(`channel-${one}`)),
	tier: (raw, say) => (raw === 0 ? say('no-tier') : say('tier', { tier: String(raw) }))
};

export const isNothing = (raw: unknown): boolean => raw === null || raw === undefined || raw === '';

/** A field's value as a person reads it; "nothing" for what is empty. */
export function value(field: string, raw: unknown, say: DeskSay): string {
	if (isNothing(raw)) return say('nothing');
	const read = Object.hasOwn(READS, field) ? READS[field]?.(raw, say) : undefined;
	if (read !== undefined) return read;
	if (typeof raw === 'boolean') return say(raw ? 'yes' : 'no');
	if (typeof raw === 'object' && raw !== null)
		return 'name' in raw && typeof raw.name === 'string' ? raw.name : JSON.stringify(raw);
	return String(raw);
}
