/** What a type of step is in one sentence, and which of its fields that has said already. */
import type { Step } from '#lib/shared/wire/history.ts';
import { value } from './field-words.ts';

export interface Sentence {
	/** "Moved from Tier 2 to Tier 3". */
	what: string;
	said: readonly string[];
	/** In somebody's own words. */
	why?: string | null;
}

type Say = (step: Step) => Sentence;

function text({ after }: Step, field: string): string | null {
	const raw = after[field];
	return typeof raw === 'string' && raw ? raw : null;
}
const name = ({ before, after }: Step, field: string): string =>
	value(field, after[field] ?? before[field]);
const tierOf = ({ after }: Step): string => value('tier', after['tier'] ?? 0);
const moved = ({ before, after }: Step): boolean => before['tier'] !== after['tier'];
const fixed =
	(what: string, ...said: string[]): Say =>
	() => ({ what, said });

const SENTENCES: Readonly<Record<string, Say>> = {
	opened: (step) => ({ what: 'Opened', said: Object.keys(step.after) }),
	updated: sayUpdated,
	escalated: (step) => ({
		what: [
			`Escalated to ${tierOf(step)}`,
			step.after['trigger'] && value('trigger', step.after['trigger'])
		]
			.filter(Boolean)
			.join(', '),
		said: ['tier', 'trigger']
	}),
	triggered: sayTriggered,
	claimed: fixed('Claimed', 'owner'),
	released: fixed('Released', 'owner'),
	retiered: (step) => ({
		what: moved(step)
			? `Moved from ${value('tier', step.before['tier'])} to ${tierOf(step)}`
			: `Moved to ${name(step, 'team')}`,
		said: moved(step) ? ['tier'] : ['tier', 'team']
	}),
	stepped: (step) => ({
		what: moved(step)
			? `The path went on from ${value('tier', step.before['tier'])} to ${tierOf(step)}`
			: 'The path went on to its next step',
		said: ['tier']
	}),
	'step-skipped': (step) => ({
		what: `Step ${Number(step.after['step'] ?? 0) + 1} of the path was passed over: ${[tierOf(step), text(step, 'team')].filter(Boolean).join(', ')}`,
		said: ['step', 'tier', 'team']
	}),
	'path-notified': fixed('Its team was told once more', 'path', 'step', 'paged'),
	'management-paged': ({ after }) => ({
		what: Number(after['paged']) > 1 ? 'Management was asked again' : 'Management was asked',
		said: ['path', 'step', 'paged']
	}),
	'lease-warned': (step) => ({
		what: `${name(step, 'owner')} was told that the claim is about to lapse`,
		said: ['owner', 'until']
	}),
	'lease-lapsed': (step) => ({
		what: `The claim of ${value('owner', step.before['owner'])} lapsed`,
		said: ['owner']
	}),
	noted: (step) => ({
		what: 'Note',
		said: ['text', 'note'],
		why: text(step, 'text') ?? text(step, 'note')
	}),
	'customer-updated': (step) => ({
		what: `Customer told${by(step)}`,
		said: ['channel', 'text'],
		why: text(step, 'text')
	}),
	ticked: (step) => ({
		what: `${step.after['done'] === false ? 'Not done after all' : 'Done'}: ${text(step, 'text') ?? 'a step'}`,
		said: ['sop', 'step', 'text', 'done']
	}),
	resolved: (step) => ({
		what: text(step, 'cause') ? `Resolved: ${text(step, 'cause')}` : 'Resolved',
		said: ['status', 'cause', 'done', 'owner', 'waitingFor'],
		why: text(step, 'done')
	}),
	'followed-up': (step) => ({
		what: `Customer asked${by(step)}: ${step.after['satisfied'] === true ? 'satisfied' : 'not satisfied'}`,
		said: ['channel', 'satisfied', 'text'],
		why: text(step, 'text')
	}),
	reopened: fixed('Reopened', 'status', 'owner'),
	closed: fixed('Closed', 'status'),
	'clock-warned': (step) => ({
		what: step.after['share']
			? `${Number(step.after['share'])} % of the clock “${name(step, 'clock')}” has run`
			: `Due soon: ${name(step, 'clock')}`,
		said: ['clock', 'due', 'share']
	}),
	'clock-past': (step) => ({ what: `Past SLA: ${name(step, 'clock')}`, said: ['clock', 'due'] }),
	'pause-ended': fixed('It waits for longer than clocks stand still: they go on', 'timers'),
	replanned: ({ after }) => ({
		what: `Version ${Number(after['plan'])} of the configuration holds from here on`,
		said: ['plan']
	}),
	'claim-undone': fixed('Claim undone', 'owner'),
	'retier-undone': (step) => ({ what: `Moved back to ${tierOf(step)}`, said: ['tier'] })
};

const by = ({ after }: Step): string =>
	after['channel'] ? ` by ${value('channel', after['channel'])}` : '';

/** One that only waits, or waits no more, is said as that. */
function sayUpdated({ before, after }: Step): Sentence {
	const WAIT = ['status', 'waitingFor'];
	const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
	if (!fields.has('waitingFor') || [...fields].some((field) => !WAIT.includes(field)))
		return { what: 'Updated', said: [] };
	const now = value('waitingFor', after['waitingFor']);
	return {
		what: now === 'nothing' ? 'It goes on' : now.replace(/^./, (first) => first.toUpperCase()),
		said: WAIT
	};
}

/** A second trigger of an escalation that runs already. */
function sayTriggered(step: Step): Sentence {
	const { before, after } = step;
	const breach = after['subject'] === 'sla-breach' && before['subject'] !== 'sla-breach';
	const because = after['trigger'] ? value('trigger', after['trigger']) : '';
	const what = breach ? 'Became an SLA breach' : `Set off again: ${because}`;
	// it keeps its subject, and is told what the second was about only where that is another one
	const same = after['asked'] === (after['subject'] ?? before['subject']);
	return {
		what: moved(step) ? `${what}, up to ${tierOf(step)}` : `${what}, it stays where it is`,
		said: ['tier', 'trigger', ...(breach ? ['subject'] : []), ...(breach || same ? ['asked'] : [])]
	};
}

/** @returns what a step says; an unknown type by its own name */
export function sentence(step: Step): Sentence {
	const say = Object.hasOwn(SENTENCES, step.type) ? SENTENCES[step.type] : undefined;
	if (say) return say(step);
	return {
		what: step.type.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
		said: []
	};
}
