/** Who may watch, and which board: by a session, by a wall's own token, or, on the demo floor, anybody. */
import type { FailureCode } from '#lib/shared/wire/errors.ts';
import { failure } from '#server/services/cases.ts';
import type { Sessions } from '#server/services/identity/sessions.ts';
import type { Opened, Walls } from '#server/services/walls/walls.ts';
import type { Boards } from '../boards/boards.ts';
import { EVENTS_A_SECOND, readHello } from './screen.ts';
import type { DeskSpace, DisplaySpace, SocketData } from './types.ts';

export interface Admission {
	boards: Boards;
	sessions: Sessions;
	walls: Walls;
	demo: boolean;
	/** The tokens of a session and of a wall among the cookies of a handshake. */
	tokenOf: (cookies: string | undefined) => string | undefined;
	wallTokenOf: (cookies: string | undefined) => string | undefined;
	onUnexpected: (error: unknown) => void;
}

type Admitted =
	| Parameters<Parameters<DeskSpace['use']>[0]>[0]
	| Parameters<Parameters<DisplaySpace['use']>[0]>[0];
type Hello = NonNullable<ReturnType<typeof readHello>>;
type Seat = Pick<SocketData, 'board' | 'person' | 'token' | 'wall'>;

/** A refusal carries a failure as its `data`. */
export async function admit(
	socket: Admitted,
	kind: 'wall' | 'desk',
	admission: Admission,
	next: (error?: Error) => void
): Promise<void> {
	try {
		const hello = readHello(socket.handshake.auth);
		if (!hello) return next(refusal('protocol', 'This page is of another version; reload it.'));
		const { cookie } = socket.handshake.headers;
		const wallToken = kind === 'wall' ? admission.wallTokenOf(cookie) : undefined;
		const opened = await admission.walls.open(wallToken);
		const seat = opened
			? seatOfWall(opened, admission)
			: await seatOfPerson(hello, kind, admission.tokenOf(cookie), wallToken, admission);
		if (seat instanceof Error) return next(seat);
		socket.data = { ...seat, used: true, allowance: EVENTS_A_SECOND };
		next();
	} catch (error) {
		admission.onUnexpected(error);
		next(refusal('unavailable', 'The store does not answer.'));
	}
}

/** A wall gets the one board that it is for, whatever it asks for: it may have been given another one meanwhile. */
function seatOfWall({ wall, hash }: Opened, { boards }: Admission): Seat | Error {
	const board = boards.wall(wall.board, '*');
	if (board === null) return refusal('not-found', `There is no board ${wall.board} any more.`);
	const askedAt = wall.asked?.at ?? 0;
	const shown = { id: wall.id, board: wall.board, hash, askedAt };
	return { board, person: null, token: null, wall: shown };
}

async function seatOfPerson(
	hello: Hello,
	kind: 'wall' | 'desk',
	token: string | undefined,
	wallToken: string | undefined,
	{ boards, sessions, demo }: Admission
): Promise<Seat | Error> {
	const person = await sessions.read(token);
	if (!person && wallToken !== undefined)
		return refusal('unauthenticated', 'This screen is no wall any more; pair it anew.');
	if (!person && !(kind === 'wall' && demo))
		return refusal('unauthenticated', 'Sign in to see this board.');
	const board =
		kind === 'wall'
			? boards.wall(hello.board ?? 'default', person?.clients ?? '*')
			: boards.desk(person?.clients ?? []);
	if (board === null) return refusal('not-found', `There is no floor ${hello.board ?? 'yet'}.`);
	return { board, person, token: token ?? null, wall: null };
}

const refusal = (code: FailureCode, detail: string): Error =>
	Object.assign(new Error(detail), { data: failure(code, detail) });

/** A session that ended anywhere ends its sockets here; so does a person who is no longer what he was. */
export async function endLostSessions(
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
			socket.emit('bye', 'signed-out');
			socket.disconnect(true);
		}
}
