/** The walls among the screens of this node: what they report, and what becomes of them while they are connected. */
import { z } from 'zod';
import { SOUNDS } from '#lib/shared/wire/walls.ts';
import type { Wall } from '#server/domain/walls/wall.ts';
import type { Directory } from '#server/services/directory.ts';
import type { Sightings } from '#server/services/walls/sightings.ts';
import type { Walls } from '#server/services/walls/walls.ts';
import type { Boards } from '../boards/boards.ts';
import { moveTo } from './screen.ts';
import type { DisplaySocket, DisplaySpace } from './types.ts';

export interface WallServices {
	boards: Boards;
	walls: Walls;
	directory: Directory;
	sightings: Sightings;
	now: () => number;
	/** The store is away, or something is broken. */
	onUnexpected: (error: unknown) => void;
}

/** How long a wall shows its name. */
export const IDENTIFY_MS = 20_000;

const px = z.number().min(1).max(100_000);
const Report = z.strictObject({
	build: z.string().max(80),
	width: px,
	height: px,
	ratio: z.number().min(0.1).max(16),
	sound: z.enum(SOUNDS),
	seq: z.int().min(0),
	latency: z.number().min(0).max(3_600_000).nullable()
});

/** Walls follow what is kept of them: at once, by what the directory tells. */
export function serveWalls(displays: DisplaySpace, services: WallServices) {
	const { boards, directory, sightings, onUnexpected } = services;
	let looking: Promise<void> = Promise.resolve();
	const lookAtAll = async () => {
		for (const socket of [...displays.sockets.values()]) await lookAt(socket, services);
	};
	const look = () => (looking = looking.then(lookAtAll));
	const stop = directory.onLoad(() => {
		if ([...displays.sockets.values()].some(({ data }) => data.wall))
			look().catch((error: unknown) => {
				looking = Promise.resolve();
				onUnexpected(error);
			});
	});
	return {
		serve(socket: DisplaySocket): void {
			const { wall } = socket.data;
			if (!wall) return;
			sightings.connected(socket.id, wall.id, (seq) => boards.behind(socket.data.board, seq));
			socket.on('report', (said) => {
				const report = Report.safeParse(said);
				if (report.success) sightings.reported(socket.id, report.data);
			});
			socket.on('disconnect', () => void sightings.gone(socket.id).catch(onUnexpected));
		},
		/** @throws StoreUnavailable */
		async look(): Promise<void> {
			await look().catch((error: unknown) => {
				looking = Promise.resolve();
				throw error;
			});
		},
		stop
	};
}

async function lookAt(socket: DisplaySocket, services: WallServices): Promise<void> {
	const { boards, walls, directory } = services;
	const shown = socket.data.wall;
	if (!shown || socket.disconnected) return;
	const wall = await walls.ofSocket(shown.id, shown.hash);
	if (!wall) {
		const kept = await directory.read('wall', shown.id);
		if (!kept || kept.revokedAt !== null) {
			socket.emit('bye', 'revoked');
			socket.disconnect(true);
		} else socket.conn.close(); // it has another token by now: it comes back with that
		return;
	}
	tell(socket, wall, services.now());
	if (wall.board === shown.board) return;
	const board = boards.wall(wall.board, '*');
	// there is no such board: it comes back, and is told so
	if (board === null) return void socket.conn.close();
	shown.board = wall.board;
	moveTo(socket, boards, board);
}

/** What was asked of it since it was last told. */
function tell(socket: DisplaySocket, { name, asked }: Wall, now: number): void {
	const shown = socket.data.wall;
	if (!shown || !asked || asked.at <= shown.askedAt) return;
	shown.askedAt = asked.at;
	const left = asked.at + IDENTIFY_MS - now;
	if (asked.what === 'identify' && left > 0) socket.emit('identify', name, left);
	if (asked.what === 'reload') socket.emit('bye', 'reload');
}
