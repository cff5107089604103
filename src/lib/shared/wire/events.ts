/** The Socket.IO events of both namespaces, as both ends import them. */
import type { DeskRequest, Done } from './commands.ts';
import type { Ack } from './errors.ts';
import type { Beat, Frame, Position, Snapshot } from './feed.ts';
import type { History } from './history.ts';

/** `auth` of the handshake. `last` is the position of what the screen shows already. */
export interface Hello {
	protocol: number;
	board?: string;
	last?: Position;
}

export interface ServerToScreen {
	snapshot: (snapshot: Snapshot) => void;
	frame: (frame: Frame) => void;
	beat: (beat: Beat) => void;
	/** The session ended or the version changed: say why, then reload. */
	bye: (why: 'signed-out' | 'protocol') => void;
}

export interface DisplayToServer {
	/** Answers with the server's time, ms since 1970: the screen reckons its offset from it. */
	time: (ack: (at: number) => void) => void;
	/** There is a gap: send a snapshot. */
	resync: () => void;
}

export interface DeskToServer extends DisplayToServer {
	command: (request: DeskRequest, ack: (answer: Ack<Done>) => void) => void;
	history: (of: { client: string; case: string }, ack: (answer: Ack<History>) => void) => void;
}
