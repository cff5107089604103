/** How a wall is, from what its node kept of it. Instants are ms since 1970, spans in ms. */
import type { WallReport, WallState } from '#lib/shared/wire/walls.ts';
import type { ShiftNow } from '#lib/shared/wire/rows.ts';
import { nextShift, shiftAt } from '../shift/windows.ts';
import type { Wall } from './wall.ts';

/** What a node keeps of a wall that is, or was, connected to it. */
export interface WallSeen {
	/** Which socket, of which node. */
	socket: string;
	node: string;
	/** Since when it is connected, or, when `gone`, since when it is not. */
	since: number;
	gone: boolean;
	/** When this was written: a node that ended without a word writes no more. */
	at: number;
	/** What the wall told last; null before its first report. */
	report: WallReport | null;
	/** How far behind its board the last frame is that it shows. */
	behind: number;
}

/** What is written at least so often of a wall that is connected. */
export const SEEN_AGAIN_MS = 10_000;
/** Nothing written for so long: its node is gone, and the wall with it. */
const NODE_GONE_MS = 25_000;
/** A wall is dark in the list after so long, so that a short break of the line is none; and to whom it concerns after more. */
const DARK_MS = 10_000;
export const DARK_ALERT_MS = 60_000;
export const STALE_MS = 30_000;

/** Since when a wall is not connected; null when it is. One that was never seen: since it was paired. */
export function goneSince(wall: Pick<Wall, 'pairedAt'>, seen: WallSeen | null, now: number) {
	if (!seen) return wall.pairedAt;
	if (seen.gone) return seen.since;
	return now - seen.at > NODE_GONE_MS ? seen.at : null;
}

/** What is not as it should be comes before what is: dark, stale, muted, live. @param zone IANA name, of its floor */
export function wallState(
	wall: Pick<Wall, 'pairedAt' | 'revokedAt' | 'off'>,
	seen: WallSeen | null,
	now: number,
	zone: string,
	darkAfter = DARK_MS
): WallState {
	if (wall.revokedAt !== null) return 'revoked';
	const gone = goneSince(wall, seen, now);
	if (gone !== null) {
		const hours = excusing(wall.off, zone, gone);
		if (hours && hours.from <= now) return now < hours.to + DARK_ALERT_MS ? 'off' : 'dark';
		return !seen || now - gone >= darkAfter ? 'dark' : 'live';
	}
	if (seen && seen.behind > STALE_MS) return 'stale';
	return seen?.report?.sound === 'muted' ? 'muted' : 'live';
}

/**
 * The hours in which a wall is switched off every day, if it went in them, or so shortly before that it was not dark
 * yet: it is not dark in them, nor for as long after them as a screen may need to start. One that was dark before stays
 * so, whatever hours come.
 */
function excusing(
	off: Wall['off'],
	zone: string,
	gone: number
): Pick<ShiftNow, 'from' | 'to'> | null {
	if (!off) return null;
	const hours = [{ name: '', ...off }];
	const next = nextShift(hours, zone, gone);
	return shiftAt(hours, zone, gone) ?? (next && next.from <= gone + DARK_ALERT_MS ? next : null);
}

/** What somebody has to be told of a wall; null when it is well, revoked, or switched off at this time of day. */
export function wallTrouble(
	wall: Pick<Wall, 'pairedAt' | 'revokedAt' | 'off'>,
	seen: WallSeen | null,
	now: number,
	zone: string
): 'dark' | 'stale' | 'muted' | null {
	const gone = goneSince(wall, seen, now);
	if (gone !== null && now - gone < DARK_ALERT_MS) return null;
	const state = wallState(wall, seen, now, zone, DARK_ALERT_MS);
	return state === 'live' || state === 'off' || state === 'revoked' ? null : state;
}
