import type { Namespace, Socket } from 'socket.io';
import type { Person } from '#lib/shared/wire/session.ts';
import type { DeskToServer, DisplayToServer, ServerToScreen } from '#lib/shared/wire/events.ts';

/** What the server keeps of a socket. */
export interface SocketData {
	board: string;
	/** Who is at a desk; null for a wall of the demo floor. */
	person: Person | null;
	/** The session's token, to see whether it still holds. */
	token: string | null;
	/** Whether somebody did something at it since the session was last looked at; a wall is always in use. */
	used: boolean;
	/** Events it may still send in this second. */
	allowance: number;
}

type None = Record<string, never>;
export type DisplaySpace = Namespace<DisplayToServer, ServerToScreen, None, SocketData>;
export type DeskSpace = Namespace<DeskToServer, ServerToScreen, None, SocketData>;
export type DeskSocket = Socket<DeskToServer, ServerToScreen, None, SocketData>;
export type ScreenSocket = Socket<DisplayToServer, ServerToScreen, None, SocketData>;
