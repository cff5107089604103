/** A screen on a wall: what is kept of it, and which of its tokens hold. Instants are ms since 1970. */

import type { QuietHours } from '../alerts/quiet.ts';

export interface Who {
	id: string;
	name: string;
}

/**
 * Of 256 random bits each; kept as SHA-256, hex. A new one takes the place of the one before when it is first used, not
 * when it is sent: an answer that is lost on its way strands no wall.
 */
export interface WallTokens {
	/** The one in use; null before the first use. */
	held: string | null;
	/** Sent since, and none of them used yet; the newest last. */
	given: string[];
	/** From when `held` holds no more, though no other was used; null while none was sent. */
	heldUntil: number | null;
}

/** What somebody wants of a wall. */
export interface WallAsked {
	what: 'identify' | 'reload';
	by: Who;
	at: number;
}

export interface Wall {
	id: string;
	name: string;
	/** Where it hangs. */
	place: string;
	/** Id of the one board that it opens. */
	board: string;
	tokens: WallTokens;
	pairedBy: Who;
	pairedAt: number;
	/** When a token was last sent to it. */
	rotatedAt: number;
	revokedAt: number | null;
	asked: WallAsked | null;
	/** When it is switched off each day, in the zone of its floor: nobody is told then that it is dark. */
	off: QuietHours | null;
}

/** How long the token of before holds after another one was sent. */
export const FORMER_HOLDS_MS = 24 * 3_600_000;
/** Tokens sent and not used: more than a wall that asks again after a lost answer comes to. */
const MOST_GIVEN = 8;

export const noTokens: WallTokens = { held: null, given: [], heldUntil: null };

/** Whether a token opens anything; using it changes nothing here. Equal hashes tell nothing of a token. */
export const tokenHolds = ({ held, given, heldUntil }: WallTokens, hash: string, now: number) =>
	given.includes(hash) || (hash === held && (heldUntil === null || now < heldUntil));

/** A token is used: from its first use on it is the only one. @returns the same object when nothing changes */
export const tokenUsed = (tokens: WallTokens, hash: string): WallTokens =>
	tokens.given.includes(hash) ? { held: hash, given: [], heldUntil: null } : tokens;

/** Another token is sent. */
export const tokenGiven = (tokens: WallTokens, hash: string, now: number): WallTokens => ({
	held: tokens.held,
	given: [...tokens.given, hash].slice(-MOST_GIVEN),
	heldUntil: tokens.held === null ? null : (tokens.heldUntil ?? now + FORMER_HOLDS_MS)
});
