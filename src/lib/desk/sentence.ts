/** What a step of the history says in one sentence, and which of its fields that has said already. */
import type { Step } from '#lib/shared/wire/history.ts';
import type { DeskSay } from './say.ts';

export interface Sentence {
	/** "Moved from Tier 2 to Tier 3". */
	what: string;
	said: readonly string[];
	/** In somebody's own words. */
	why?: string | null;
}

export type Says = (step: Step, say: DeskSay) => Sentence;
