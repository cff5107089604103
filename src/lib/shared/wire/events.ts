/** The Socket.IO events of both namespaces, as both ends import them. */
import type { AlertTold } from './alerts.ts';
import type { DeskRequest, Done } from './commands.ts';
import type { Ack } from './errors.ts';
import type { Beat, Frame, Position, Snapshot } from './feed.ts';
import type { CaseHelp, ClockExplanation } from './help.ts';
import type { History } from './history.ts';
import type { BoardSettings } from '../boards.ts';
import type { TimerName } from '../words.ts';
import type { WallReport } from './walls.ts';

/** `auth` of the handshake. `last` is the position of what the screen shows already. */
export interface Hello {
	protocol: number;
	board?: string;
	last?: Position;
	/** A board that is being edited and is not kept yet, for whoever may edit boards. */
	draft?: BoardSettings;
}

export type Bye = 'signed-out' | 'protocol' | 'reload' | 'revoked';

export interface ServerToScreen {
	snapshot: (snapshot: Snapshot) => void;
	frame: (frame: Frame) => void;
	beat: (beat: Beat) => void;
	/** Desks only: an alert that concerns who is signed in, their line of many, or the end of some. */
	alert: (told: AlertTold) => void;
	/** Walls only: show its name large for so many ms, so that somebody finds it. */
	identify: (name: string, ms: number) => void;
	/** The session ended, the version changed, somebody asked the wall to load anew, or it is a wall no more: say why, then reload. */
	bye: (why: Bye) => void;
}

export interface DisplayToServer {
	/** Answers with the server's time, ms since 1970: the screen reckons its offset from it. */
	time: (ack: (at: number) => void) => void;
	/** There is a gap: send a snapshot. */
	resync: () => void;
	/** Walls only. */
	report: (report: WallReport) => void;
}

interface OneCase {
	client: string;
	case: string;
}

export interface DeskToServer extends DisplayToServer {
	command: (request: DeskRequest, ack: (answer: Ack<Done>) => void) => void;
	history: (of: OneCase, ack: (answer: Ack<History>) => void) => void;
	/** What its client has set up for a case: causes, templates, SOPs, teams, its path. */
	help: (of: OneCase, ack: (answer: Ack<CaseHelp>) => void) => void;
	/** Why a clock is where it is. */
	explain: (
		of: OneCase & { clock: TimerName },
		ack: (answer: Ack<ClockExplanation>) => void
	) => void;
}
