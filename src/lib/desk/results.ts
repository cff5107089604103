/** What came of a tap, in one sentence (rules DESK-9, DESK-40 to DESK-42). */
import { FAILURES, type Failure } from '#lib/shared/wire/errors.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Outcome } from './send.ts';
import { firstName } from '#lib/words.ts';
import { decimal } from '#lib/shared/numbers.ts';
import type { DeskSay } from './say.ts';

const EARLIER_MS = 60_000;

/** "0.4 s", never "0.0 s": who was earlier was earlier by something. */
function seconds(ms: number, say: DeskSay): string {
	const s = ms < 10_000 ? Math.max(0.1, ms / 1000) : Math.round(ms / 1000);
	return say('seconds', { s: decimal(s, 1, say.locale) });
}

/** Why the server refused, such as "Mateo was 0.4 s earlier". */
export function refusal(failure: Failure, say: DeskSay): string {
	const { code, owner, at } = failure;
	if (owner && (code === 'claimed' || code === 'not-owner')) {
		const who = firstName(owner.name);
		const before = at === undefined ? -1 : at - owner.at;
		if (code === 'claimed' && before >= 0 && before < EARLIER_MS)
			return say('earlier', { who, time: seconds(before, say) });
		return say('has-it', { who });
	}
	if (code === 'not-offered') return say('offer-over');
	if (code === 'follow-up-needed') return say('ask-first');
	return failure.detail || FAILURES[code].title;
}

interface Circumstances {
	/** It was an escalation before. */
	ran?: boolean;
	/** False when there was nothing to change. */
	changed?: boolean;
}

/** What was done, as a toast says it: "Kestrel 1207 is yours". */
export function doneWords(
	command: DeskCommand,
	name: string,
	say: DeskSay,
	{ ran = false, changed = true }: Circumstances = {}
): string {
	switch (command.type) {
		case 'claim':
		case 'undo-claim':
		case 'undo-retier':
		case 'release':
		case 'update-customer':
		case 'close':
		case 'resolve':
		case 'reopen':
		case 'hand':
		case 'take-back':
		case 'accept':
		case 'decline':
		case 'take-over':
		case 'undo-take-over':
		case 'undo-accept':
		case 'link':
		case 'unlink':
			return say(`did-${command.type}`, { name });
		case 'retier':
			return say('did-retier', { name, tier: command.tier });
		case 'note':
			return say(command.text === say('note-still-on-it') ? 'did-hold-on' : 'did-note', { name });
		case 'wait':
			if (command.for === null) return say('did-go-on', { name });
			return say('did-wait', { name, waiting: say(`waiting-${command.for}`) });
		case 'tick':
			return say(command.done ? 'did-tick' : 'did-untick', { name });
		case 'follow-up':
			return say(command.satisfied ? 'did-close' : 'did-reopen', { name });
		case 'escalate':
			if (!changed) return say('did-nothing', { name });
			if (ran) return say('did-join', { name });
			if (command.tier === undefined) return say('did-escalate', { name });
			return say('did-escalate-to', { name, tier: command.tier });
	}
}

/** What to say when it was not done; null when it was. */
export function failedWords(outcome: Outcome, name: string, say: DeskSay): string | null {
	switch (outcome.is) {
		case 'done':
			return null;
		case 'refused':
			return say('failed', { name, why: refusal(outcome.failure, say) });
		case 'unsent':
		case 'unanswered':
			return say(outcome.is, { name });
	}
}

/** Whole seconds that an undo is still open, for its button; 0 when it is over. */
export function secondsLeft(until: number, now: number): number {
	return Math.max(0, Math.ceil((until - now) / 1000));
}
