/** What a wall and a desk have in common: a board, a position, the server's time. */
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { Hello } from '#lib/shared/wire/events.ts';
import type { Boards } from '../boards/boards.ts';
import type { ScreenSocket } from './types.ts';

/** Events a socket may send in a second; more are dropped. */
export const EVENTS_A_SECOND = 40;

/** What a handshake says, as far as it can be believed. */
export function readHello(auth: unknown): Hello | null {
	const said = (auth ?? {}) as Partial<Record<keyof Hello, unknown>>;
	if (said.protocol !== PROTOCOL) return null;
	const last = said.last as { epoch?: unknown; seq?: unknown } | undefined;
	return {
		protocol: PROTOCOL,
		...(typeof said.board === 'string' && { board: said.board.slice(0, 80) }),
		...(typeof last?.epoch === 'string' &&
			typeof last.seq === 'number' && { last: { epoch: last.epoch, seq: last.seq } })
	};
}

/** Joins the board's room and sends what is missing: the frames since, or a snapshot. */
export function showBoard(socket: ScreenSocket, boards: Boards, now: () => number): void {
	const { board } = socket.data;
	const feed = boards.join(board);
	if (!feed) return void socket.disconnect(true);
	const frames = feed.since(readHello(socket.handshake.auth)?.last);
	if (frames) for (const frame of frames) socket.emit('frame', frame);
	else socket.emit('snapshot', feed.snapshot());
	socket.emit('beat', feed.beat());
	void socket.join(board);
	socket.on('time', (ack) => {
		if (typeof ack === 'function') ack(now());
	});
	socket.on('resync', () => socket.emit('snapshot', feed.snapshot()));
	socket.on('disconnect', () => boards.leave(board));
	socket.use((_event, next) => {
		socket.data.allowance -= 1;
		if (socket.data.allowance >= 0) next();
	});
}
