/** The live side of a node: its state, its boards, its sockets. */
import type { Server as HttpServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from 'socket.io';
import type { AlertTold } from '#lib/shared/wire/alerts.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { ServerToScreen, DeskToServer } from '#lib/shared/wire/events.ts';
import { may } from '#lib/shared/access/deeds.ts';
import { chance, monotonicNow } from '#server/clock.ts';
import { repeat } from '#server/services/repeat.ts';
import { admit, endChangedPeople, endLostSessions, type Admission } from './sockets/admit.ts';
import { alertSender } from './sockets/alerts.ts';
import { serveBeside, tellLookers, type BesideServices } from './sockets/beside.ts';
import { serveDesk, type DeskServices } from './sockets/desk.ts';
import { guardDesk, guardDisplay } from './sockets/guard.ts';
import { originAllowed } from '#server/services/identity/origin.ts';
import { EVENTS_A_SECOND, showBoard } from './sockets/screen.ts';
import { OneWriteAdapter } from './sockets/one-write.ts';
import { cutOff, sendAway, type Leaver } from './sockets/send-away.ts';
import { cutSlowSockets } from './sockets/slow.ts';
import type { DeskSpace, DisplaySpace, SocketData } from './sockets/types.ts';
import { serveWalls, type WallServices } from './sockets/walls.ts';

export interface LiveOptions extends DeskServices, Admission, WallServices {
	/** What stands beside a case at a desk. */
	beside: BesideServices;
	/** The store's time. */
	now: () => number;
	publicUrl: string | undefined;
	/** What a person was told of alerts lately. */
	toldLately: (person: Person) => Promise<AlertTold[]>;
	/** Vite's own socket shares the server in development. */
	shareUpgrades: boolean;
	onCut: () => void;
}

/** Sessions that ended and walls that were revoked, should their node not have been told. */
const LOOK_MS = 2000;

/** How long the other side has to close as well. */
const LAST_WORD_MS = 500;

/** @returns the stop function, and how many sockets there are */
export function startLive(http: HttpServer, options: LiveOptions) {
	const { boards } = options;
	/** Nobody is let in any more. */
	let leaving = false;
	const io = new Server<DeskToServer, ServerToScreen, Record<string, never>, SocketData>(http, {
		serveClient: false,
		adapter: OneWriteAdapter,
		transports: ['websocket'],
		perMessageDeflate: false,
		maxHttpBufferSize: 64 * 1024,
		pingInterval: 5000,
		pingTimeout: 5000,
		// one that has not said what it wants
		connectTimeout: 10_000,
		destroyUpgrade: !options.shareUpgrades,
		allowRequest: (request, callback) =>
			callback(null, !leaving && originAllowed(request, options.publicUrl))
	});
	const displays: DisplaySpace = io.of('/display');
	const desks: DeskSpace = io.of('/desk');
	displays.use((socket, next) => void admit(socket, 'wall', options, next));
	desks.use((socket, next) => void admit(socket, 'desk', options, next));
	const walls = serveWalls(displays, options);
	displays.on('connection', (socket) => {
		showBoard(socket, boards, options.now);
		guardDisplay(socket);
		walls.serve(socket);
	});
	desks.on('connection', (socket) => {
		const { person } = socket.data;
		if (!person) return void socket.disconnect(true);
		showBoard(socket, boards, options.now);
		guardDesk(socket, () => options.sessions.person(person.id));
		serveDesk(socket, person, options);
		serveBeside(socket, person, options.beside);
		if (!may(person, 'see-alerts')) return;
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
	const stopPresence = options.beside.presence.start(tellLookers(desks));
	const stopCutting = cutSlowSockets(io as unknown as Server, options.onCut);
	const refill = setInterval(() => {
		for (const space of [displays, desks])
			for (const socket of space.sockets.values()) socket.data.allowance = EVENTS_A_SECOND;
	}, 1000);
	const look = () =>
		Promise.all([endLostSessions([displays, desks], options.sessions), walls.look()]);
	const stopHearing = options.directory.onLoad(() =>
		endChangedPeople([displays, desks], options.sessions)
	);
	// an outage of the store ends no session: the next look tells
	const stopLooking = repeat(LOOK_MS, look, () => undefined);
	const connections = () =>
		Object.values((io.engine as unknown as { clients: Record<string, Leaver> }).clients);
	return {
		sockets: () => io.engine.clientsCount,
		/** Tells the desks of this node what the feed of alerts brought. */
		alert: alertSender(desks),
		/** Lets nobody in any more and sends everybody away, a few at a time: they come back to another node. */
		async drain(): Promise<void> {
			leaving = true;
			const screens = connections();
			await sendAway(screens, { random: chance, wait, monotonic: monotonicNow });
			if (screens.length > 0) await wait(LAST_WORD_MS);
			cutOff(screens);
		},
		async stop(): Promise<void> {
			stopBoards();
			stopCutting();
			clearInterval(refill);
			walls.stop();
			stopHearing();
			await stopLooking();
			await stopPresence();
			leaving = true;
			const screens = connections();
			const closed = io.close();
			// what was to be answered has been: a program that keeps asking would keep the server open
			http.closeAllConnections();
			const late = setTimeout(() => cutOff(screens), LAST_WORD_MS);
			await closed;
			clearTimeout(late);
		}
	};
}
