/** A step of the history in words (rule DESK-50): who, when, why, before and after. */
import { age } from '#lib/shared/time/duration.ts';
import type { Step } from '#lib/shared/wire/history.ts';
import { fieldWord, isNothing, value } from './field-words.ts';
import type { DeskSay } from './say.ts';
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
function changes(step: Step, but: readonly string[], say: DeskSay): string[] {
	const fields = new Set([...Object.keys(step.before), ...Object.keys(step.after)]);
	return [...fields]
		.filter((field) => !SILENT.has(field) && !but.includes(field))
		.map((field) => ({
			field,
			before: value(field, step.before[field], say),
			after: value(field, step.after[field], say)
		}))
		.filter(({ before, after }) => before !== after)
		.map(({ field, before, after }) => {
			if (field === 'waitingFor')
				return isNothing(step.after[field]) ? say('no-longer-waiting') : after;
			if (field === 'asked') return say('about-subject', { subject: after });
			const change = { field: fieldWord(field, say), before, after };
			return say(isNothing(step.before[field]) ? 'change-to' : 'change-from-to', change);
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

function hand({ by }: Step, say: DeskSay): string {
	switch (by.kind) {
		case 'clock':
			return say('by-clock');
		case 'rule':
			return say('by-rule', { name: by.name });
		case 'customer':
			return say('by-customer');
		default:
			return say('by-person', { name: by.name });
	}
}

/** What time did, though nobody was there to do it: "told 12 min late". */
function lateness({ after }: Step, say: DeskSay): string[] {
	const { late } = after;
	if (typeof late !== 'number' || late <= 0) return [];
	return [say('told-late', { age: age(late, say.locale) })];
}

export function sayStep(step: Step, say: DeskSay): SaidStep {
	const { what, said, why } = sentence(step, say);
	return {
		what,
		by: hand(step, say),
		why: step.why ?? why ?? null,
		also: [...changes(step, said, say), ...lateness(step, say)]
	};
}
