/**
 * How a board reaches a screen: one snapshot, then frames.
 *
 * A position is `(epoch, seq)`. A frame is applied when its epoch is the screen's and its seq is the next one; anything
 * else is a gap, and a gap means a fresh snapshot. The epoch is new whenever a node has loaded its state anew.
 */
import type { BoardHead, Figures, Row } from './rows.ts';

export interface Position {
	epoch: string;
	seq: number;
}

export interface Snapshot extends Position {
	protocol: number;
	/** Which build of the pages the server has: a wall of another one loads itself anew when nobody minds. */
	build: string;
	/** The server's time when this was sent, ms since 1970. */
	at: number;
	/** When the server last heard from its store. Older than `STALE_AFTER_MS`: what is shown may no longer be true. */
	freshAt: number;
	head: BoardHead;
	rows: Row[];
	figures: Figures;
}

/** Rows that changed, whole; keys that left; figures that changed. */
export interface Frame extends Position {
	at: number;
	freshAt: number;
	set?: Row[];
	gone?: string[];
	figures?: Partial<Figures>;
}

/**
 * Sent to a board that had no frame for `BEAT_MS`: a screen whose position differs has missed something and asks anew.
 */
export interface Beat extends Position {
	at: number;
	freshAt: number;
}

export const BEAT_MS = 1000;
/** No sign of life for so long: the screen says so. With a beat a second, within five seconds of any silence. */
export const STALE_AFTER_MS = 4000;
/** Frames of one board are at least so far apart. */
export const FRAME_MS = 100;
