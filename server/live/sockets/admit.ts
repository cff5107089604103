/** Who may watch, and which board: by a session, by a wall's own token, or, on the demo floor, anybody. */
import { isDeepStrictEqual } from 'node:util';
import { may } from '#lib/shared/access/deeds.ts';
import type { FailureCode } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { KeptBoards } from '#server/services/boards.ts';
import { failure } from '#server/services/cases.ts';
import type { Sessions } from '#server/services/identity/sessions.ts';
import type { Opened, Walls } from '#server/services/walls/walls.ts';
import type { Boards } from '../boards/boards.ts';
import { EVENTS_A_SECOND, readHello } from './screen.ts';
import type { DeskSocket, DeskSpace, DisplaySocket, DisplaySpace, SocketData } from './types.ts';

export interface Admission {
	boards: Boards;
	keptBoards: KeptBoards;
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
		if (kind === 'wall' && hello.draft !== undefined) {
			const seat = await seatOfDraft(hello, admission.tokenOf(cookie), admission);
			return seat instanceof Error ? next(seat) : take(socket, seat, next);
		}
		const wallToken = kind === 'wall' ? admission.wallTokenOf(cookie) : undefined;
		const opened = await admission.walls.open(wallToken);
		const seat = opened
			? await seatOfWall(opened, admission)
			: await seatOfPerson(hello, kind, admission.tokenOf(cookie), wallToken, admission);
		if (seat instanceof Error) return next(seat);
		take(socket, seat, next);
	} catch (error) {
		admission.onUnexpected(error);
		next(refusal('unavailable', 'The store does not answer.'));
	}
}

function take(socket: Admitted, seat: Seat, next: () => void): void {
	socket.data = { ...seat, used: isInUse(seat), allowance: EVENTS_A_SECOND };
	next();
}

/** Nobody touches a wall; a board that is being edited is none. */
const isInUse = ({ board }: Pick<SocketData, 'board'>): boolean =>
	board.startsWith('wall:') && !board.startsWith('wall:draft.');

/** Whoever comes for the first time; a screen that comes back does so by itself. */
const isArrival = ({ last }: Hello): boolean => last === undefined;

/** A board that is being edited, for whoever may edit it: checked as if it were saved. */
async function seatOfDraft(
	hello: Hello,
	token: string | undefined,
	{ boards, keptBoards, sessions }: Admission
): Promise<Seat | Error> {
	const person = await sessions.read(token, isArrival(hello));
	if (!person) return refusal('unauthenticated', 'Sign in to see this board.');
	if (!may(person, 'look-after-walls'))
		return refusal('forbidden', 'Boards are looked after by managers and administrators.');
	const checked = keptBoards.check(hello.draft, person.clients);
	if (!checked.ok) return refusal(checked.error.code, checked.error.detail);
	const board = boards.draft(checked.data, person.clients);
	if (board === null) return refusal('not-found', 'There is no such floor.');
	return { board, person, token: token ?? null, wall: null };
}

/** A wall gets the one board that it is for, whatever it asks for: it may have been given another one meanwhile. */
async function seatOfWall({ wall, hash }: Opened, admission: Admission): Promise<Seat | Error> {
	const board = await wallOf(wall.board, '*', admission);
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
	admission: Admission
): Promise<Seat | Error> {
	const { boards, sessions, demo } = admission;
	const person = await sessions.read(token, isArrival(hello));
	if (!person && wallToken !== undefined)
		return refusal('unauthenticated', 'This screen is no wall any more; pair it anew.');
	if (!person && !(kind === 'wall' && demo))
		return refusal('unauthenticated', 'Sign in to see this board.');
	if (person && !may(person, kind === 'wall' ? 'see-walls' : 'watch'))
		return refusal('forbidden', 'This is for others. Ask an administrator.');
	const board =
		kind === 'wall'
			? await wallOf(hello.board ?? 'default', person?.clients ?? '*', admission)
			: deskOf(person, boards);
	if (board === null) return refusal('not-found', `There is no board ${hello.board ?? 'yet'}.`);
	return { board, person, token: token ?? null, wall: null };
}

/** Whoever may not see inside is a guest. */
const deskOf = (person: Person | null, boards: Boards): string | null =>
	person && boards.desk(person.clients, may(person, 'see-inside') ? 'desk' : 'guest');

/** Also one that another node made a moment ago. */
async function wallOf(
	id: string,
	scope: '*' | string[],
	{ boards, keptBoards }: Admission
): Promise<string | null> {
	const board = boards.wall(id, scope);
	return board === null && (await keptBoards.has(id)) ? boards.wall(id, scope) : board;
}

const refusal = (code: FailureCode, detail: string): Error =>
	Object.assign(new Error(detail), { data: failure(code, detail) });

/** Whoever has become somebody else is sent away at once, and comes back as who they are now. */
export function endChangedPeople(spaces: (DisplaySpace | DeskSpace)[], sessions: Sessions): void {
	for (const space of spaces)
		for (const socket of space.sockets.values()) {
			const { person } = socket.data;
			if (person && !isDeepStrictEqual(sessions.person(person.id), person)) sendAway(socket);
		}
}

function sendAway(socket: DisplaySocket | DeskSocket): void {
	socket.emit('bye', 'signed-out');
	socket.disconnect(true);
}

/** A session that ended anywhere ends its sockets here; so does a person who is no longer what they were. */
export async function endLostSessions(
	spaces: (DisplaySpace | DeskSpace)[],
	sessions: Sessions
): Promise<void> {
	const sockets = spaces.flatMap((space): (DisplaySocket | DeskSocket)[] => [
		...space.sockets.values()
	]);
	const used = new Set(sockets.flatMap(({ data }) => (data.used && data.token) || []));
	const checked = new Map<string, boolean>();
	for (const socket of sockets) {
		const { token, person } = socket.data;
		if (!token || !person) continue;
		socket.data.used = isInUse(socket.data);
		const holds = checked.get(token) ?? (await sessions.holds(token, used.has(token)));
		checked.set(token, holds);
		const now = holds ? sessions.person(person.id) : null;
		if (!isDeepStrictEqual(now, person)) sendAway(socket);
	}
}
