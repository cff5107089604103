/** What a wall tells of itself, and how a screen becomes one. Instants are ms since 1970 on the server's clock. */

/** Whether a wall can be heard: `muted` wants to sound and the browser does not let it. */
export const SOUNDS = ['off', 'muted', 'armed'] as const;
export type Sound = (typeof SOUNDS)[number];

/** Told by a wall when it connects, when something of it changes, and every ten seconds. */
export interface WallReport {
	/** Which build of Andon the page is of. */
	build: string;
	/** In CSS px, and how many device px each of them is. */
	width: number;
	height: number;
	ratio: number;
	sound: Sound;
	/** `seq` of the last frame that it shows. */
	seq: number;
	/** Round trip of the last question for the time, in ms; null before the first. */
	latency: number | null;
}

/** How a wall is, as `/admin/walls` shows it; `off` as it is every day at this time. */
export const WALL_STATES = ['live', 'stale', 'dark', 'muted', 'off', 'revoked'] as const;
export type WallState = (typeof WALL_STATES)[number];

/** How a screen learns its code (RFC 8628, 3.2): shown as `BCDF-GHJK`. */
export interface PairingOffer {
	code: string;
	/** How long the code holds, and how long to wait between two polls; seconds. */
	expiresIn: number;
	interval: number;
}

/** What a poll is answered (RFC 8628, 3.5); with `paired` the token comes as a cookie. */
export type PairingAnswer =
	{ is: 'pending' } | { is: 'slow-down'; interval: number } | { is: 'expired' } | { is: 'paired' };

/** What a screen tells of itself when it asks for a code, so that who types it sees which one it is. */
export interface PairingScreen {
	/** In px of the screen; null when it did not say. */
	width: number | null;
	height: number | null;
	/** Such as "Chromium 140, Linux". */
	browser: string;
}

/** A wall as those who look after walls see it. */
export interface WallView {
	/** Which state of what can be changed of it this is. */
	tag: string;
	id: string;
	name: string;
	place: string;
	/** Id and name of its board; the name is null when there is no such board any more. */
	board: string;
	boardName: string | null;
	state: WallState;
	/** Since when it is connected, dark, switched off, or revoked. */
	since: number;
	/** What it told last; null before its first report. */
	report: WallReport | null;
	/** How far behind its board it is, in ms. */
	behind: number;
	/** Its pages are of another build than those of this server. */
	old: boolean;
	/** When it is switched off each day, as "HH:MM" in its floor's zone; null when it never is. */
	off: { from: string; to: string } | null;
	pairedBy: string;
	pairedAt: number;
	/** What somebody asked of it last. */
	asked: { what: 'identify' | 'reload'; by: string; at: number } | null;
}

export interface WallsPage {
	/** The server's time. */
	now: number;
	/** IANA name, for times of day. */
	zone: string;
	walls: WallView[];
	/** The boards that a wall may be given. */
	boards: { id: string; name: string }[];
}
