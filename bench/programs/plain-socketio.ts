/** An anchor: nothing but Socket.IO, with the settings that Andon gives it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { paced } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

const ROOM = 'all';
const http = createServer();
const io = new Server(http, {
	serveClient: false,
	transports: ['websocket'],
	perMessageDeflate: false,
	pingInterval: 5000,
	pingTimeout: 5000
});
for (const name of ['/display', '/desk'])
	io.of(name).on('connection', (socket) => {
		void socket.join(ROOM);
		socket.on('command', (_request: unknown, ack: (answer: unknown) => void) => ack({ ok: true }));
	});

let messages: unknown[] = [];

const methods = {
	async start(): Promise<{ port: number }> {
		http.listen(0, '127.0.0.1');
		await once(http, 'listening');
		return { port: (http.address() as AddressInfo).port };
	},

	/** What `broadcast` sends, as JSON. Parsed here, so that this is not part of what is measured. */
	prepare(texts: string[]): void {
		messages = texts.map((text) => JSON.parse(text) as unknown);
	},

	/** Sends to every display, each message in turn; resolves after the last was handed to Socket.IO. */
	async broadcast(event: string, count: number, perSecond: number): Promise<void> {
		await paced(count, perSecond, (index) => {
			io.of('/display')
				.to(ROOM)
				.emit(event, messages[index % messages.length]);
		});
	}
};
export type PlainSocketIo = typeof methods;
serve(methods);
