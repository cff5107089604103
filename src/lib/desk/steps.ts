/** A step of the history in words (rule DESK-50): who, when, why, before and after. */
import type { Step } from '#lib/shared/wire/history.ts';
import {
	STATUSES,
	SUBJECTS,
	TRIGGERS,
	WAITING_FOR,
	type Status,
	type Subject,
	type Trigger,
	type WaitingFor
} from '#lib/shared/words.ts';
import { STATUS_WORDS, SUBJECT_WORDS, TRIGGER_WORDS, WAITING_WORDS } from '#lib/words.ts';

const FIELD_WORDS: Record<string, string> = {
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
	owner: 'owner'
};
/** Said by the step's own sentence, or no news to a person. */
const SILENT = new Set([
	'version',
	'updatedAt',
	'tierSince',
	'ownedSince',
	'resolvedAt',
	'reopened',
	'clocks',
	'revision'
]);

/** A field's value as a person reads it; "nothing" for what is empty. */
function value(field: string, raw: unknown): string {
	if (raw === null || raw === undefined || raw === '') return 'nothing';
	if (field === 'status' && STATUSES.includes(raw as Status)) return STATUS_WORDS[raw as Status];
	if (field === 'subject' && SUBJECTS.includes(raw as Subject))
		return SUBJECT_WORDS[raw as Subject];
	if (field === 'trigger' && TRIGGERS.includes(raw as Trigger))
		return TRIGGER_WORDS[raw as Trigger];
	if (field === 'waitingFor' && WAITING_FOR.includes(raw as WaitingFor))
		return WAITING_WORDS[raw as WaitingFor];
	if (field === 'tier') return raw === 0 ? 'no tier' : `Tier ${String(raw)}`;
	if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
	if (typeof raw === 'object')
		return 'name' in raw && typeof raw.name === 'string' ? raw.name : JSON.stringify(raw);
	return String(raw);
}

/** "priority from 3 to 2"; the fields in `but` are left out. */
function changes(step: Step, but: readonly string[]): string[] {
	const fields = new Set([...Object.keys(step.before), ...Object.keys(step.after)]);
	return [...fields]
		.filter((field) => !SILENT.has(field) && !but.includes(field))
		.map(
			(field) => [field, value(field, step.before[field]), value(field, step.after[field])] as const
		)
		.filter(([, before, after]) => before !== after)
		.map(([field, before, after]) => {
			if (field === 'waitingFor') return after === 'nothing' ? 'no longer waiting' : after;
			const word = FIELD_WORDS[field] ?? field;
			return before === 'nothing' ? `${word} ${after}` : `${word} from ${before} to ${after}`;
		});
}

export interface SaidStep {
	/** What happened: "Moved from Tier 2 to Tier 3". */
	what: string;
	/** Who, in the grey after it: "by Priya Raman", "by the clock". */
	by: string;
	/** Why, in their own words; null when they gave none. */
	why: string | null;
	/** What else changed with it. */
	also: string[];
}

function text(step: Step, field: string): string | null {
	const raw = step.after[field];
	return typeof raw === 'string' && raw ? raw : null;
}

/** The sentence of a type of step, and the fields that it has said already. */
function sentence(step: Step): { what: string; said: string[]; why?: string | null } {
	const tier = value('tier', step.after['tier'] ?? 0);
	switch (step.type) {
		case 'opened':
			return { what: 'Opened', said: Object.keys(step.after) };
		case 'updated':
			return { what: 'Updated', said: [] };
		case 'escalated':
			return {
				what: [
					`Escalated to ${tier}`,
					step.after['trigger'] && value('trigger', step.after['trigger'])
				]
					.filter(Boolean)
					.join(', '),
				said: ['tier', 'trigger']
			};
		case 'claimed':
			return { what: 'Claimed', said: ['owner'] };
		case 'released':
			return { what: 'Released', said: ['owner'] };
		case 'retiered':
			return {
				what: `Moved from ${value('tier', step.before['tier'])} to ${tier}`,
				said: ['tier']
			};
		case 'noted':
			return {
				what: 'Note',
				said: ['text', 'note'],
				why: text(step, 'text') ?? text(step, 'note')
			};
		case 'resolved':
			return {
				what: text(step, 'cause') ? `Resolved: ${text(step, 'cause')}` : 'Resolved',
				said: ['status', 'cause', 'done', 'owner', 'waitingFor'],
				why: text(step, 'done')
			};
		case 'reopened':
			return { what: 'Reopened', said: ['status', 'owner'] };
		case 'closed':
			return { what: 'Closed', said: ['status'] };
		case 'clock-warned':
			return { what: `Due soon: ${text(step, 'clock') ?? 'clock'}`, said: ['clock', 'due'] };
		case 'clock-past':
			return { what: `Past SLA: ${text(step, 'clock') ?? 'clock'}`, said: ['clock', 'due'] };
		case 'claim-undone':
			return { what: 'Claim undone', said: ['owner'] };
		case 'retier-undone':
			return { what: `Moved back to ${tier}`, said: ['tier'] };
		default:
			return {
				what: step.type.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
				said: []
			};
	}
}

export function sayStep(step: Step): SaidStep {
	const { what, said, why } = sentence(step);
	return {
		what,
		by: step.by.kind === 'clock' ? 'by the clock' : `by ${step.by.name}`,
		why: step.why ?? why ?? null,
		also: changes(step, said)
	};
}
