/** The socket of a screen: how it connects, comes back, and notices that it was refused. Knows nothing of boards. */
import { io, type Socket } from 'socket.io-client';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Hello, ServerToScreen, ToServer } from '#lib/shared/wire/events.ts';

export type ScreenSocket = Socket<ServerToScreen, ToServer>;

export interface LinkOptions {
	/** `/display` or `/desk`, with an origin when it is not the page's own. */
	address: string;
	/** Asked at each attempt, so that a reconnect says what the screen shows by then. */
	hello: () => Hello;
	/** A wall waits longer once the server was away for long; at a desk somebody stands and waits. */
	patient: boolean;
	refused: (why: Pick<Failure, 'code' | 'detail'>) => void;
	/** 0 to 1, for the jitter. */
	random: () => number;
}

/** What a question goes over. */
export interface Line {
	/** The one that is open when it is asked. @throws Error when none is */
	socket: () => ScreenSocket;
	/** Ms since any moment. */
	monotonic: () => number;
}

export interface Link {
	socket: ScreenSocket;
	/** Drops a connection that is open but silent; it is then made anew. */
	kick: () => void;
	stop: () => void;
}

/** A server that is back after seconds must be shown within two; one that is away for long must not be stormed. */
const SOON_MS = 1000;
/** More often, and Chromium holds each new WebSocket back for seconds after some thirty that failed. */
const DESK_SOON_MS = 1300;
const LATER_MS = 5000;
const PATIENT_AFTER = 60;

export function openLink({ address, hello, patient, refused, random }: LinkOptions): Link {
	const soon = patient ? SOON_MS : DESK_SOON_MS;
	const socket: ScreenSocket = io(address, {
		transports: ['websocket'],
		auth: (send) => send({ ...hello() }),
		reconnectionDelay: 50,
		reconnectionDelayMax: soon,
		randomizationFactor: patient ? 0.5 : 0.2,
		timeout: 2500
	});
	const manager = socket.io;
	let retry: ReturnType<typeof setTimeout> | undefined;
	// Socket.IO does not come back by itself when the server itself said no
	const later = () => {
		clearTimeout(retry);
		retry = setTimeout(() => socket.connect(), SOON_MS + random() * (LATER_MS - SOON_MS));
	};
	const patience = (attempt: number) =>
		manager.reconnectionDelayMax(patient && attempt > PATIENT_AFTER ? LATER_MS : soon);
	manager.on('reconnect_attempt', patience);
	socket.on('connect', () => void manager.reconnectionDelayMax(soon));
	socket.on('connect_error', (error) => {
		if (socket.active) return;
		refused(failureOf(error));
		later();
	});
	socket.on('disconnect', (reason) => {
		if (reason === 'io server disconnect') later();
	});
	// the device has a network again: at once, whenever the next attempt would have been
	const online = () => {
		if (!socket.connected) socket.disconnect().connect();
	};
	const inPage = typeof window !== 'undefined';
	if (inPage) window.addEventListener('online', online);
	return {
		socket,
		kick: () => {
			if (socket.connected) manager.engine.close();
		},
		stop: () => {
			clearTimeout(retry);
			if (inPage) window.removeEventListener('online', online);
			manager.off('reconnect_attempt', patience);
			socket.off();
			socket.close();
		}
	};
}

/** The link of a board. @throws Error before it was started */
export function started(link: Link | undefined): Link {
	if (!link) throw new Error('The board was not started');
	return link;
}

/** @returns the server's time, ms since 1970. @throws Error when there is no line, or no answer within so many ms */
export async function askTime(link: Link | undefined, within: number): Promise<number> {
	if (!link?.socket.connected) throw new Error('not connected');
	return link.socket.timeout(within).emitWithAck('time');
}

/** A refused handshake carries a failure as the `data` of its error. */
function failureOf(error: Error & { data?: unknown }): Pick<Failure, 'code' | 'detail'> {
	const { code, detail } = (error.data ?? {}) as Partial<Failure>;
	return { code: code ?? 'internal', detail: detail ?? error.message };
}
