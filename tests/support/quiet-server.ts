/** What the tests of a connection begin with: a server that says nothing by itself, and a screen of it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { onTestFinished } from 'vitest';
import type { Hello, ServerToScreen, ToServer } from '#lib/shared/wire/events.ts';
import { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { LiveBoardOptions } from '#lib/live/options.ts';
import { NOW } from './board-samples.ts';

type Served = Socket<ToServer, ServerToScreen>;
type Namespace = Server<ToServer, ServerToScreen>;

/** A server of the wire's own shape on a port of its own; it says nothing by itself. */
export async function serve(port = 0) {
	const http = createServer();
	const io: Namespace = new Server(http, { transports: ['websocket'] });
	http.listen(port, '127.0.0.1');
	await once(http, 'listening');
	const hellos: Hello[] = [];
	const screens: Served[] = [];
	let arrived = () => {};
	io.of('/desk').on('connection', (socket: Served) => {
		hellos.push(socket.handshake.auth as Hello);
		screens.push(socket);
		socket.on('time', (ack) => ack(NOW + 5000));
		arrived();
	});
	const close = () => new Promise<void>((done) => void io.close(() => done()));
	onTestFinished(close);
	return {
		io,
		hellos,
		close,
		port: (http.address() as AddressInfo).port,
		/** The next screen to connect. */
		screen: async () => {
			if (screens.length === 0) await new Promise<void>((done) => (arrived = done));
			return screens.shift() as Served;
		}
	};
}

export function open(port: number, options: Partial<LiveBoardOptions> = {}): LiveBoard {
	const board = new LiveBoard({
		namespace: '/desk',
		origin: `http://127.0.0.1:${port}`,
		random: () => 0,
		...options
	});
	onTestFinished(board.start());
	return board;
}
