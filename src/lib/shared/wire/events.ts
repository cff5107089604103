/** The Socket.IO events of both namespaces, as both ends import them. */
import type { AlertTold } from './alerts.ts';
import type { DeskRequest, Done } from './commands.ts';
import type { Ack } from './errors.ts';
import type { Beat, Frame, Position, Snapshot } from './feed.ts';
import type { CaseHelp, ClockExplanation } from './help.ts';
import type { Colleague } from './hand.ts';
import type { History } from './history.ts';
import type { Raising, RaiseRequest } from './raise.ts';
import type { FindRequest, OtherCase, Related } from './related.ts';
import type { Whom } from './rows.ts';
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
	/** Desks only: who else has the case open that this desk has open; sent when that changes. */
	lookers: (told: Lookers) => void;
	/** Walls only: show its name large for so many ms, so that somebody finds it. */
	identify: (name: string, ms: number) => void;
	/** The session ended, the version changed, somebody asked the wall to load anew, or it is a wall no more: say why, then reload. */
	bye: (why: Bye) => void;
}

export interface ScreenToServer {
	/** Answers with the server's time, ms since 1970: the screen reckons its offset from it. */
	time: (ack: (at: number) => void) => void;
	/** There is a gap: send a snapshot. */
	resync: () => void;
}

export interface DisplayToServer extends ScreenToServer {
	/** Walls only. */
	report: (report: WallReport) => void;
}

/** What any screen may say; each namespace takes its own. */
export type ToServer = DeskToServer & DisplayToServer;

export interface OneCase {
	client: string;
	case: string;
}

export interface Lookers extends OneCase {
	/** By name, without who is told. */
	people: Whom[];
}

export interface DeskToServer extends ScreenToServer {
	command: (request: DeskRequest, ack: (answer: Ack<Done>) => void) => void;
	history: (of: OneCase, ack: (answer: Ack<History>) => void) => void;
	/** What its client has set up for a case: causes, templates, SOPs, teams, its path. */
	help: (of: OneCase, ack: (answer: Ack<CaseHelp>) => void) => void;
	/** Why a clock is where it is. */
	explain: (
		of: OneCase & { clock: TimerName },
		ack: (answer: Ack<ClockExplanation>) => void
	) => void;
	/** Who serves the client of a case, to mention them, or to hand it to them. */
	colleagues: (of: OneCase, ack: (answer: Ack<Colleague[]>) => void) => void;
	/** What has to do with a case. */
	related: (of: OneCase, ack: (answer: Ack<Related>) => void) => void;
	/** Open cases that are no escalation, by number or words, so that they can become one. */
	find: (of: FindRequest, ack: (answer: Ack<OtherCase[]>) => void) => void;
	/** What a client has set up for whoever raises an escalation. */
	raising: (of: { client: string }, ack: (answer: Ack<Raising>) => void) => void;
	raise: (request: RaiseRequest, ack: (answer: Ack<Done>) => void) => void;
	/** This desk has a case open, or none any more. Answered with who else has it open. */
	looking: (of: OneCase | null, ack: (answer: Ack<Whom[]>) => void) => void;
}
