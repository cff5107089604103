/** What came of a tap, in one sentence (rules DESK-9, DESK-40 to DESK-42). */
import { FAILURES, type Failure } from '#lib/shared/wire/errors.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Outcome } from './send.ts';
import { firstName, WAITING_WORDS } from '#lib/words.ts';

const EARLIER_MS = 60_000;

/** "0.4 s", never "0.0 s": who was earlier was earlier by something. */
function seconds(ms: number): string {
	return ms < 10_000 ? `${Math.max(0.1, ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/** Why the server refused, such as "Mateo was 0.4 s earlier". */
export function refusal(failure: Failure): string {
	const { code, owner, at } = failure;
	if (owner && (code === 'claimed' || code === 'not-owner')) {
		const name = firstName(owner.name);
		const before = at === undefined ? -1 : at - owner.at;
		if (code === 'claimed' && before >= 0 && before < EARLIER_MS)
			return `${name} was ${seconds(before)} earlier`;
		return `${name} has it`;
	}
	if (code === 'follow-up-needed') return 'ask the customer first, that closes it';
	return failure.detail || FAILURES[code].title;
}

/** What a note says by which its author holds a claim on. */
export const STILL_ON_IT = 'Still on it.';

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
	{ ran = false, changed = true }: Circumstances = {}
): string {
	switch (command.type) {
		case 'claim':
			return `${name} is yours`;
		case 'retier':
			return `${name} is in Tier ${command.tier}`;
		case 'undo-claim':
			return `${name} is free again`;
		case 'undo-retier':
			return `${name} is back in its tier`;
		case 'release':
			return `${name} is released`;
		case 'note':
			return command.text === STILL_ON_IT ? `${name} stays yours` : `Note added to ${name}`;
		case 'wait':
			return command.for === null ? `${name} goes on` : `${name} is ${WAITING_WORDS[command.for]}`;
		case 'update-customer':
			return `The customer of ${name} was told`;
		case 'tick':
			return `${name}: a step is ${command.done ? 'done' : 'not done after all'}`;
		case 'follow-up':
			return command.satisfied ? `${name} is closed` : `${name} is open again`;
		case 'close':
			return `${name} is closed`;
		case 'resolve':
			return `${name} is resolved`;
		case 'reopen':
			return `${name} is open again`;
		case 'escalate':
			if (!changed) return `${name}: that was known already`;
			if (ran) return `${name}: joined to the escalation that runs`;
			return `${name} is escalated${command.tier ? ` to Tier ${command.tier}` : ''}`;
	}
}

/** What to say when it was not done; null when it was. */
export function failedWords(outcome: Outcome, name: string): string | null {
	switch (outcome.is) {
		case 'done':
			return null;
		case 'refused':
			return `${name}: ${refusal(outcome.failure)}`;
		case 'unsent':
			return `${name}: not sent, no connection`;
		case 'unanswered':
			return `${name}: no answer. The list will show whether it was done`;
	}
}

/** Whole seconds that an undo is still open, for its button; 0 when it is over. */
export function secondsLeft(until: number, now: number): number {
	return Math.max(0, Math.ceil((until - now) / 1000));
}
