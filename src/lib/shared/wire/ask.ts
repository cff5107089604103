/** What a customer who follows a link is shown (T6): nothing of the case but what it is called. */

/** UTF-16 units of what a customer may write. */
export const LONGEST_TEXT = 500;

interface Whose {
	/** The client's name. */
	client: string;
	/** What the case is called on both sides, such as the ticket number. */
	ref: string;
}

export interface AskForm extends Whose {
	state: 'form';
	/** One of them is given. */
	reasons: string[];
}

export interface AskedAlready extends Whose {
	state: 'asked';
	/** In the client's own words. */
	thanks: string;
	/** Whether somebody has taken it on. */
	taken: boolean;
	/** By when somebody will have, such as `14:32 on Saturday 21 November (Europe/Berlin)`; null when nobody can say. */
	by: string | null;
}

export type AskView = AskForm | AskedAlready;

/**
 * How it went: `sent`; `already` asked, so nothing changed; `gone`: the link is none that holds; `too-many` tries; `busy`:
 * not just now; `reason` or `text` is not what was expected.
 */
export type AskOutcome = 'sent' | 'already' | 'gone' | 'too-many' | 'busy' | 'reason' | 'text';
