/** The socket of a screen: how it connects, comes back, and notices that it was refused. Knows nothing of boards. */
import { io, type Socket } from 'socket.io-client';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { DeskToServer, Hello, ServerToScreen } from '#lib/shared/wire/events.ts';

export type ScreenSocket = Socket<ServerToScreen, DeskToServer>;

export interface LinkOptions {
	/** `/display` or `/desk`, with an origin when it is not the page's own. */
	address: string;
	/** Asked at each attempt, so that a reconnect says what the screen shows by then. */
	hello: () => Hello;
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
const LATER_MS = 5000;
const PATIENT_AFTER = 60;

export function openLink({ address, hello, refused, random }: LinkOptions): Link {
	const socket: ScreenSocket = io(address, {
		transports: ['websocket'],
		auth: (send) => send({ ...hello() }),
		reconnectionDelay: 50,
		reconnectionDelayMax: SOON_MS,
		randomizationFactor: 0.5,
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
		manager.reconnectionDelayMax(attempt > PATIENT_AFTER ? LATER_MS : SOON_MS);
	manager.on('reconnect_attempt', patience);
	socket.on('connect', () => void manager.reconnectionDelayMax(SOON_MS));
	socket.on('connect_error', (error) => {
		if (socket.active) return;
		refused(failureOf(error));
		later();
	});
	socket.on('disconnect', (reason) => {
		if (reason === 'io server disconnect') later();
	});
	return {
		socket,
		kick: () => {
			if (socket.connected) manager.engine.close();
		},
		stop: () => {
			clearTimeout(retry);
			manager.off('reconnect_attempt', patience);
			socket.off();
			socket.close();
		}
	};
}

/** A refused handshake carries a failure as the `data` of its error. */
function failureOf(error: Error & { data?: unknown }): Pick<Failure, 'code' | 'detail'> {
	const { code, detail } = (error.data ?? {}) as Partial<Failure>;
	return { code: code ?? 'internal', detail: detail ?? error.message };
}
