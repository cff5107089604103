/** The line between a page and its server, in a test's hand: cut, silent, slow, or with somebody else answering. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Mode =
	| { is: 'open' }
	/** Nobody is there: connections are refused and those that are open break. */
	| { is: 'cut' }
	/** Connections stay open and nothing goes through them. */
	| { is: 'silent' }
	/** Somebody in between answers everything. */
	| { is: 'stranger'; status: string; body: string }
	/** A round trip takes so long, and so many bytes a second go through. */
	| { is: 'slow'; roundTripMs: number; bytesPerSecond: number };

export class Line {
	readonly url: string;
	readonly #server: Server;
	readonly #open = new Set<Socket>();
	#mode: Mode = { is: 'open' };

	private constructor(server: Server, url: string) {
		this.#server = server;
		this.url = url;
	}

	/** @param to address of the server */
	static async to(to: string): Promise<Line> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const line = new Line(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
		const port = Number(new URL(to).port);
		server.on('connection', (socket) => line.#take(socket, port));
		return line;
	}

	/** What was open before breaks, but for a line that falls silent or slow. */
	be(mode: Mode): void {
		this.#mode = mode;
		if (mode.is === 'cut' || mode.is === 'stranger') for (const one of this.#open) one.destroy();
	}
	async close(): Promise<void> {
		this.be({ is: 'cut' });
		this.#server.close();
		await once(this.#server, 'close');
	}

	#take(near: Socket, port: number): void {
		this.#open.add(near);
		near.on('error', () => undefined).on('close', () => this.#open.delete(near));
		if (this.#mode.is === 'cut') return void near.destroy();
		if (this.#mode.is === 'stranger') {
			const { status, body } = this.#mode;
			const head = `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\ncontent-length: ${body.length}`;
			near.once('data', () => near.end(`${head}\r\nconnection: close\r\n\r\n${body}`));
			return;
		}
		const far = connect(port, '127.0.0.1');
		far.on('error', () => near.destroy());
		this.#carry(near, far);
		this.#carry(far, near);
		near.on('close', () => far.destroy());
		far.on('close', () => near.destroy());
	}

	/** In order, each piece as late as the line is slow just now. */
	#carry(from: Socket, to: Socket): void {
		let freeAt = 0;
		from.on('data', (bytes: Buffer) => {
			const mode = this.#mode;
			if (mode.is === 'silent') return;
			if (mode.is !== 'slow') return void (to.destroyed || to.write(bytes));
			const now = performance.now();
			freeAt = Math.max(freeAt, now) + (bytes.length / mode.bytesPerSecond) * 1000;
			setTimeout(() => to.destroyed || to.write(bytes), freeAt - now + mode.roundTripMs / 2);
		});
		from.on('end', () => to.end());
	}
}
