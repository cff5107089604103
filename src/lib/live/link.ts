/** The socket of a screen: how it connects, comes back, and notices that it was refused. Knows nothing of boards. */
import { io, type Socket } from 'socket.io-client';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Hello, ServerToScreen, ToServer } from '#lib/shared/wire/events.ts';

export type ScreenSocket = Socket<ServerToScreen, ToServer>;

export interface LinkOptions {
	/** Of the server; empty when it is the page's own. */
	origin: string;
	/** `/display` or `/desk`. */
	namespace: string;
	/** Asked at each attempt, so that a reconnect says what the screen shows by then. */
	hello: () => Hello;
	refused: (why: Pick<Failure, 'code' | 'detail'>) => void;
	/** 0 to 1, for the jitter. */
	random: () => number;
	/** Whether the server answers anything at all; never rejects. Asked by a plain request, if left out. */
	answers?: () => Promise<boolean>;
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

/** A server that is back is shown within two seconds, however long it was away; not all screens come at the same moment. */
const SOON_MS = 1000;
const LATER_MS = 5000;
/** Chromium holds each new WebSocket back for seconds after some twenty that failed: after these, a plain request goes first. */
export const FEW = 5;
/** Now and then without: whoever stands between may let sockets through and no such request. */
const UNASKED = 30;
const ANSWER_MS = 2500;
/** To open a socket once the server answers: it may have been held back. */
const OPEN_MS = 9000;

export function openLink({
	origin,
	namespace,
	hello,
	refused,
	random,
	answers = () => isThere(origin)
}: LinkOptions): Link {
	const socket: ScreenSocket = io(origin + namespace, {
		transports: ['websocket'],
		auth: (send) => send({ ...hello() }),
		reconnection: false,
		timeout: ANSWER_MS
	});
	const manager = socket.io;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let failed = 0;
	const after = (ms: number) => {
		clearTimeout(retry);
		retry = setTimeout(() => void dial(), ms);
	};
	const soon = () => after(Math.min(SOON_MS, 50 * 2 ** failed++) * (0.5 + random() / 2));
	// Socket.IO does not come back by itself when the server itself said no
	const later = () => after(SOON_MS + random() * (LATER_MS - SOON_MS));
	async function dial(): Promise<void> {
		const mine = retry;
		const asks = failed > FEW && failed % UNASKED > 0;
		const open = !asks || (await answers());
		if (mine !== retry) return;
		if (!open) return soon();
		manager.timeout(asks ? OPEN_MS : ANSWER_MS);
		socket.connect();
	}
	socket.on('connect', () => void (failed = 0));
	socket.on('connect_error', (error) => {
		if (socket.active) return soon();
		refused(failureOf(error));
		later();
	});
	socket.on('disconnect', (reason) => {
		if (reason === 'io server disconnect') later();
		else if (reason !== 'io client disconnect') soon();
	});
	// the device has a network again: at once, whenever the next attempt would have been
	const online = () => {
		if (socket.connected) return;
		clearTimeout(retry);
		retry = undefined;
		socket.disconnect().connect();
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
			retry = undefined;
			if (inPage) window.removeEventListener('online', online);
			socket.off();
			socket.close();
		}
	};
}

/** Whether Andon itself answers, not somebody in between. */
const isThere = (origin: string): Promise<boolean> =>
	fetch(`${origin}/healthz`, {
		method: 'HEAD',
		cache: 'no-store',
		signal: AbortSignal.timeout(ANSWER_MS)
	}).then(
		({ headers }) => headers.has('x-andon'),
		() => false
	);

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
