/** What a wall and a desk have in common: a board, a position, the server's time. */
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Hello } from '#lib/shared/wire/events.ts';
import type { Boards } from '../boards/boards.ts';
import type { BoardFeed } from '../boards/feed.ts';
import { failure } from '#server/services/cases.ts';
import type { ScreenSocket } from './types.ts';

/** Events a socket may send in a second; more are refused for now. */
export const EVENTS_A_SECOND = 40;
/** Beyond so many refusals in a second there is no answer: whoever floods is not fed. */
const REFUSED_A_SECOND = 400;

/** What a handshake says, as far as it can be believed. A draft is checked by who admits it. */
export function readHello(auth: unknown): (Omit<Hello, 'draft'> & { draft?: unknown }) | null {
	const said = (auth ?? {}) as Partial<Record<keyof Hello, unknown>>;
	if (said.protocol !== PROTOCOL) return null;
	const last = said.last as { epoch?: unknown; seq?: unknown } | undefined;
	return {
		protocol: PROTOCOL,
		...(typeof said.board === 'string' && { board: said.board.slice(0, 80) }),
		...(said.draft !== undefined && { draft: said.draft }),
		...(typeof last?.epoch === 'string' &&
			typeof last.seq === 'number' && { last: { epoch: last.epoch, seq: last.seq } })
	};
}

/** Joins the board's room and sends what is missing: the frames since, or a snapshot. */
export function showBoard(socket: ScreenSocket, boards: Boards, now: () => number): void {
	const feed = enter(socket, boards);
	if (!feed) return;
	const frames = feed.since(readHello(socket.handshake.auth)?.last);
	if (frames) for (const frame of frames) socket.emit('frame', frame);
	else socket.emit('snapshot', feed.snapshot());
	socket.emit('beat', feed.beat());
	socket.on('time', (ack) => {
		if (typeof ack === 'function') ack(now());
	});
	socket.on('resync', () => {
		const snapshot = boards.snapshot(socket.data.board);
		if (snapshot) socket.emit('snapshot', snapshot);
	});
	socket.on('disconnect', () => boards.leave(socket.data.board));
	socket.use((event, next) => {
		socket.data.allowance -= 1;
		if (socket.data.allowance >= 0) next();
		else if (socket.data.allowance >= -REFUSED_A_SECOND) refuse(event);
	});
}

/** What waits for an answer is told to come again; a question for the time takes no other answer than the time. */
function refuse([name, ...said]: unknown[]): void {
	const ack = said.at(-1);
	if (typeof ack !== 'function' || name === 'time') return;
	const error = failure('busy', 'Too much at once from this screen; it is tried again.');
	ack({ ok: false, error } satisfies Ack<never>);
}

/** A screen goes over to another board, without being asked. */
export function moveTo(socket: ScreenSocket, boards: Boards, board: string): void {
	void socket.leave(socket.data.board);
	boards.leave(socket.data.board);
	socket.data.board = board;
	const feed = enter(socket, boards);
	if (feed) socket.emit('snapshot', feed.snapshot());
}

function enter(socket: ScreenSocket, boards: Boards): BoardFeed | null {
	const feed = boards.join(socket.data.board);
	if (feed) void socket.join(socket.data.board);
	else socket.disconnect(true);
	return feed;
}
