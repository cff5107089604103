/** A step of the history in words (rule DESK-50): who, when, why, before and after. */
import { age } from '#lib/shared/time/duration.ts';
import type { Step } from '#lib/shared/wire/history.ts';
import { FIELD_WORDS, value } from './field-words.ts';
import { sentence } from './step-sentences.ts';

/** Said by the step's own sentence, or no news to a person. */
const SILENT = new Set([
	'version',
	'updatedAt',
	'tierSince',
	'ownedSince',
	'resolvedAt',
	'reopened',
	'clocks',
	'revision',
	'late'
]);

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
			if (field === 'asked') return `about ${after}`;
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

function hand({ by }: Step): string {
	switch (by.kind) {
		case 'clock':
			return 'by the clock';
		case 'rule':
			return `by the rule “${by.name}”`;
		case 'customer':
			return 'by the customer';
		default:
			return `by ${by.name}`;
	}
}

/** What time did, though nobody was there to do it: "told 12 min late". */
function lateness({ after }: Step): string[] {
	const { late } = after;
	return typeof late === 'number' && late > 0 ? [`told ${age(late)} late`] : [];
}

export function sayStep(step: Step): SaidStep {
	const { what, said, why } = sentence(step);
	return {
		what,
		by: hand(step),
		why: step.why ?? why ?? null,
		also: [...changes(step, said), ...lateness(step)]
	};
}
