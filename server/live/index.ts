/** The live side of a node: its state, its boards, its sockets. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { AlertTold } from '#lib/shared/wire/alerts.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { FailureCode } from '#lib/shared/wire/errors.ts';
import type { ServerToScreen, DeskToServer } from '#lib/shared/wire/events.ts';
import type { Sessions } from '#server/services/identity/sessions.ts';
import { failure } from '#server/services/cases.ts';
import { repeat } from '#server/services/repeat.ts';
import type { Boards } from './boards/boards.ts';
import { alertSender } from './sockets/alerts.ts';
import { serveDesk, type DeskServices } from './sockets/desk.ts';
import { originAllowed } from './sockets/origin.ts';
import { EVENTS_A_SECOND, readHello, showBoard } from './sockets/screen.ts';
import { cutSlowSockets } from './sockets/slow.ts';
import type { DeskSpace, DisplaySpace, SocketData } from './sockets/types.ts';

export interface LiveOptions extends DeskServices {
	boards: Boards;
	sessions: Sessions;
	/** The store's time. */
	now: () => number;
	demo: boolean;
	publicUrl: string | undefined;
	/** The session's token among the cookies of a handshake. */
	tokenOf: (cookies: string | undefined) => string | undefined;
	/** What a person was told of alerts lately. */
	toldLately: (person: Person) => Promise<AlertTold[]>;
	/** Vite's own socket shares the server in development. */
	shareUpgrades: boolean;
	onCut: () => void;
}

const LOOK_AT_SESSIONS_MS = 3000;
const SIGNED_OUT = 'signed-out';

/** @returns the stop function, and how many sockets there are */
export function startLive(http: HttpServer, options: LiveOptions) {
	const { boards } = options;
	const io = new Server<DeskToServer, ServerToScreen, Record<string, never>, SocketData>(http, {
		serveClient: false,
		transports: ['websocket'],
		perMessageDeflate: false,
		maxHttpBufferSize: 64 * 1024,
		pingInterval: 5000,
		pingTimeout: 5000,
		destroyUpgrade: !options.shareUpgrades,
		allowRequest: (request, callback) => callback(null, originAllowed(request, options.publicUrl))
	});
	const displays: DisplaySpace = io.of('/display');
	const desks: DeskSpace = io.of('/desk');
	displays.use((socket, next) => void admit(socket, 'wall', options, next));
	desks.use((socket, next) => void admit(socket, 'desk', options, next));
	displays.on('connection', (socket) => showBoard(socket, boards, options.now));
	desks.on('connection', (socket) => {
		const { person } = socket.data;
		if (!person) return void socket.disconnect(true);
		showBoard(socket, boards, options.now);
		serveDesk(socket, person, options);
		options
			.toldLately(person)
			.then((told) => told.forEach((one) => socket.emit('alert', one)), options.onUnexpected);
	});
	const spaceOf = (board: string) => (board.startsWith('wall:') ? displays : desks);
	const stopBoards = boards.start({
		frame: (board, frame) => spaceOf(board).to(board).emit('frame', frame),
		snapshot: (board, snapshot) => spaceOf(board).to(board).emit('snapshot', snapshot),
		beat: (board, beat) => spaceOf(board).to(board).emit('beat', beat)
	});
	const stopCutting = cutSlowSockets(io as unknown as Server, options.onCut);
	const refill = setInterval(() => {
		for (const space of [displays, desks])
			for (const socket of space.sockets.values()) socket.data.allowance = EVENTS_A_SECOND;
	}, 1000);
	const stopLooking = repeat(
		LOOK_AT_SESSIONS_MS,
		() => endLostSessions([displays, desks], options.sessions),
		() => undefined
	);
	return {
		sockets: () => io.engine.clientsCount,
		/** Tells the desks of this node what the feed of alerts brought. */
		alert: alertSender(desks),
		async stop(): Promise<void> {
			stopBoards();
			stopCutting();
			clearInterval(refill);
			await stopLooking();
			await io.close();
		}
	};
}

type Admitted =
	| Parameters<Parameters<DeskSpace['use']>[0]>[0]
	| Parameters<Parameters<DisplaySpace['use']>[0]>[0];

/** Who may watch, and which board. A refusal carries a failure as its `data`. */
async function admit(
	socket: Admitted,
	kind: 'wall' | 'desk',
	{ boards, sessions, demo, tokenOf, onUnexpected }: LiveOptions,
	next: (error?: Error) => void
): Promise<void> {
	try {
		const hello = readHello(socket.handshake.auth);
		if (!hello) return next(refusal('protocol', 'This page is of another version; reload it.'));
		const token = tokenOf(socket.handshake.headers.cookie);
		const person = await sessions.read(token);
		if (!person && !(kind === 'wall' && demo))
			return next(refusal('unauthenticated', 'Sign in to see this board.'));
		const board =
			kind === 'wall'
				? boards.wall(hello.board ?? 'default', person?.clients ?? '*')
				: boards.desk(person?.clients ?? []);
		if (board === null)
			return next(refusal('not-found', `There is no floor ${hello.board ?? 'yet'}.`));
		socket.data = { board, person, token: token ?? null, used: true, allowance: EVENTS_A_SECOND };
		next();
	} catch (error) {
		onUnexpected(error);
		next(refusal('unavailable', 'The store does not answer.'));
	}
}

const refusal = (code: FailureCode, detail: string): Error =>
	Object.assign(new Error(detail), { data: failure(code, detail) });

/** A session that ended anywhere ends its sockets here; so does a person who is no longer what he was. */
async function endLostSessions(
	spaces: (DisplaySpace | DeskSpace)[],
	sessions: Sessions
): Promise<void> {
	const checked = new Map<string, boolean>();
	for (const space of spaces)
		for (const socket of space.sockets.values()) {
			const { token, person } = socket.data;
			if (!token || !person) continue;
			const holds = checked.get(token) ?? (await sessions.holds(token, socket.data.used));
			checked.set(token, holds);
			socket.data.used = socket.data.board.startsWith('wall:');
			const now = holds ? sessions.person(person.id) : null;
			if (now && JSON.stringify(now) === JSON.stringify(person)) continue;
			socket.emit('bye', SIGNED_OUT);
			socket.disconnect(true);
		}
}
