/** When a wall sounds: pure. Instants are ms since 1970 on the server's clock. */
import type { Look, Tone } from './look.ts';

/** What nobody has is sounded again after so long. */
export const AGAIN_MS = 75_000;
/** What comes so soon after a tone sounds together after it: a burst is one alarm, not all that a wall has. */
export const APART_MS = 3000;
/** More tones than these in this time are a flood that nobody listens to (ISA-18.2). */
export const MOST = 10;
export const MOST_IN_MS = 600_000;

/** What a wall remembers from one look to the next. */
export interface Heard {
	last: Look;
	/** When it sounded within `MOST_IN_MS`, oldest first. */
	sounded: readonly number[];
	/** When it sounded last, or began to look. */
	lastTone: number;
	/** When something last fell due or went past SLA, or it began to look. */
	lastNews: number;
}

export interface Decided {
	heard: Heard;
	/** What sounds now; null when nothing does. */
	tone: Tone | null;
	/** Until when it keeps silent, since there were too many; null when it need not. */
	fullUntil: number | null;
}

/** What is there when a wall starts is old: nothing sounds at the first look. */
export const firstLook = (look: Look): Heard => ({
	last: look,
	sounded: [],
	lastTone: look.at,
	lastNews: look.at
});

/**
 * One tone for what is new since the last look, past SLA before due soon; what came in the same moment sounds once. In the
 * seconds after a tone nothing sounds: what is new is what is there after them and was not there at the tone. Without
 * news, what nobody has sounds again about once a minute.
 */
export function decide(before: Heard, look: Look): Decided {
	// a server's clock may be set back: what sounded later than now did not
	const sounded = before.sounded.filter((at) => at <= look.at && look.at - at < MOST_IN_MS);
	const fresh = news(before.last, look);
	const full = sounded.length >= MOST;
	const hushed = !full && look.at - (sounded.at(-1) ?? -Infinity) < APART_MS;
	const tone = full || hushed ? null : (fresh ?? again(before, look));
	const kept = tone ? [...sounded, look.at] : sounded;
	const [oldest] = kept;
	return {
		heard: {
			last: hushed ? before.last : look,
			sounded: kept,
			lastTone: tone ? look.at : before.lastTone,
			lastNews: fresh ? look.at : before.lastNews
		},
		tone,
		fullUntil: kept.length >= MOST && oldest !== undefined ? oldest + MOST_IN_MS : null
	};
}

/** More are counted, or a row became so since: one may leave in the same moment in which another comes. */
function news(last: Look, look: Look): Tone | null {
	const isNew = (tone: Tone) => {
		if (look.many[tone] > last.many[tone]) return true;
		const begun = look.since[tone].filter((at) => at > last.at && at <= look.at).length;
		// what was counted before its row said so was told then
		const told = last.many[tone] - last.since[tone].length;
		const stillUnsent = look.many[tone] - look.since[tone].length;
		return begun > Math.max(0, told - stillUnsent);
	};
	return isNew('past') ? 'past' : isNew('due') ? 'due' : null;
}

const again = ({ lastTone }: Heard, { at, unclaimed }: Look): Tone | null =>
	at - lastTone >= AGAIN_MS ? unclaimed : null;
