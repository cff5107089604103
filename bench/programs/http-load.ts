/**
 * Requests over kept-alive connections, one at a time on each. Plain sockets and requests written beforehand: a client
 * library would need more CPU than the server that is measured.
 */
import { connect, type Socket } from 'node:net';
import { serve } from '../support/remote.ts';

export interface Load {
	port: number;
	/** Whole requests, as text. */
	requests: string[];
	connections: number;
}

export interface Loaded {
	seconds: number;
	/** Answers whose status was not 200, and the first of them. */
	refused: number;
	firstRefusal: string;
}

const HEAD_END = '\r\n\r\n';

/** Sends from `queue` until it is empty. */
function work(socket: Socket, queue: Iterator<string>, loaded: Loaded): Promise<void> {
	return new Promise((resolve, reject) => {
		let text = '';
		const next = () => {
			const { value, done } = queue.next() as IteratorResult<string, undefined>;
			if (done) resolve();
			else socket.write(value);
		};
		socket.on('error', reject);
		socket.on('close', () => reject(new Error('the server closed the connection')));
		socket.on('data', (chunk: Buffer) => {
			text += chunk.toString('latin1');
			const head = text.indexOf(HEAD_END);
			if (head < 0) return;
			const [, length] = /content-length: (\d+)/i.exec(text) ?? [];
			if (text.length < head + HEAD_END.length + Number(length)) return;
			if (!text.startsWith('HTTP/1.1 200')) {
				loaded.refused += 1;
				loaded.firstRefusal ||= text;
			}
			text = '';
			next();
		});
		next();
	});
}

const methods = {
	/** Sends every request once; resolves when the last is answered. */
	async send({ port, requests, connections }: Load): Promise<Loaded> {
		const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
		const queue = requests[Symbol.iterator]();
		const loaded: Loaded = { seconds: 0, refused: 0, firstRefusal: '' };
		const begin = performance.now();
		await Promise.all(sockets.map((socket) => work(socket, queue, loaded)));
		loaded.seconds = (performance.now() - begin) / 1000;
		for (const socket of sockets) socket.removeAllListeners('close').destroy();
		return loaded;
	}
};

function open(port: number): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => resolve(socket));
		socket.setNoDelay(true);
		socket.once('error', reject);
	});
}

export type HttpLoad = typeof methods;
serve(methods);
