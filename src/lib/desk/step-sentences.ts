/** What a type of step is in one sentence, and which of its fields that has said already. */
import type { Step } from '#lib/shared/wire/history.ts';
import { isNothing, value } from './field-words.ts';
import { HAND_SENTENCES, noteFor } from './hand-sentences.ts';
import type { DeskSay } from './say.ts';
import type { Says, Sentence } from './sentence.ts';

type Plain =
	| 'opened'
	| 'claimed'
	| 'released'
	| 'notified'
	| 'reopened'
	| 'closed'
	| 'pause-ended'
	| 'claim-undone';

function text({ after }: Step, field: string): string | null {
	const raw = after[field];
	return typeof raw === 'string' && raw ? raw : null;
}
const name = ({ before, after }: Step, field: string, say: DeskSay): string =>
	value(field, after[field] ?? before[field], say);
const tierOf = ({ after }: Step, say: DeskSay): string => value('tier', after['tier'] ?? 0, say);
const tierBefore = ({ before }: Step, say: DeskSay): string => value('tier', before['tier'], say);
const moved = ({ before, after }: Step): boolean => before['tier'] !== after['tier'];
const fixed =
	(what: Plain, ...said: string[]): Says =>
	(_, say) => ({ what: say(`step-${what}`), said });

const SENTENCES: Readonly<Record<string, Says>> = {
	opened: (step, say) => ({ what: say('step-opened'), said: Object.keys(step.after) }),
	updated: sayUpdated,
	escalated: (step, say) => {
		const tier = tierOf(step, say);
		const { trigger } = step.after;
		return {
			what: trigger
				? say('step-escalated-because', { tier, trigger: value('trigger', trigger, say) })
				: say('step-escalated', { tier }),
			said: ['tier', 'trigger']
		};
	},
	triggered: sayTriggered,
	claimed: fixed('claimed', 'owner'),
	released: fixed('released', 'owner'),
	retiered: (step, say) => ({
		what: moved(step)
			? say('step-moved', { before: tierBefore(step, say), after: tierOf(step, say) })
			: say('step-moved-to', { team: name(step, 'team', say) }),
		said: moved(step) ? ['tier'] : ['tier', 'team']
	}),
	stepped: (step, say) => ({
		what: moved(step)
			? say('step-path-on', { before: tierBefore(step, say), after: tierOf(step, say) })
			: say('step-path-next'),
		said: ['tier']
	}),
	'step-skipped': (step, say) => ({
		what: say('step-skipped', {
			step: Number(step.after['step'] ?? 0) + 1,
			place: [tierOf(step, say), text(step, 'team')].filter(Boolean).join(', ')
		}),
		said: ['step', 'tier', 'team']
	}),
	'path-notified': fixed('notified', 'path', 'step', 'paged'),
	'management-paged': ({ after }, say) => ({
		what: say(Number(after['paged']) > 1 ? 'step-management-again' : 'step-management'),
		said: ['path', 'step', 'paged']
	}),
	'lease-warned': (step, say) => ({
		what: say('step-lease-warned', { name: name(step, 'owner', say) }),
		said: ['owner', 'until']
	}),
	'lease-lapsed': (step, say) => ({
		what: say('step-lease-lapsed', { name: value('owner', step.before['owner'], say) }),
		said: ['owner']
	}),
	...HAND_SENTENCES,
	noted: (step, say) => ({
		what: noteFor(step, say),
		said: ['text', 'note', 'mentions'],
		why: text(step, 'text') ?? text(step, 'note')
	}),
	'customer-updated': (step, say) => ({
		what: step.after['channel']
			? say('step-told-by', { channel: channelOf(step, say) })
			: say('step-told'),
		said: ['channel', 'text'],
		why: text(step, 'text')
	}),
	ticked: (step, say) => ({
		what: say(step.after['done'] === false ? 'step-undone' : 'step-done', {
			text: text(step, 'text') ?? say('a-step')
		}),
		said: ['sop', 'step', 'text', 'done']
	}),
	resolved: (step, say) => {
		const cause = text(step, 'cause');
		return {
			what: cause ? say('step-resolved-cause', { cause }) : say('step-resolved'),
			said: ['status', 'cause', 'done', 'owner', 'waitingFor'],
			why: text(step, 'done')
		};
	},
	'followed-up': (step, say) => {
		const key = step.after['satisfied'] === true ? 'step-asked-satisfied' : 'step-asked-not';
		return {
			what: step.after['channel'] ? say(`${key}-by`, { channel: channelOf(step, say) }) : say(key),
			said: ['channel', 'satisfied', 'text'],
			why: text(step, 'text')
		};
	},
	reopened: fixed('reopened', 'status', 'owner'),
	closed: fixed('closed', 'status'),
	'clock-warned': (step, say) => {
		const clock = name(step, 'clock', say);
		const { share } = step.after;
		return {
			what: share
				? say('step-clock-share', { share: Number(share), clock })
				: say('step-clock-soon', { clock }),
			said: ['clock', 'due', 'share']
		};
	},
	'clock-past': (step, say) => ({
		what: say('step-clock-past', { clock: name(step, 'clock', say) }),
		said: ['clock', 'due']
	}),
	'pause-ended': fixed('pause-ended', 'timers'),
	replanned: ({ after }, say) => ({
		what: say('step-replanned', { n: Number(after['plan']) }),
		said: ['plan']
	}),
	'claim-undone': fixed('claim-undone', 'owner'),
	'retier-undone': (step, say) => ({
		what: say('step-moved-back', { tier: tierOf(step, say) }),
		said: ['tier']
	})
};

const channelOf = ({ after }: Step, say: DeskSay): string =>
	value('channel', after['channel'], say);

/** One that only waits, or waits no more, is said as that. */
function sayUpdated({ before, after }: Step, say: DeskSay): Sentence {
	const WAIT = ['status', 'waitingFor'];
	const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
	if (!fields.has('waitingFor') || [...fields].some((field) => !WAIT.includes(field)))
		return { what: say('step-updated'), said: [] };
	const now = after['waitingFor'];
	return {
		what: isNothing(now) ? say('step-goes-on') : capital(value('waitingFor', now, say)),
		said: WAIT
	};
}

/** A second trigger of an escalation that runs already. */
function sayTriggered(step: Step, say: DeskSay): Sentence {
	const { before, after } = step;
	const breach = after['subject'] === 'sla-breach' && before['subject'] !== 'sla-breach';
	const trigger = after['trigger'] ? value('trigger', after['trigger'], say) : '';
	const key = breach ? 'step-breach' : 'step-again';
	// it keeps its subject, and is told what the second was about only where that is another one
	const same = after['asked'] === (after['subject'] ?? before['subject']);
	return {
		what: say(moved(step) ? key : `${key}-stays`, { trigger, tier: tierOf(step, say) }),
		said: ['tier', 'trigger', ...(breach ? ['subject'] : []), ...(breach || same ? ['asked'] : [])]
	};
}

/** @returns what a step says; an unknown type by its own name */
export function sentence(step: Step, say: DeskSay): Sentence {
	const says = Object.hasOwn(SENTENCES, step.type) ? SENTENCES[step.type] : undefined;
	return says ? says(step, say) : { what: capital(step.type.replaceAll('-', ' ')), said: [] };
}

const capital = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());
