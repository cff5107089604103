/**
 * A display that only counts: enough of WebSocket, Engine.IO and Socket.IO to join, answer pings and count what comes.
 * Socket.IO's own client would parse each message, and a thousand of them would starve the server that is measured.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface ThinScreenOptions {
	host: string;
	port: number;
	/** Such as `/display`. */
	namespace: string;
	auth: unknown;
	/** Messages of this event are counted. */
	event: string;
	/** Keeps the text of what it counts. */
	record: boolean;
}

const TEXT = 1;
const CLOSE = 8;

export class ThinScreen {
	deliveries = 0;
	bytes = 0;
	readonly recorded: string[] = [];
	readonly #socket: Socket;
	readonly #options: ThinScreenOptions;
	readonly #head: string;
	readonly #admitted = Promise.withResolvers<void>();
	readonly #first = Promise.withResolvers<void>();
	readonly #closed = Promise.withResolvers<void>();
	#rest: Buffer = Buffer.alloc(0);
	#upgraded = false;

	constructor(options: ThinScreenOptions) {
		this.#options = options;
		this.#head = `42${options.namespace},["${options.event}",`;
		this.#socket = connect(options.port, options.host);
		this.#socket.setNoDelay(true);
		this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
		this.#socket.on('error', (error) => this.#admitted.reject(error));
		this.#socket.on('close', () => {
			this.#admitted.reject(new Error('closed before it was let in'));
			this.#closed.resolve();
		});
		this.#socket.write(
			`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${options.host}:${options.port}\r\n` +
				'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
				`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`
		);
	}

	/** Resolves when the namespace has let it in. */
	get admitted(): Promise<void> {
		return this.#admitted.promise;
	}

	/** Resolves when the first message of the event has come; never, when none does. */
	get first(): Promise<void> {
		return this.#first.promise;
	}

	/** Resolves when the line is gone, whoever closed it. */
	get closed(): Promise<void> {
		return this.#closed.promise;
	}

	close(): void {
		this.#socket.destroy();
	}

	#read(chunk: Buffer): void {
		let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
		if (!this.#upgraded) {
			const end = data.indexOf('\r\n\r\n');
			if (end >= 0) data = data.subarray(end + 4);
			else return void (this.#rest = data);
			this.#upgraded = true;
		}
		for (;;) {
			const frame = frameAt(data);
			if (!frame) break;
			if (frame.opcode === TEXT) this.#take(data, frame.from, frame.to);
			else if (frame.opcode === CLOSE) this.#socket.end();
			data = data.subarray(frame.to);
		}
		this.#rest = data;
	}

	#take(data: Buffer, from: number, to: number): void {
		const start = data.toString('latin1', from, Math.min(to, from + this.#head.length));
		if (start === this.#head) {
			this.deliveries += 1;
			this.#first.resolve();
			this.bytes += to - from;
			if (this.#options.record)
				this.recorded.push(data.toString('utf8', from + this.#head.length, to - 1));
		} else if (start === '2') this.#send('3');
		else if (start.startsWith('0'))
			this.#send(`40${this.#options.namespace},${JSON.stringify(this.#options.auth)}`);
		else if (start.startsWith('40')) this.#admitted.resolve();
		else if (start.startsWith('44'))
			this.#admitted.reject(new Error(`refused: ${data.toString('utf8', from, to)}`));
	}

	/** Short text only; masked with zeros, which RFC 6455 allows and costs the server the same. */
	#send(text: string): void {
		const payload = Buffer.from(text);
		const head = Buffer.from([0x80 | TEXT, 0x80 | payload.length, 0, 0, 0, 0]);
		this.#socket.write(Buffer.concat([head, payload]));
	}
}

/** The frame at the start of `data`, when it is there whole. A server's frames are not masked. */
function frameAt(data: Buffer): { opcode: number; from: number; to: number } | null {
	if (data.length < 2) return null;
	const opcode = data.readUInt8(0) & 0x0f;
	const short = data.readUInt8(1) & 0x7f;
	const from = short === 127 ? 10 : short === 126 ? 4 : 2;
	if (data.length < from) return null;
	const length =
		short === 127 ? Number(data.readBigUInt64BE(2)) : short === 126 ? data.readUInt16BE(2) : short;
	return data.length < from + length ? null : { opcode, from, to: from + length };
}
