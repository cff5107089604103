import type { Namespace, Socket } from 'socket.io';
import type { Person } from '#lib/shared/wire/session.ts';
import type { DeskToServer, DisplayToServer, ServerToScreen } from '#lib/shared/wire/events.ts';

/** A wall that its own token opened. */
export interface ShownWall {
	id: string;
	/** Id of the board that it is to show, as it is kept. */
	board: string;
	/** Of the token. */
	hash: string;
	/** When the last thing was asked of it that it was told, or that was before its time. */
	askedAt: number;
}

/** What the server keeps of a socket. */
export interface SocketData {
	/** The room that it is in. */
	board: string;
	/** Null for whoever looks at a board without being a wall. */
	wall: ShownWall | null;
	/** Who is at a desk, or looks at a wall; null for a wall itself, and on the demo floor. */
	person: Person | null;
	/** The session's token, to see whether it still holds. */
	token: string | null;
	/** Whether somebody did something at it since the session was last looked at; a wall that is shown is always in use. */
	used: boolean;
	/** The case that is open at it, as `client/case`; left out before one was. */
	looking?: string | null;
	/** Events it may still send in this second. */
	allowance: number;
}

type None = Record<string, never>;
export type DisplaySpace = Namespace<DisplayToServer, ServerToScreen, None, SocketData>;
export type DeskSpace = Namespace<DeskToServer, ServerToScreen, None, SocketData>;
export type DeskSocket = Socket<DeskToServer, ServerToScreen, None, SocketData>;
export type DisplaySocket = Socket<DisplayToServer, ServerToScreen, None, SocketData>;
export type ScreenSocket = Socket<DisplayToServer, ServerToScreen, None, SocketData>;
