/** Why a clock is where it is: one sentence, and the parts that it is made of. */
import type { TimerName, WaitingFor } from '../words.ts';

export interface Explanation {
	clock: TimerName;
	/** In the floor's words, with local times of `zone`. */
	sentence: string;
	/** By what it is reckoned: the version of the client's configuration, the policy and the calendar there. */
	version: number;
	policy: string;
	calendar: string;
	/** IANA name: the client's. */
	zone: string;
	/** Working time that it was given, ms. */
	allowance: number;
	startedAt: number;
	/** As it stands now; while it stands still, as if it went on at once. */
	dueAt: number;
	stoppedAt: number | null;
	pausedAt: number | null;
	/** Working time that has run, and what is left of it, ms; negative when it has run out. */
	worked: number;
	left: number;
	/** The spans in which it ran, oldest first; only the newest when there are very many, and then `more` is true. */
	ran: { from: number; to: number }[];
	more: boolean;
	/** The spans in which it stood still; `to` is null while it does. */
	pauses: { from: number; to: number | null; for: WaitingFor | 'resolved' }[];
}
